"""Forms about the shares of a member."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lisanga.core.kernel.money import Currency
from lisanga.domains.treasury.queries import till_choices
from lisanga.interfaces.web.fields import AmountField, day_input
from lisanga.interfaces.web.here import Here
from lisanga.interfaces.web.members.forms import whole
from lisanga.interfaces.web.submitting import OperationForm


class _InTill(OperationForm):
    """Money for shares: francs, into a till in francs."""

    more_fields = ("operator", "reference", "voucher")

    till = forms.ChoiceField(label=_("Dans quelle caisse"), required=False)
    operator = forms.CharField(label=_("Opérateur du téléphone"), max_length=40, required=False)
    reference = forms.CharField(
        label=_("Référence du message reçu"),
        max_length=60,
        required=False,
        help_text=_("Obligatoire pour un paiement par téléphone."),
    )
    voucher = forms.CharField(label=_("Numéro de la pièce en papier"), max_length=40, required=False)
    day = forms.DateField(label=_("Date"), required=False, widget=day_input(), help_text=_("Vide : aujourd’hui."))

    def __init__(self, here: Here, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tills = till_choices(here.scope, here.id)
        choices = [(str(till), name) for till, name, _kind, currency in tills if currency == Currency.CDF]
        field = self.fields["till"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices if len(choices) == 1 else [("", _("choisissez")), *choices]

    @property
    def main(self) -> list[forms.BoundField]:
        return [field for field in self.visible_fields() if field.name not in self.more_fields]

    @property
    def more(self) -> list[forms.BoundField]:
        return [self[name] for name in self.more_fields]

    @property
    def opened(self) -> bool:
        """Whether a folded field needs attention."""
        return any(field.errors for field in self.more)

    def paid_in(self) -> dict[str, Any]:
        """What an operation that takes money in carries."""
        data = self.cleaned_data
        return {
            "till": UUID(data["till"]) if data["till"] else None,
            "operator": data["operator"],
            "reference": data["reference"],
            "voucher": data["voucher"],
        }


class SubscribeForm(_InTill):
    """New shares, with what is paid at once."""

    shares = whole(label=_("Nombre de parts"), min_value=1)
    paid = AmountField(label=_("Versé aujourd’hui (FC)"), required=False, help_text=_("Vide : rien."))

    field_order = ("shares", "paid", "till", "day", "operator", "reference", "voucher")


class InstalmentForm(_InTill):
    """A payment on shares already subscribed."""

    amount = AmountField(label=_("Versé (FC)"))

    field_order = ("amount", "till", "day", "operator", "reference", "voucher")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not data.get("till") and "till" not in self.errors:
            self.add_error("till", _now("Dites dans quelle caisse l’argent est entré."))
        return data


class ExistingForm(OperationForm):
    """Shares that the paper register shows."""

    shares = whole(label=_("Nombre de parts"), min_value=1)
    paid = AmountField(label=_("Déjà versé (FC)"), help_text=_("0 si rien n’est versé."))
    day = forms.DateField(label=_("Date du registre"), required=False, widget=day_input())
