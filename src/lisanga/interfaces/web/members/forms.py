"""Forms about members."""

from datetime import date
from typing import Any

import msgspec
from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lisanga.core.kernel import clock
from lisanga.domains.members.operations.register_member import RegisterMember
from lisanga.domains.members.operations.set_status import NEXT
from lisanga.domains.members.queries import MemberSheet
from lisanga.interfaces.web.fields import day_input
from lisanga.interfaces.web.members.labels import STEPS
from lisanga.interfaces.web.submitting import OperationForm

_SEXES = [("F", _("Femme")), ("M", _("Homme"))]
_PHONE = forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"})


def whole(**more: Any) -> forms.IntegerField:
    """A number typed on the number pad, without the arrows of a browser."""
    return forms.IntegerField(widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}), **more)


class PersonForm(OperationForm):
    """What the register keeps of a person (AUS 9)."""

    family = forms.CharField(label=_("Nom"), max_length=60, error_messages={"required": _("Écrivez le nom du membre.")})
    post = forms.CharField(label=_("Post-nom"), max_length=60, required=False)
    given = forms.CharField(label=_("Prénom"), max_length=60, required=False)
    sex = forms.ChoiceField(label=_("Sexe"), choices=_SEXES, required=False, widget=forms.RadioSelect)
    phone = forms.CharField(label=_("Téléphone"), max_length=40, required=False, widget=_PHONE)
    village = forms.CharField(
        label=_("Village"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"list": "villages", "autocomplete": "off"}),
    )
    birth_year = whole(label=_("Année de naissance"), min_value=1900, max_value=2200, required=False)
    birth_date = forms.DateField(label=_("Date de naissance"), required=False, widget=day_input())
    profession = forms.CharField(label=_("Profession"), max_length=80, required=False)
    address = forms.CharField(label=_("Adresse"), max_length=120, required=False)
    id_document = forms.CharField(
        label=_("Pièce d’identité"),
        max_length=80,
        required=False,
        help_text=_("Carte d’électeur, passeport : le numéro."),
    )
    joined_on = forms.DateField(label=_("Date d’adhésion"), required=False, widget=day_input())
    paper_number = forms.CharField(label=_("Numéro dans le registre papier"), max_length=24, required=False)

    main_fields: tuple[str, ...] = ("family", "post", "given", "sex", "phone", "village", "birth_year")
    more_fields: tuple[str, ...] = ("birth_date", "profession", "address", "id_document", "joined_on", "paper_number")

    @property
    def main(self) -> list[forms.BoundField]:
        return [self[name] for name in self.main_fields]

    @property
    def more(self) -> list[forms.BoundField]:
        return [self[name] for name in self.more_fields]

    @property
    def opened(self) -> bool:
        """Whether a folded field needs attention."""
        return any(field.errors for field in self.more)

    @property
    def full_name(self) -> str:
        return " ".join(str(self.data.get(name, "")) for name in ("family", "post", "given"))


class NewMemberForm(PersonForm):
    """Somebody who joined. `another` says that a person who looks alike was seen and is somebody else."""

    number = whole(
        label=_("Numéro de membre"), min_value=1, required=False, help_text=_("Vide : le numéro suivant est donné.")
    )
    status = forms.ChoiceField(
        label=_("Situation"),
        required=False,
        initial="provisional",
        choices=[
            ("provisional", _("Admis, à ratifier par l’assemblée")),
            ("ratified", _("Ratifié par l’assemblée")),
            ("applied", _("Demande, pas encore admis")),
        ],
    )
    another = forms.BooleanField(label=_("C’est une autre personne"), required=False)

    more_fields = (*PersonForm.more_fields, "number", "status")

    def payload(self) -> RegisterMember:
        data = self.cleaned_data
        texts = ("family", "post", "given", "sex", "phone", "village", "address", "profession", "id_document")
        return RegisterMember(
            **{name: data[name] for name in texts},
            paper_number=data["paper_number"],
            birth_year=data["birth_year"],
            birth_date=data["birth_date"],
            joined_on=data["joined_on"] or clock.today(),
            number=data["number"],
            status=data["status"] or "provisional",
        )


class EditForm(PersonForm):
    """The values that were seen travel with the new ones, so that two people do not undo each other."""

    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, person: MemberSheet, *args: Any, **kwargs: Any) -> None:
        shown = values_of(person)
        kwargs["initial"] = {**shown, "seen": msgspec.json.encode(shown).decode()}
        super().__init__(*args, **kwargs)
        self.fields["family"].required = bool(person.name.family)  # some registers hold one name, written as given

    def clean_seen(self) -> dict[str, str]:
        try:
            return msgspec.json.decode(self.cleaned_data["seen"], type=dict[str, str])
        except msgspec.DecodeError:
            raise forms.ValidationError(_now("La page a été abîmée en route : ouvrez-la de nouveau.")) from None

    def changes(self) -> dict[str, tuple[str, str]]:
        """Field → (what was seen, what stands now), only where they differ."""
        seen: dict[str, str] = self.cleaned_data["seen"]
        new = {name: _as_text(self.cleaned_data[name]) for name in (*self.main_fields, *self.more_fields)}
        return {name: (seen.get(name, ""), value) for name, value in new.items() if value != seen.get(name, "")}


def values_of(person: MemberSheet) -> dict[str, str]:
    """A member's fields as text, as the operation that corrects them names them."""
    name = person.name
    kept: dict[str, object] = {"family": name.family, "post": name.post, "given": name.given}
    kept["phone"] = person.phone or person.phone_typed
    fields = (*PersonForm.main_fields, *PersonForm.more_fields)
    return {field: _as_text(kept.get(field, getattr(person, field, None))) for field in fields}


def _as_text(value: object) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value).strip()


class StatusForm(OperationForm):
    """The next step of a membership."""

    status = forms.ChoiceField(label=_("Nouvelle situation"), widget=forms.RadioSelect)
    day = forms.DateField(label=_("Depuis le"), widget=day_input(), initial=clock.today)
    reason = forms.CharField(
        label=_("Pourquoi, ou quelle décision"),
        max_length=200,
        required=False,
        help_text=_("Par exemple : assemblée du 21 mars 2026"),
    )

    def __init__(self, person: MemberSheet, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["status"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(code, label) for code, label in STEPS.items() if code in NEXT[person.status]]
