"""Products, centres and local units; what lies at the centres."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from lisanga.core.kernel import clock
from lisanga.core.kernel.quantity import QuantityError, grams
from lisanga.core.scope.roles import Permission
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.stock import queries
from lisanga.domains.stock.operations.measure_unit import MeasureUnit
from lisanga.domains.stock.operations.set_reference import CentreItem, ProductItem, Reference, SetReference, UnitItem
from lisanga.interfaces.web.fields import PercentField
from lisanga.interfaces.web.here import Here, cooperative_here
from lisanga.interfaces.web.submitting import OperationForm, send


def reference(request: HttpRequest, code: str) -> HttpResponse:
    """The closed lists that a weighing chooses from."""
    here = cooperative_here(request, code)
    products = queries.products(here.scope, here.id)
    names = {product.id: str(product) for product in products}
    context = {
        "here": here,
        "tabs": here.tabs("campaigns"),
        "products": products,
        "centres": queries.centres(here.scope, here.id),
        "units": [
            (unit, names.get(unit.product, "") if unit.product else "") for unit in queries.units(here.scope, here.id)
        ],
        "may": here.may(Permission.PRICES),
    }
    return render(request, "collect/reference.html", context)


class ProductForm(OperationForm):
    name = forms.CharField(label=_("Produit"), max_length=60, help_text=_("Par exemple : Maïs"))
    form = forms.CharField(label=_("Forme"), max_length=40, required=False, help_text=_("grain, cossette, parche…"))
    base_moisture = PercentField(label=_("Humidité de base (%)"), initial="0")
    impurity_tolerance = PercentField(label=_("Impuretés tolérées (%)"), initial="0")

    def item(self) -> Reference:
        data = self.cleaned_data
        return ProductItem(
            name=data["name"],
            form=data["form"],
            base_moisture=data["base_moisture"],
            impurity_tolerance=data["impurity_tolerance"],
        )


class CentreForm(OperationForm):
    name = forms.CharField(label=_("Centre de collecte"), max_length=80)
    place = forms.CharField(label=_("Lieu"), max_length=120, required=False)

    def item(self) -> Reference:
        return CentreItem(name=self.cleaned_data["name"], place=self.cleaned_data["place"])


class UnitForm(OperationForm):
    name = forms.CharField(label=_("Unité locale"), max_length=40, help_text=_("sac, bassine, sakombi…"))

    def item(self) -> Reference:
        return UnitItem(name=self.cleaned_data["name"])


_FORMS: dict[str, tuple[type[ProductForm | CentreForm | UnitForm], object]] = {
    "produit": (ProductForm, _("Ajouter un produit")),
    "centre": (CentreForm, _("Ajouter un centre")),
    "unite": (UnitForm, _("Ajouter une unité locale")),
}


def new_item(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    here = cooperative_here(request, code)
    here.require(Permission.PRICES)
    if kind not in _FORMS:
        raise NotVisible
    form_class, title = _FORMS[kind]
    form = form_class(request.POST or None)
    if request.method == "POST" and form.is_valid():
        payload = SetReference(item=form.item())
        if send(request, "stock.set_reference", here.id, payload, form=form, said=str(_("C’est noté."))).recorded:
            return redirect(here.url("reference"))
    context = {"here": here, "form": form, "title": title, "back": here.url("reference")}
    return render(request, "collect/form.html", context, status=422 if form.errors else 200)


class MeasureForm(OperationForm):
    """Five weighings or more of one full unit."""

    unit = forms.ChoiceField(label=_("Unité"))
    product = forms.ChoiceField(label=_("Produit"))
    weighings = forms.CharField(
        label=_("Pesées (kg)"),
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Une pesée par ligne, cinq au moins : une unité n’est jamais constante."),
    )

    def __init__(self, here: Here, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = {unit.id: unit.name for unit in queries.units(here.scope, here.id)}
        for name, choices in (
            ("unit", [(str(identifier), label) for identifier, label in units.items()]),
            ("product", [(str(product.id), str(product)) for product in queries.products(here.scope, here.id)]),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices

    def clean_weighings(self) -> tuple[int, ...]:
        lines = [line for line in self.cleaned_data["weighings"].splitlines() if line.strip()]
        try:
            return tuple(grams(line.strip()) for line in lines)
        except QuantityError as error:
            raise forms.ValidationError(str(error)) from None


def measure(request: HttpRequest, code: str) -> HttpResponse:
    here = cooperative_here(request, code)
    here.require(Permission.PRICES)
    form = MeasureForm(here, request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        payload = MeasureUnit(
            unit=UUID(data["unit"]),
            product=UUID(data["product"]),
            weighings=data["weighings"],
            measured_on=clock.today(),
        )
        if send(
            request, "stock.measure_unit", here.id, payload, form=form, said=str(_("La mesure est notée."))
        ).recorded:
            return redirect(here.url("reference"))
    context = {"here": here, "form": form, "title": _("Peser une unité locale"), "back": here.url("reference")}
    return render(request, "collect/form.html", context, status=422 if form.errors else 200)
