"""Forms about deliverables."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from lisanga.core.files.kinds import DOCUMENTS, IMAGES, PAPERS, SHEETS
from lisanga.core.kernel import clock
from lisanga.domains.partnerships.operations.set_figure import UNITS
from lisanga.interfaces.web.fields import day_input
from lisanga.interfaces.web.submitting import OperationForm
from lisanga.interfaces.web.uploads import KeptFileField


def _words(label: Any, most: int, rows: int = 4, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=most, widget=forms.Textarea(attrs={"rows": rows}), **more)


class OtherForm(OperationForm):
    """A work that is no report."""

    title = forms.CharField(label=_("Titre"), max_length=160)
    due_on = forms.DateField(label=_("Attendu pour le"), widget=day_input())


class PartForm(OperationForm):
    """The words of one part; `base` is the revision that they were written on, `settles` texts that were read."""

    text = forms.CharField(
        label=_("Texte"), max_length=40_000, required=False, widget=forms.Textarea(attrs={"rows": 6}), strip=False
    )
    base = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    settles = forms.CharField(widget=forms.HiddenInput, required=False)

    def settled(self) -> tuple[UUID, ...]:
        """Ids that the page named; others are passed over."""
        found = []
        for word in self.cleaned_data["settles"].split():
            try:
                found.append(UUID(word))
            except ValueError:
                continue
        return tuple(found)


class FigureForm(OperationForm):
    """A figure typed by hand, with its source. Weights are typed in kilograms, dollars with two decimals."""

    part = forms.ChoiceField(label=_("Partie"))
    label = forms.CharField(label=_("Ce que ce chiffre compte"), max_length=120)
    value = forms.DecimalField(
        label=_("Valeur"), required=False, localize=True, help_text=_("Laissez vide pour retirer ce chiffre.")
    )
    unit = forms.ChoiceField(label=_("Unité"), choices=list(UNITS.items()))
    source = forms.CharField(label=_("D’où il vient"), max_length=200, required=False)

    def __init__(self, parts: Iterable[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["part"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(parts)


class SubmitForm(OperationForm):
    """`version` is the number that it gets: a page left open for long does not submit twice."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    note = _words(_("Mot d’accompagnement"), 500, 3, required=False)


class SubmitFileForm(SubmitForm):
    """A work that is a file."""

    file = KeptFileField(label=_("Le fichier"), allowed=DOCUMENTS | PAPERS | SHEETS | IMAGES)
    field_order = ("operation_id", "version", "file", "note")


class ObserveForm(OperationForm):
    """One observation about one part."""

    part = forms.ChoiceField(label=_("À propos de"), required=False)
    text = _words(_("Votre observation"), 2000)

    def __init__(self, parts: Iterable[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["part"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("tout le livrable")), *parts]


class AnswerForm(OperationForm):
    answer = _words(_("Votre réponse"), 2000)


class DecideForm(OperationForm):
    """`sha256`: the fingerprint of what was read."""

    sha256 = forms.CharField(widget=forms.HiddenInput)
    decision = forms.ChoiceField(
        label=_("Votre décision"),
        choices=[("validate", _("Je valide cette version")), ("reject", _("Je rejette cette version"))],
        widget=forms.RadioSelect,
    )
    reason = _words(_("Pourquoi ? (pour rejeter)"), 1000, 3, required=False)


class SignedForm(OperationForm):
    """A page signed on paper."""

    signed_by = forms.ChoiceField(label=_("Qui a signé"))
    signed_on = forms.DateField(label=_("Le"), widget=day_input(), initial=clock.today)
    code = forms.CharField(
        label=_("Code de la page"),
        max_length=20,
        help_text=_("Celui qui est imprimé sous le code QR : il prouve que la page parle de cette version."),
    )
    file = KeptFileField(label=_("Photo ou scan de la page signée"), allowed=PAPERS | IMAGES)

    def __init__(self, people: Iterable[tuple[UUID, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["signed_by"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(person), name) for person, name in people]


class ReviewForm(OperationForm):
    text = _words(_("Votre regard"), 40_000, 8)
