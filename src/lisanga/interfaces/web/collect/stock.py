"""What lies at the centres by the book, how the last count found it, and counting it at the desk."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lisanga.core.kernel import french
from lisanga.core.scope.roles import Permission
from lisanga.domains.stock import queries
from lisanga.domains.stock.operations.count_stock import LONGEST, CountStock
from lisanga.domains.stock.queries import CountRow, LevelRow
from lisanga.domains.stock.rules import MOST_BAGS, counted_weight
from lisanga.interfaces.bridges.spreadsheets.writer import Column, Shape
from lisanga.interfaces.web.exports import exported, wants_file
from lisanga.interfaces.web.fields import WeightField
from lisanga.interfaces.web.here import Here, cooperative_here
from lisanga.interfaces.web.paging import PAGE, cut, day_key, pager
from lisanga.interfaces.web.submitting import send
from lisanga.interfaces.web.treasury.forms import PlaceInTime

EXPORT_LIMIT = 50_000
_LEVELS = (
    Column("Centre"),
    Column("Produit"),
    Column("Livre (kg)", Shape.WEIGHT),
    Column("Compté le", Shape.DATE),
    Column("Compté (kg)", Shape.WEIGHT),
    Column("Écart (kg)", Shape.WEIGHT),
    Column("Explication"),
)
_COUNTS = (
    Column("Date", Shape.DATE),
    Column("Centre"),
    Column("Produit"),
    Column("Compté (kg)", Shape.WEIGHT),
    Column("Livre (kg)", Shape.WEIGHT),
    Column("Écart (kg)", Shape.WEIGHT),
    Column("Explication"),
    Column("Compté par"),
)


def levels(request: HttpRequest, code: str) -> HttpResponse:
    """By the book: what deliveries brought, and what counts put right."""
    here = cooperative_here(request, code)
    rows = queries.levels(here.scope, here.id)
    file = exported(request, f"centres-{code}", _LEVELS, map(_level, rows))
    if file is not None:
        return file
    context = {"here": here, "tabs": here.tabs("deliveries"), "rows": rows, "may": here.may(Permission.COLLECT)}
    return render(request, "collect/levels.html", context)


def _level(row: LevelRow) -> tuple[object, ...]:
    one = row.count
    counted = (one.on, one.counted, one.gap, one.explanation) if one else (None, None, None, "")
    return (row.centre_name, row.product, row.grams, *counted)


def counts(request: HttpRequest, code: str) -> HttpResponse:
    """Counts, newest first, each with its gap and what explains it."""
    here = cooperative_here(request, code)
    names = _names(here)
    if wants_file(request):
        every = queries.stock_counts(here.scope, here.id, None, EXPORT_LIMIT)
        file = exported(request, f"comptages-stock-{code}", _COUNTS, (_count(row, names) for row in every))
        if file is not None:
            return file
    found, more = cut(queries.stock_counts(here.scope, here.id, day_key(request), PAGE + 1))
    context = {
        "here": here,
        "tabs": here.tabs("deliveries"),
        "rows": [(row, names.get(row.centre, ""), names.get(row.product, "")) for row in found],
        "pager": pager(request, f"{found[-1].on}~{found[-1].id}" if found else "", more=more),
        "may": here.may(Permission.COLLECT),
    }
    return render(request, "collect/stock_counts.html", context)


def _names(here: Here) -> dict[UUID, str]:
    """Of products and centres."""
    found = {product.id: str(product) for product in queries.products(here.scope, here.id)}
    return found | {centre.id: centre.name for centre in queries.centres(here.scope, here.id)}


def _count(row: CountRow, names: dict[UUID, str]) -> tuple[object, ...]:
    where = (row.on, names.get(row.centre, ""), names.get(row.product, ""))
    return (*where, row.counted, row.book, row.gap, row.explanation, row.counted_by)


class StockCountForm(PlaceInTime):
    """Bags of one weight, and what lies beside them. A gap asks for its explanation once; it may be left for later."""

    centre = forms.ChoiceField(label=_("Centre"))
    product = forms.ChoiceField(label=_("Produit"))
    bags = forms.IntegerField(label=_("Sacs pleins"), required=False, min_value=0, max_value=MOST_BAGS)
    bag_weight = WeightField(label=_("Poids net d’un sac (kg)"), required=False)
    loose = WeightField(label=_("En plus, hors des sacs (kg)"), required=False)
    counted_by = forms.CharField(label=_("Qui a compté ?"), max_length=120)
    explanation = forms.CharField(
        label=_("Explication de l’écart"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Par exemple : séchage, sac percé, pesée oubliée."),
    )
    later = forms.BooleanField(label=_("Enregistrer sans explication ; je l’expliquerai plus tard"), required=False)
    field_order = ("centre", "product", "bags", "bag_weight", "loose", "counted_by", "day", "explanation", "later")

    def __init__(self, here: Here, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.levels = {(row.centre, row.product_id): row.grams for row in queries.levels(here.scope, here.id)}
        self.choose("centre", [(str(one.id), one.name) for one in queries.centres(here.scope, here.id) if one.active])
        self.choose("product", [(str(one.id), str(one)) for one in queries.products(here.scope, here.id) if one.active])

    def choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def payload(self) -> CountStock:
        data = self.cleaned_data
        return CountStock(
            product=UUID(data["product"]),
            centre=UUID(data["centre"]),
            counted_by=data["counted_by"],
            loose=data["loose"] or 0,
            bags=data["bags"] or 0,
            bag_weight=data["bag_weight"] or 0,
            explanation=data["explanation"],
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if self.errors:
            return data
        if data["bags"] and not data["bag_weight"]:
            self.add_error("bag_weight", _now("Combien pèse un sac ?"))
            return data
        sent = self.payload()
        counted, book = counted_weight(sent.loose, sent.bags, sent.bag_weight), self.levels.get(_key(sent), 0)
        if counted != book and not sent.explanation.strip() and not data["later"]:
            text = _now("Compté : %(counted)s, livre : %(book)s. Écart de %(gap)s : recomptez, ou expliquez-le.")
            grams = {"counted": counted, "book": book, "gap": counted - book}
            self.add_error("explanation", text % {name: french.weight(one) for name, one in grams.items()})
        return data


def _key(sent: CountStock) -> tuple[UUID, UUID]:
    return sent.centre, sent.product


def count_stock(request: HttpRequest, code: str) -> HttpResponse:
    """Counting what lies at a centre."""
    here = cooperative_here(request, code)
    here.require(Permission.COLLECT)
    asked = {"centre": request.GET.get("centre", ""), "product": request.GET.get("produit", "")}
    form = StockCountForm(here, request.POST or None, initial={"counted_by": here.viewer.name, **asked})
    if request.method == "POST" and form.is_valid():
        day, said = form.cleaned_data["day"], _now("Le comptage est enregistré.")
        sent = send(request, "stock.count_stock", here.id, form.payload(), form=form, business_date=day, said=said)
        if sent.recorded:
            return redirect(here.url("levels"))
    context = {"here": here, "form": form, "title": _("Compter le stock"), "back": here.url("levels")}
    return render(request, "collect/form.html", context, status=422 if form.errors else 200)
