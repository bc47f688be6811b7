"""Forms about documents and access."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lisanga.core.files.kinds import DOCUMENTS
from lisanga.core.kernel import clock
from lisanga.domains.partnerships.confidentiality import LABELS, MEANINGS, labels_of
from lisanga.domains.partnerships.queries.data_sets import DataSetRow
from lisanga.domains.partnerships.queries.documents import DocumentRow
from lisanga.interfaces.web.fields import day_input
from lisanga.interfaces.web.submitting import OperationForm
from lisanga.interfaces.web.uploads import KeptFileField

People = Iterable[tuple[UUID, str, str]]
# A label is no alarm: none of them is drawn as a refusal.
TONES = {"public": "good", "partner": "info", "cerpec": "quiet", "restricted": "watch"}
"""How a label is shown."""


class LabelForm(OperationForm):
    """Who reads a document; persons are named only on a restricted one."""

    label = forms.ChoiceField(label=_("Qui peut le lire ?"), widget=forms.RadioSelect)
    readers = forms.MultipleChoiceField(
        label=_("Personnes nommées"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Seulement pour « restreint ». Vous, qui le déposez, le lisez toujours."),
    )

    def __init__(self, side: str, people: People, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels, readers = self.fields["label"], self.fields["readers"]
        assert isinstance(labels, forms.ChoiceField)
        assert isinstance(readers, forms.MultipleChoiceField)
        labels.choices = [(str(one), f"{LABELS[one]} : {MEANINGS[one]}") for one in labels_of(side)]
        readers.choices = [(str(person), f"{name} ({where})") for person, name, where in people]

    @property
    def people(self) -> tuple[UUID, ...]:
        """Nobody is named where the label does not ask for it."""
        named = self.cleaned_data["readers"] if self.cleaned_data["label"] == "restricted" else []
        return tuple(UUID(one) for one in named)


class DocumentForm(LabelForm):
    """A document is brought."""

    title = forms.CharField(label=_("Titre"), max_length=160)
    digest = KeptFileField(label=_("Fichier"), allowed=DOCUMENTS)
    field_order = ("title", "digest", "label", "readers")


class VersionForm(OperationForm):
    digest = KeptFileField(label=_("Fichier"), allowed=DOCUMENTS)
    note = forms.CharField(label=_("Ce qui a changé"), max_length=200, required=False)


class AskForm(OperationForm):
    """What the programme asks to read."""

    information = forms.CharField(
        label=_("Quelle information ?"), max_length=400, widget=forms.Textarea(attrs={"rows": 3})
    )
    reason = forms.CharField(
        label=_("À quoi servira-t-elle ?"), max_length=400, widget=forms.Textarea(attrs={"rows": 3})
    )


class GrantForm(OperationForm):
    """What the partner opens, and until when."""

    opens = forms.MultipleChoiceField(label=_("Ce que l’accès ouvre"), widget=forms.CheckboxSelectMultiple)
    until = forms.DateField(
        label=_("Jusqu’au"), widget=day_input(), help_text=_("Ce jour compris ; ensuite l’accès se ferme tout seul.")
    )
    answer = forms.CharField(label=_("Un mot"), max_length=400, required=False)

    def __init__(self, own: Iterable[DocumentRow | DataSetRow], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["opens"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(str(row.id), _openable(row)) for row in own]

    def clean_until(self) -> date:
        day: date = self.cleaned_data["until"]
        if day < clock.today():
            raise forms.ValidationError(_now("Ce jour est déjà passé."))
        return day


def _openable(row: DocumentRow | DataSetRow) -> str:
    """The name with its label; data say that they are data."""
    kind = _now("données, ") if isinstance(row, DataSetRow) else ""
    return f"{row.title} ({kind}{row.label_words})"


class RefuseForm(OperationForm):
    reason = forms.CharField(label=_("Pourquoi ?"), max_length=400)
