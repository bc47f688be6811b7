"""From a form to the door and back: the id of the operation travels in the page: a double click is a duplicate."""

from datetime import date
from typing import Any, cast
from uuid import UUID

import msgspec
from django import forms
from django.contrib import messages
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.envelope import envelope
from lisanga.core.operations.gate import submit_one
from lisanga.core.operations.verdicts import Answer
from lisanga.interfaces.web.requests import viewer_of_request


class OperationForm(forms.Form):
    """A form that sends one operation."""

    operation_id = forms.UUIDField(widget=forms.HiddenInput)
    required_css_class = "required"
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("operation_id", new_id())

    @property
    def identifier(self) -> UUID:
        identifier: UUID = self.cleaned_data["operation_id"]
        return identifier


class ReasonForm(OperationForm):
    """Why something is corrected, in one's own words."""

    reason = forms.CharField(label=_("Pourquoi ?"), max_length=200)


def send(
    request: HttpRequest,
    type: str,
    organisation: UUID,
    payload: msgspec.Struct | dict[str, Any],
    *,
    form: OperationForm | None = None,
    id: UUID | None = None,
    business_date: date | None = None,
    caused_by: UUID | None = None,
    said: str = "",
) -> Answer:
    """Sends one operation for the reader. Refused: the problems stand beside the form's fields. Recorded: `said` is
    shown on the next page, with what was flagged."""
    identifier = form.identifier if form is not None else id
    made = envelope(type, organisation, payload, id=identifier, business_date=business_date, caused_by=caused_by)
    answer = submit_one(viewer_of_request(request), made)
    if not answer.recorded:
        if form is not None:
            show_problems(form, answer)
        else:
            for problem in answer.problems:
                messages.error(request, problem.message)
        return answer
    for problem in answer.problems:
        messages.warning(request, _("À vérifier : %(problem)s") % {"problem": problem.message})
    if said:
        messages.success(request, said)
    return answer


def show_problems(form: forms.Form, answer: Answer) -> None:
    """Each problem next to its field, or on top; a new id, because a refused operation keeps its own."""
    for problem in answer.problems:
        field = problem.field.split(".")[0].split("[")[0]
        reference = f" ({problem.reference})" if problem.reference else ""
        form.add_error(field if field in form.fields else None, problem.message + reference)
    if "operation_id" in form.fields:
        data = cast(QueryDict, form.data).copy()
        data[form.add_prefix("operation_id")] = str(new_id())
        form.data = data
