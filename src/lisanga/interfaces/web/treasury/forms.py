"""Forms of money: amounts are read in the currency of the till chosen."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lisanga.core.kernel import clock, french
from lisanga.core.kernel.money import AmountError, Currency, parse_amount
from lisanga.core.kernel.phone import SERVICES
from lisanga.domains.treasury.categories import CATEGORIES, IN
from lisanga.domains.treasury.queries import TillRow
from lisanga.interfaces.web.fields import RateField, day_input
from lisanga.interfaces.web.here import Here
from lisanga.interfaces.web.members.choosing import MemberField
from lisanga.interfaces.web.submitting import OperationForm


def typed_amount(label: Any, **more: Any) -> forms.CharField:
    """An amount whose currency is only known once the till is chosen."""
    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
    return forms.CharField(label=label, max_length=24, widget=widget, **more)


class PlaceInTime(OperationForm):
    """Anything that happened on a day, today when nothing is said."""

    day = forms.DateField(label=_("Date"), required=False, widget=day_input(), help_text=_("Vide : aujourd’hui."))

    def clean_day(self) -> date | None:
        day: date | None = self.cleaned_data["day"]
        if day is not None and day > clock.today():
            raise forms.ValidationError(_now("Ce jour n’est pas encore venu."))
        return day


class MoneyForm(PlaceInTime):
    """Money that enters or leaves a till. `order` and `extra` name the fields shown at once and those folded away."""

    order: Sequence[str] = ("till", "amount", "day")
    extra: Sequence[str] = ("operator", "reference", "fee", "rate", "voucher")

    till = forms.ChoiceField(label=_("Caisse"))
    amount = typed_amount(_("Montant"))
    operator = forms.CharField(
        label=_("Opérateur du téléphone"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"list": "services", "autocomplete": "off"}),
        help_text=_("Vide : celui de la caisse."),
    )
    reference = forms.CharField(
        label=_("Référence du message reçu"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        help_text=_("Obligatoire pour un paiement par téléphone."),
    )
    fee = typed_amount(_("Frais de l’opérateur"), required=False)
    rate = RateField(
        label=_("Francs pour un dollar"),
        required=False,
        help_text=_("Seulement pour une caisse en dollars. Vide : le dernier taux noté."),
    )
    voucher = forms.CharField(label=_("Numéro de la pièce en papier"), max_length=40, required=False)

    def __init__(self, tills: Sequence[TillRow], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tills = {str(till.id): till for till in tills}
        for name in ("till", "source", "target"):
            if name in self.fields:
                set_choices(self.fields[name], till_choices(tills))

    @property
    def main(self) -> list[forms.BoundField]:
        return [self[name] for name in self.order]

    @property
    def more(self) -> list[forms.BoundField]:
        return [self[name] for name in self.extra]

    @property
    def opened(self) -> bool:
        """Whether a folded field needs attention."""
        return any(field.errors for field in self.more)

    @property
    def services(self) -> tuple[str, ...]:
        return SERVICES

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        till = self.tills.get(data.get("till") or data.get("source") or "")
        if till is not None:
            for name in ("amount", "fee"):
                self.read_amount(name, till.currency)
            if till.kind == "mobile" and not data.get("operator"):
                data["operator"] = till.operator
        return data

    def read_amount(self, name: str, currency: str) -> None:
        """Replaces the text typed by the integer, or says beside the field what is wrong."""
        text = self.cleaned_data.get(name)
        if name not in self.cleaned_data or isinstance(text, int):
            return
        if not text:
            self.cleaned_data[name] = 0
            return
        try:
            amount = parse_amount(text, Currency(currency))
        except AmountError as error:
            self.add_error(name, str(error))
            return
        if amount < 0 or (amount == 0 and name == "amount"):
            self.add_error(name, _now("Le montant doit être plus grand que zéro."))
            return
        self.cleaned_data[name] = amount

    def phone(self) -> dict[str, Any]:
        """What every payment carries besides its amount."""
        data = self.cleaned_data
        return {
            "operator": data["operator"],
            "reference": data["reference"],
            "fee": data["fee"],
            "rate": data["rate"],
        }


def till_choices(tills: Sequence[TillRow]) -> list[tuple[str, str]]:
    """Each till with what it holds."""
    return [(str(till.id), f"{till.name} ({french.amount(till.balance, till.currency)})") for till in tills]


def set_choices(field: forms.Field, choices: list[tuple[str, Any]]) -> None:
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices


class TillForm(OperationForm):
    """Where money is kept."""

    kind = forms.ChoiceField(
        label=_("Genre"),
        choices=[("cash", _("Argent liquide")), ("mobile", _("Téléphone")), ("bank", _("Banque, épargne"))],
    )
    name = forms.CharField(label=_("Nom"), max_length=80, help_text=_("Par exemple : Caisse du bureau"))
    currency = forms.ChoiceField(label=_("Monnaie"), choices=[("CDF", _("Francs congolais")), ("USD", _("Dollars"))])
    operator = forms.CharField(
        label=_("Opérateur ou banque"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"list": "services"}),
    )
    number = forms.CharField(label=_("Numéro de téléphone ou de compte"), max_length=40, required=False)


class CashForm(MoneyForm):
    """A receipt or an expense, in plain words; with `item`, the settlement of a sum due."""

    order: Sequence[str] = ("till", "amount", "category", "label", "counterparty", "day")

    direction = forms.CharField(widget=forms.HiddenInput)
    item = forms.UUIDField(widget=forms.HiddenInput, required=False)
    category = forms.ChoiceField(label=_("Pour quoi ?"), required=False)
    label = forms.CharField(label=_("En quelques mots"), max_length=160, required=False)
    counterparty = forms.CharField(label=_("De qui, ou à qui ?"), max_length=120, required=False)

    def __init__(self, tills: Sequence[TillRow], direction: str, settles: bool, *args: Any, **kwargs: Any) -> None:
        super().__init__(tills, *args, **kwargs)
        own = [(one.code, one.label) for one in CATEGORIES.values() if one.direction == direction]
        set_choices(self.fields["category"], [("", _("Choisissez…")), *own])
        self.fields["category"].label = _("D’où vient l’argent ?") if direction == IN else _("Pour quoi ?")
        self.fields["counterparty"].label = _("De qui ?") if direction == IN else _("À qui ?")
        self.fields["category"].required = not settles
        if settles:
            self.order = ("till", "amount", "label", "day")


class TransferForm(MoneyForm):
    """From one till to another."""

    order = ("source", "target", "amount", "received", "label", "day")
    extra = ("operator", "reference", "fee")

    till = None  # type: ignore[assignment]  # a transfer has two tills; None removes the inherited field
    source = forms.ChoiceField(label=_("De la caisse"))
    target = forms.ChoiceField(label=_("Vers la caisse"))
    received = typed_amount(
        _("Montant arrivé"), required=False, help_text=_("Seulement quand les deux caisses n’ont pas la même monnaie.")
    )
    label = forms.CharField(label=_("En quelques mots"), max_length=160, required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        target = self.tills.get(data.get("target", ""))
        if target is not None and data.get("received"):
            self.read_amount("received", target.currency)
        return data


class MemberMoneyForm(MoneyForm):
    """Money handed to a member."""

    member = MemberField(label=_("Membre"), help_text=_("Son numéro, ou son nom."))

    def __init__(self, here: Here, tills: Sequence[TillRow], *args: Any, **kwargs: Any) -> None:
        super().__init__(tills, *args, **kwargs)
        self.fields["member"].look_in(here)  # type: ignore[attr-defined]  # a MemberField


class PaymentForm(MemberMoneyForm):
    """What the cooperative owes a member, paid."""

    order = ("member", "amount", "till", "reference", "day")
    extra = ("operator", "fee", "rate", "voucher", "received_by")

    received_by = forms.CharField(
        label=_("Qui a reçu l’argent ?"), max_length=120, required=False, help_text=_("Si ce n’est pas le membre.")
    )


class AdvanceForm(MemberMoneyForm):
    """Money before the produce comes."""

    order = ("member", "amount", "till", "due_on", "label", "day")

    due_on = forms.DateField(label=_("La récolte est attendue le"), required=False, widget=day_input())
    label = forms.CharField(label=_("En quelques mots"), max_length=160, required=False)


class ClaimForm(PlaceInTime):
    """A sum due to the cooperative, by a member (inputs on credit) or by somebody else."""

    member = MemberField(
        label=_("Membre qui doit"), required=False, help_text=_("Son numéro ou son nom ; vide pour un acheteur.")
    )
    debtor_name = forms.CharField(label=_("Ou : acheteur, autre personne"), max_length=160, required=False)
    category = forms.ChoiceField(label=_("Pour quoi ?"))
    amount = typed_amount(_("Montant"))
    currency = forms.ChoiceField(label=_("Monnaie"), choices=[("CDF", _("Francs congolais")), ("USD", _("Dollars"))])
    label = forms.CharField(label=_("En quelques mots"), max_length=160, required=False)
    due_on = forms.DateField(label=_("À payer avant le"), required=False, widget=day_input())
    rate = RateField(label=_("Francs pour un dollar"), required=False, help_text=_("Seulement pour des dollars."))

    field_order = ("member", "debtor_name", "category", "amount", "currency", "label", "due_on", "rate", "day")

    def __init__(self, here: Here, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = [(one.code, one.label) for one in CATEGORIES.values() if one.direction == IN]
        set_choices(self.fields["category"], own)
        self.fields["member"].look_in(here)  # type: ignore[attr-defined]  # a MemberField

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("member") and data.get("debtor_name"):
            self.add_error("debtor_name", _now("Choisissez le membre ou une autre personne, pas les deux."))
        text, currency = data.get("amount"), data.get("currency")
        if text and currency:
            try:
                data["amount"] = parse_amount(text, Currency(currency))
            except AmountError as error:
                self.add_error("amount", str(error))
        return data
