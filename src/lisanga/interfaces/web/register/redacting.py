"""Blanking the words of one line at the request of the person concerned; the line and its proof stay."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lisanga.core.operations.queries import register_entry
from lisanga.core.scope.roles import Permission
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.directory.operations.redact_payload import RedactPayload
from lisanga.interfaces.web.here import cooperative_here
from lisanga.interfaces.web.submitting import OperationForm, send


class RedactForm(OperationForm):
    reason = forms.CharField(
        label=_("Pourquoi ?"), max_length=200, help_text=_("Cette raison reste au registre : n’y écrivez aucun nom.")
    )


def redact(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Cannot be undone: said before, not after."""
    here = cooperative_here(request, code)
    here.require(Permission.REDACT)
    row = register_entry(here.scope, here.id, number)
    if row is None or (row.payload is None and request.method != "POST"):
        raise NotVisible
    form = RedactForm(request.POST or None)
    back = here.url("register_entry", number)
    if request.method == "POST" and form.is_valid():
        payload = RedactPayload(number=number, reason=form.cleaned_data["reason"])
        said = _now("Le contenu de la ligne %(number)s est effacé.") % {"number": number}
        if send(request, "directory.redact_payload", here.id, payload, form=form, said=said).recorded:
            return redirect(back)
    context = {"here": here, "form": form, "row": row, "back": back}
    return render(request, "register/redact.html", context, status=422 if form.errors else 200)
