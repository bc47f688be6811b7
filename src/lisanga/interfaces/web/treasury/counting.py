"""Counting cash note by note; the gap with the book is explained, not hidden."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lisanga.core.kernel import clock, french
from lisanga.core.scope.roles import Permission
from lisanga.domains.treasury import queries
from lisanga.domains.treasury.operations.count_cash import CountCash, Denomination
from lisanga.domains.treasury.queries import TillRow
from lisanga.interfaces.bridges.spreadsheets.writer import Column, Shape, Value
from lisanga.interfaces.web.exports import exported, wants_file
from lisanga.interfaces.web.fields import RateField
from lisanga.interfaces.web.here import Here, cooperative_here
from lisanga.interfaces.web.paging import PAGE, cut, day_key, pager
from lisanga.interfaces.web.submitting import send
from lisanga.interfaces.web.treasury.forms import PlaceInTime
from lisanga.interfaces.web.treasury.words import written

# Notes and coins in use, in the smallest unit.
NOTES = {
    "CDF": (20_000, 10_000, 5_000, 1_000, 500, 200, 100, 50),
    "USD": (10_000, 5_000, 2_000, 1_000, 500, 100),
}
EXPORT_LIMIT = 50_000
_COLUMNS = (
    Column("Date", Shape.DATE),
    Column("Caisse"),
    Column("Compté (FC)", Shape.FRANCS),
    Column("Livre (FC)", Shape.FRANCS),
    Column("Écart (FC)", Shape.FRANCS),
    Column("Compté ($)", Shape.DOLLARS),
    Column("Livre ($)", Shape.DOLLARS),
    Column("Écart ($)", Shape.DOLLARS),
    Column("Explication"),
    Column("Compté par"),
)


class CountForm(PlaceInTime):
    """How many notes of each kind. A gap asks for its explanation once; it may also be left for later, in words."""

    counted_by = forms.CharField(label=_("Qui a compté ?"), max_length=120)
    explanation = forms.CharField(
        label=_("Explication de l’écart"), max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    later = forms.BooleanField(label=_("Enregistrer sans explication ; je l’expliquerai plus tard"), required=False)
    rate = RateField(label=_("Francs pour un dollar"), required=False)

    def __init__(self, here: Here, till: TillRow, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.here, self.till = here, till
        self.gap: int | None = None
        if till.currency == "CDF":
            del self.fields["rate"]
        for value in NOTES[till.currency]:
            self.fields[f"n_{value}"] = forms.IntegerField(
                label=french.amount(value, till.currency),
                min_value=0,
                max_value=1_000_000,
                required=False,
                widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
            )

    @property
    def notes(self) -> list[forms.BoundField]:
        return [self[f"n_{value}"] for value in NOTES[self.till.currency]]

    @property
    def rest(self) -> list[forms.BoundField]:
        names = [name for name in ("counted_by", "day", "rate", "explanation") if name in self.fields]
        return [self[name] for name in names]

    def denominations(self) -> tuple[Denomination, ...]:
        counted = ((value, self.cleaned_data.get(f"n_{value}") or 0) for value in NOTES[self.till.currency])
        return tuple(Denomination(value=value, count=count) for value, count in counted if count)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if self.errors:
            return data
        counted = sum(one.value * one.count for one in self.denominations())
        day = data["day"] or clock.today()
        book = queries.held_on(self.here.scope, self.here.id, self.till.id, day) or 0
        self.gap = counted - book
        if self.gap and not data["explanation"].strip() and not data["later"]:
            text = _now("Compté : %(counted)s, livre : %(book)s. Écart de %(gap)s : recomptez, ou expliquez-le.")
            money = {"counted": counted, "book": book, "gap": self.gap}
            told = {name: written(amount, self.till.currency) for name, amount in money.items()}
            self.add_error("explanation", text % told)
        return data


def count_cash(request: HttpRequest, code: str) -> HttpResponse:
    """First which till, then its notes."""
    here = cooperative_here(request, code)
    here.require(Permission.CASH)
    boxes = [till for till in queries.tills(here.scope, here.id) if till.kind == "cash"]
    till = _chosen(boxes, request.GET.get("caisse", ""))
    if till is None:
        return render(request, "treasury/count_which.html", {"here": here, "boxes": boxes})
    initial = {"counted_by": here.viewer.name}
    form = CountForm(here, till, request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        payload = CountCash(
            till=till.id,
            denominations=form.denominations(),
            counted_by=data["counted_by"],
            explanation=data["explanation"],
            rate=data.get("rate"),
        )
        said = _now("Le comptage est enregistré.")
        sent = send(request, "treasury.count_cash", here.id, payload, form=form, business_date=data["day"], said=said)
        if sent.recorded:
            return redirect(here.url("cash_counts"))
    context = {"here": here, "form": form, "till": till, "several": len(boxes) > 1}
    return render(request, "treasury/count.html", context, status=422 if form.errors else 200)


def _chosen(boxes: Sequence[TillRow], wanted: str) -> TillRow | None:
    if len(boxes) == 1:
        return boxes[0]
    return next((till for till in boxes if str(till.id) == wanted), None)


def counts(request: HttpRequest, code: str) -> HttpResponse:
    """Counts, newest first, each with its gap and what explains it."""
    here = cooperative_here(request, code)
    tills = {till.id: till for till in queries.tills(here.scope, here.id)}
    if wants_file(request):
        rows = queries.counts(here.scope, here.id, limit=EXPORT_LIMIT)
        file = exported(request, f"comptages-{code}", _COLUMNS, (_exported(row, tills[row.till]) for row in rows))
        if file is not None:
            return file
    found, more = cut(queries.counts(here.scope, here.id, None, day_key(request), PAGE + 1))
    context = {
        "here": here,
        "tabs": here.tabs("treasury"),
        "rows": [(row, tills[row.till]) for row in found],
        "pager": pager(request, f"{found[-1].on}~{found[-1].id}" if found else "", more=more),
        "may": here.may(Permission.CASH),
    }
    return render(request, "treasury/counts.html", context)


def _exported(row: queries.CountRow, till: TillRow) -> tuple[Value, ...]:
    money = (row.counted, row.book, row.gap)
    nothing = (None, None, None)
    francs = till.currency == "CDF"
    told = (money if francs else nothing) + (nothing if francs else money)
    return (row.on, till.name, *told, row.explanation, row.counted_by)
