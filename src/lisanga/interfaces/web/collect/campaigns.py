"""Campaigns and their dated prices."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from lisanga.core.kernel import clock
from lisanga.core.kernel.money import AmountError, Currency, parse_amount
from lisanga.core.scope.roles import Permission
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.collect import queries
from lisanga.domains.collect.operations.close_campaign import CloseCampaign
from lisanga.domains.collect.operations.open_campaign import OpenCampaign
from lisanga.domains.collect.operations.set_price import SetPrice
from lisanga.domains.collect.queries import CampaignRow
from lisanga.domains.stock.queries import centres, products
from lisanga.interfaces.web.fields import PercentField, day_input
from lisanga.interfaces.web.here import Here, cooperative_here
from lisanga.interfaces.web.submitting import OperationForm, send


def campaigns(request: HttpRequest, code: str) -> HttpResponse:
    """Each campaign with the prices that were announced, newest first."""
    here = cooperative_here(request, code)
    names = {product.id: str(product) for product in products(here.scope, here.id)}
    places = {centre.id: centre.name for centre in centres(here.scope, here.id)}
    prices = queries.prices(here.scope, here.id)
    rows = [
        {
            "campaign": campaign,
            "product": names.get(campaign.product, ""),
            "prices": [
                (price, places.get(price.centre, "") if price.centre else "")
                for price in prices
                if price.campaign == campaign.id
            ],
        }
        for campaign in queries.campaigns(here.scope, here.id)
    ]
    context = {"here": here, "tabs": here.tabs("campaigns"), "rows": rows, "may": here.may(Permission.PRICES)}
    return render(request, "collect/campaigns.html", context | {"today": clock.today()})


class CampaignForm(OperationForm):
    """A season of one product."""

    name = forms.CharField(label=_("Nom"), max_length=60, help_text=_("Par exemple : 2026 A"))
    product = forms.ChoiceField(label=_("Produit"))
    starts_on = forms.DateField(label=_("Début"), widget=day_input())
    ends_on = forms.DateField(label=_("Fin"), widget=day_input(), required=False)
    max_recovery = PercentField(
        label=_("Retenue la plus forte (%)"),
        initial="100",
        help_text=_("Part de la valeur d’une livraison que les avances et intrants peuvent prendre."),
    )
    capital_instalment = PercentField(
        label=_("Versement sur les parts sociales (%)"),
        initial="0",
        help_text=_("Retenu sur chaque livraison tant que le membre doit des parts."),
    )

    def __init__(self, here: Here, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["product"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(product.id), str(product)) for product in products(here.scope, here.id)]


def new_campaign(request: HttpRequest, code: str) -> HttpResponse:
    here = cooperative_here(request, code)
    here.require(Permission.PRICES)
    form = CampaignForm(here, request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        payload = OpenCampaign(
            name=data["name"],
            product=UUID(data["product"]),
            starts_on=data["starts_on"],
            ends_on=data["ends_on"],
            max_recovery=data["max_recovery"],
            capital_instalment=data["capital_instalment"],
        )
        said = str(_("La campagne est ouverte. Fixez maintenant son prix."))
        answer = send(request, "collect.open_campaign", here.id, payload, form=form, said=said)
        if answer.recorded:
            return redirect(here.url("price_new", answer.id))
    context = {"here": here, "form": form, "title": _("Ouvrir une campagne"), "back": here.url("campaigns")}
    return render(request, "collect/form.html", context, status=422 if form.errors else 200)


class NewPriceForm(OperationForm):
    """A price from a day on."""

    price = forms.CharField(label=_("Prix du kilo"), max_length=24)
    currency = forms.ChoiceField(label=_("Monnaie"), choices=[("CDF", _("francs congolais")), ("USD", _("dollars"))])
    valid_from = forms.DateField(label=_("À partir du"), widget=day_input(), initial=clock.today)
    grade = forms.CharField(label=_("Qualité"), max_length=20, required=False, help_text=_("Vide : toutes."))
    centre = forms.ChoiceField(label=_("Centre"), required=False)

    def __init__(self, here: Here, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["centre"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("tous les centres"))] + [(str(c.id), c.name) for c in centres(here.scope, here.id)]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        try:
            data["price"] = parse_amount(data.get("price"), Currency(data.get("currency", "CDF")))
        except AmountError as error:
            self.add_error("price", str(error))
        return data


def new_price(request: HttpRequest, code: str, identifier: UUID) -> HttpResponse:
    here = cooperative_here(request, code)
    here.require(Permission.PRICES)
    campaign = _campaign(here, identifier)
    form = NewPriceForm(here, request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        payload = SetPrice(
            campaign=campaign.id,
            price=data["price"],
            valid_from=data["valid_from"],
            currency=data["currency"],
            grade=data["grade"],
            centre=UUID(data["centre"]) if data["centre"] else None,
        )
        said = str(_("Le prix est fixé. Les livraisons passées gardent le leur."))
        if send(request, "collect.set_price", here.id, payload, form=form, said=said).recorded:
            return redirect(here.url("campaigns"))
    title = _("Prix de la campagne « %(name)s »") % {"name": campaign.name}
    context = {"here": here, "form": form, "title": title, "back": here.url("campaigns")}
    return render(request, "collect/form.html", context, status=422 if form.errors else 200)


class EndForm(OperationForm):
    ends_on = forms.DateField(label=_("Dernier jour"), widget=day_input(), initial=clock.today)


def close_campaign(request: HttpRequest, code: str, identifier: UUID) -> HttpResponse:
    here = cooperative_here(request, code)
    here.require(Permission.PRICES)
    campaign = _campaign(here, identifier)
    form = EndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        payload = CloseCampaign(campaign=campaign.id, ends_on=form.cleaned_data["ends_on"])
        said = str(_("La campagne est terminée."))
        if send(request, "collect.close_campaign", here.id, payload, form=form, said=said).recorded:
            return redirect(here.url("campaigns"))
    title = _("Terminer la campagne « %(name)s »") % {"name": campaign.name}
    context = {"here": here, "form": form, "title": title, "back": here.url("campaigns")}
    return render(request, "collect/form.html", context, status=422 if form.errors else 200)


def _campaign(here: Here, identifier: UUID) -> CampaignRow:
    for campaign in queries.campaigns(here.scope, here.id):
        if campaign.id == identifier:
            return campaign
    raise NotVisible
