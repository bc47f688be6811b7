"""Weighing in a queue: one screen, the number pad, Enter to go on. A repeat delivery of a known member takes four Enter
keys besides the digits; product and centre stay from one member to the next."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from lisanga.core.kernel import clock, french
from lisanga.core.kernel.money import Currency
from lisanga.core.ledger.queries import open_items_of
from lisanga.core.operations.verdicts import Answer
from lisanga.core.scope.roles import Permission
from lisanga.domains.collect import queries
from lisanga.domains.collect.operations.delivery_payload import RecordDelivery
from lisanga.domains.stock.queries import centres, products
from lisanga.interfaces.web.collect.labels import named
from lisanga.interfaces.web.fields import AmountField, PercentField, WeightField
from lisanga.interfaces.web.here import Here, cooperative_here
from lisanga.interfaces.web.members.choosing import MemberField, choices_of
from lisanga.interfaces.web.paging import uuid_of
from lisanga.interfaces.web.submitting import OperationForm, send


class DeliveryForm(OperationForm):
    """In the order of the gestures at the scale."""

    member = MemberField(label=_("Membre"), help_text=_("Son numéro, ou son nom."))
    gross = WeightField(label=_("Poids brut (kg)"))
    containers = forms.IntegerField(label=_("Sacs"), min_value=0, max_value=5000, required=False)
    moisture = PercentField(label=_("Humidité (%)"), required=False)
    product = forms.ChoiceField(label=_("Produit"))
    centre = forms.ChoiceField(label=_("Centre"))
    tare_each = WeightField(label=_("Tare d’un sac (kg)"), required=False)
    impurity = PercentField(label=_("Impuretés (%)"), required=False)
    grade = forms.CharField(label=_("Qualité"), max_length=20, required=False)
    price = AmountField(
        label=_("Prix du kilo (FC)"),
        required=False,
        currency=Currency.CDF,
        help_text=_("Vide : le prix de la campagne ce jour-là."),
    )
    day = forms.DateField(
        label=_("Date de la pesée"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, here: Here, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("containers", "tare_each", "moisture"):
            self.fields[name].widget.attrs["inputmode"] = "decimal" if name != "containers" else "numeric"
        self.fields["containers"].widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
        _choices(self.fields["product"], [(str(p.id), str(p)) for p in products(here.scope, here.id) if p.active])
        _choices(self.fields["centre"], [(str(c.id), c.name) for c in centres(here.scope, here.id) if c.active])
        self.fields["member"].look_in(here)  # type: ignore[attr-defined]  # a MemberField

    def payload(self) -> RecordDelivery:
        data = self.cleaned_data
        containers = data["containers"] or 0
        return RecordDelivery(
            member=data["member"],
            product=UUID(data["product"]),
            centre=UUID(data["centre"]),
            gross=data["gross"],
            containers=containers,
            tare=containers * (data["tare_each"] or 0),
            moisture=data["moisture"] or 0,
            impurity=data["impurity"] or 0,
            grade=data["grade"].strip(),
            price=data["price"],
            currency="CDF" if data["price"] is not None else "",
        )


def _choices(field: forms.Field, choices: list[tuple[str, str]]) -> None:
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices


def new_delivery(request: HttpRequest, code: str) -> HttpResponse:
    """One weighing after another; the last receipt stays in sight, ready to print."""
    here = cooperative_here(request, code)
    here.require(Permission.COLLECT)
    if request.method == "POST":
        form = DeliveryForm(here, request.POST)
        if form.is_valid():
            answer = _send(request, here, form)
            if answer.recorded:
                kept = f"dernier={answer.id}&produit={form.cleaned_data['product']}"
                kept += f"&centre={form.cleaned_data['centre']}&tare={request.POST.get('tare_each', '')}"
                return redirect(f"{here.url('delivery_new')}?{kept}")
    else:
        form = DeliveryForm(here, initial=_initial(request))
    context = {"here": here, "form": form, "last": _last(request, here), "ready": _ready(form)}
    context |= {"candidates": choices_of(form["member"]), "today": clock.today()}
    return render(request, "collect/new.html", context, status=422 if form.errors else 200)


def _send(request: HttpRequest, here: Here, form: DeliveryForm) -> Answer:
    day: date | None = form.cleaned_data["day"]
    return send(request, "collect.record_delivery", here.id, form.payload(), form=form, business_date=day)


def _initial(request: HttpRequest) -> dict[str, str]:
    return {
        "member": request.GET.get("membre", ""),
        "product": request.GET.get("produit", ""),
        "centre": request.GET.get("centre", ""),
        "tare_each": request.GET.get("tare", ""),
    }


def _last(request: HttpRequest, here: Here) -> dict[str, object] | None:
    """The delivery just recorded, with what is still due by the member."""
    identifier = uuid_of(request.GET.get("dernier"))
    row = queries.delivery(here.scope, here.id, identifier) if identifier else None
    if row is None:
        return None
    due = [item for item in open_items_of(here.scope, here.id, row.member) if item.side == "D"]
    item = named(here, [row])[0]
    return {
        "item": item,
        "to_pay": french.amount(row.net_to_pay, row.currency),
        "due": [(one.label, french.amount(one.remaining, one.currency)) for one in due],
    }


def _ready(form: DeliveryForm) -> bool:
    """Without products or centres there is nothing to weigh: the page says what to do first."""
    product, centre = form.fields["product"], form.fields["centre"]
    assert isinstance(product, forms.ChoiceField)
    assert isinstance(centre, forms.ChoiceField)
    return bool(product.choices and centre.choices)
