"""Forms about missions: the sheet, the note's lines, what was promised and paid, news of the journey."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lisanga.core.files.kinds import PAPERS
from lisanga.core.kernel import clock, french
from lisanga.core.kernel.ids import new_id
from lisanga.core.kernel.money import AmountError, Currency, parse_amount
from lisanga.core.kernel.phone import PhoneError, parse_optional_phone
from lisanga.domains.partnerships.budget import CATEGORIES
from lisanga.domains.partnerships.operations.mission_words import Expert
from lisanga.domains.partnerships.queries.missions import ExpertRow, MissionSheet
from lisanga.domains.partnerships.queries.services import ServiceRow
from lisanga.interfaces.web.cooperatives.forms import zones
from lisanga.interfaces.web.fields import HundredthsField, day_input
from lisanga.interfaces.web.submitting import OperationForm
from lisanga.interfaces.web.uploads import KeptFileField

_CURRENCIES = [("CDF", _("Francs congolais (FC)")), ("USD", _("Dollars ($)"))]
_AMOUNT = {"inputmode": "decimal", "autocomplete": "off"}
_PHONE = {"inputmode": "tel", "autocomplete": "off"}


def _amount(label: Any, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=24, widget=forms.TextInput(attrs=_AMOUNT), **more)


class MissionForm(OperationForm):
    """Who goes where, when, for what, and whom to call there."""

    purpose = forms.CharField(label=_("Ce que la mission va faire"), max_length=200)
    zone = forms.ChoiceField(label=_("Province et territoire"))
    place = forms.CharField(label=_("Lieu"), max_length=120, help_text=_("Ville, secteur ou village, site."))
    starts_on = forms.DateField(label=_("Départ"), widget=day_input())
    ends_on = forms.DateField(label=_("Retour"), widget=day_input())
    experts = forms.CharField(
        label=_("Experts"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Un par ligne, avec son téléphone : Astrid Mbala, 081 123 45 67"),
    )
    contact_name = forms.CharField(
        label=_("Contact sécurité sur place"),
        max_length=120,
        required=False,
        help_text=_("Quelqu’un qui répond jour et nuit : on peut l’écrire plus tard, avant le départ."),
    )
    contact_phone = forms.CharField(
        label=_("Son téléphone"), max_length=24, required=False, widget=forms.TextInput(attrs=_PHONE)
    )

    def __init__(self, *args: Any, kept: Iterable[ExpertRow] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kept = {expert.name: expert for expert in kept}
        where = self.fields["zone"]
        assert isinstance(where, forms.ChoiceField)
        where.choices = [("", _("choisissez")), *zones()]

    def clean_experts(self) -> tuple[Expert, ...]:
        """Who stays on the mission keeps their access here."""
        return tuple(self._expert(line) for line in self.cleaned_data["experts"].splitlines() if line.strip())

    def _expert(self, line: str) -> Expert:
        name, _comma, phone = (part.strip() for part in line.partition(","))
        try:
            parse_optional_phone(phone)
        except PhoneError as error:
            raise forms.ValidationError(f"{name} : {error}") from None
        before = self.kept.get(name)
        return Expert(id=new_id(), name=name, phone=phone, person=before.person if before else None)

    def values(self) -> dict[str, Any]:
        """Fields of the operations that plan and change."""
        data = self.cleaned_data
        province, _slash, territory = data["zone"].partition("/")
        names = ("purpose", "place", "starts_on", "ends_on", "experts", "contact_name", "contact_phone")
        return {name: data[name] for name in names} | {"province": province, "territory": territory}


def initial_of(sheet: MissionSheet) -> dict[str, Any]:
    """What is kept, as it is typed."""
    names = ("purpose", "place", "starts_on", "ends_on", "contact_name", "contact_phone")
    experts = (", ".join(part for part in (one.name, one.phone) if part) for one in sheet.experts)
    values = {name: getattr(sheet, name) for name in names}
    return values | {"zone": f"{sheet.province}/{sheet.territory}", "experts": "\n".join(experts)}


class CancelForm(OperationForm):
    reason = forms.CharField(label=_("Pourquoi ?"), max_length=200)


class ServiceForm(OperationForm):
    """A line of the note."""

    category = forms.ChoiceField(label=_("Prestation"), choices=list(CATEGORIES.items()))
    label = forms.CharField(label=_("De quoi s’agit-il ?"), max_length=160)
    quantity = HundredthsField(label=_("Quantité"), initial="1")
    unit = forms.CharField(
        label=_("Unité"),
        max_length=24,
        required=False,
        help_text=_("nuits, billets, litres, jours…"),
        widget=forms.TextInput(attrs={"list": "units", "autocomplete": "off"}),
    )
    unit_cost = _amount(_("Coût d’une unité"), help_text=_("0 pour ce qui est prêté : salle, véhicule, chambre."))
    currency = forms.ChoiceField(label=_("Monnaie"), choices=_CURRENCIES)
    payer = forms.ChoiceField(label=_("À la charge de"))

    def __init__(self, office: str, partner: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["payer"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("partner", partner), ("office", office)]

    def clean(self) -> dict[str, Any]:
        return read_amount(self, "unit_cost")


class CommitForm(OperationForm):
    """A line is promised to a supplier."""

    amount = _amount(_("Montant engagé"))
    currency = forms.ChoiceField(label=_("Monnaie"), choices=_CURRENCIES)
    day = forms.DateField(label=_("Le"), widget=day_input(), initial=clock.today)
    note = forms.CharField(
        label=_("Précision"), max_length=200, required=False, help_text=_("Fournisseur, bon de commande.")
    )

    def clean(self) -> dict[str, Any]:
        return read_amount(self, "amount")

    def clean_day(self) -> date:
        return past(self.cleaned_data["day"])


class SpendForm(CommitForm):
    """Money went out, or the thing was given."""

    amount = _amount(_("Montant dépensé"), required=False, help_text=_("Vide ou 0 pour ce qui a été prêté."))
    completes = forms.BooleanField(label=_("C’est tout : rien ne reste dû sur cette ligne"), required=False)
    voucher = forms.CharField(label=_("Numéro de la pièce"), max_length=60, required=False)
    receipt = KeptFileField(
        label=_("Photo ou scan de la pièce"), required=False, allowed=PAPERS, help_text=_("Facture, reçu, billet.")
    )
    field_order = ("amount", "currency", "completes", "day", "voucher", "receipt", "note")


def read_amount(form: OperationForm, name: str) -> dict[str, Any]:
    """The amount in the currency chosen beside it; nothing is zero."""
    data = form.cleaned_data
    if name in data and data.get("currency"):
        try:
            data[name] = parse_amount(data[name], Currency(data["currency"])) if data[name] else 0
        except AmountError as error:
            form.add_error(name, str(error))
    return data


def past(day: date) -> date:
    """A day that has come."""
    if day > clock.today():
        raise forms.ValidationError(_now("Ce jour n’est pas encore venu."))
    return day


def proposed(line: ServiceRow, left: int) -> dict[str, Any]:
    """What is likely: the rest of the line, in its own currency."""
    decimals = Currency(line.currency).exponent
    return {"amount": french.number(max(left, 0), decimals) if left > 0 else "", "currency": line.currency}


class TravelForm(OperationForm):
    """News of the journey, in one gesture."""

    step = forms.ChoiceField(label=_("Quelles nouvelles ?"), widget=forms.RadioSelect)
    place = forms.CharField(label=_("Où ?"), max_length=120, required=False)
    note = forms.CharField(label=_("Un mot"), max_length=200, required=False)

    def __init__(self, steps: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["step"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = steps


def keep_for(form: OperationForm, organisation: UUID, person: UUID) -> None:
    """Files of a form belong to the office that owns the shared row."""
    for field in form.fields.values():
        if isinstance(field, KeptFileField):
            field.for_(organisation, person)
