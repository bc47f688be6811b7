"""What the accountant does: closing a month, noting a rate, an entry by hand."""

import re
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lisanga.core.kernel import clock, french
from lisanga.core.kernel.money import AmountError, parse_amount
from lisanga.core.ledger import queries
from lisanga.core.ledger.operations.close_month import CloseMonth
from lisanga.core.ledger.operations.record_entry import EntryLine, RecordEntry
from lisanga.core.ledger.operations.record_rate import RecordRate
from lisanga.core.ledger.operations.reverse_entry import ReverseEntry
from lisanga.core.operations.queries import register_of
from lisanga.core.scope.roles import Permission
from lisanga.core.scope.viewer import NotVisible
from lisanga.interfaces.bridges.spreadsheets.writer import Column, Shape
from lisanga.interfaces.web.exports import exported
from lisanga.interfaces.web.fields import RateField
from lisanga.interfaces.web.here import Here, cooperative_here
from lisanga.interfaces.web.ledger.views import views_of
from lisanga.interfaces.web.submitting import OperationForm, ReasonForm, send

_RATES = (Column("Jour", Shape.DATE), Column("Monnaie"), Column("Francs pour un"), Column("Source"))
_LINE = re.compile(r"\s*(\d{2,8})\s*;?\s+(d|c)(?:[ée]bit|r[ée]dit)?\s*[:;]?\s*(.+)", re.IGNORECASE)
MONTHS_OFFERED = 18


class CloseForm(OperationForm):
    """Months that are over and not closed."""

    month = forms.TypedChoiceField(label=_("Mois à clore"), coerce=int)

    def __init__(self, months: list[int], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["month"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(month, french.month_name(month)) for month in months]


def close_month(request: HttpRequest, code: str) -> HttpResponse:
    """A closed month does not change any more; what comes late is posted on the first open day."""
    here = cooperative_here(request, code)
    here.require(Permission.ACCOUNTS)
    form = CloseForm(_open_months(here, sent="month" in request.POST), request.POST or None)
    if request.method == "POST" and form.is_valid():
        month = form.cleaned_data["month"]
        said = _now("%(month)s est clos.") % {"month": french.month_name(month).capitalize()}
        payload = CloseMonth(month=month)
        if send(request, "ledger.close_month", here.id, payload, form=form, said=said).recorded:
            return redirect(here.url("ledger"))
    context = {"here": here, "form": form, "closed": queries.closed_through(here.scope, here.id)}
    return render(request, "ledger/close.html", context, status=422 if form.errors else 200)


def _open_months(here: Here, *, sent: bool) -> list[int]:
    """Oldest first. A form that comes in twice may name a month that it has just closed."""
    last = clock.month_of(clock.today()) - 1
    closed = queries.closed_through(here.scope, here.id)
    first = last - MONTHS_OFFERED if closed is None or sent else closed + 1
    return list(range(max(first, last - MONTHS_OFFERED), last + 1))


class RateForm(OperationForm):
    """A rate is entered by a person who says where it was seen."""

    rate = RateField(label=_("Francs pour un dollar"), help_text=_("Par exemple : 2 850"))
    source = forms.CharField(label=_("Où l’avez-vous vu ?"), max_length=120, help_text=_("Banque, cambiste, marché…"))
    day = forms.DateField(label=_("Jour"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))

    def clean_day(self) -> Any:
        day = self.cleaned_data["day"]
        if day > clock.today():
            raise forms.ValidationError(_now("Ce jour n’est pas encore venu."))
        return day


def rates(request: HttpRequest, code: str) -> HttpResponse:
    """The rates noted, and a new one."""
    here = cooperative_here(request, code)
    rows = queries.rates(here.scope, here.id)
    told = ((day, currency, french.number(rate // 10_000, 2), source) for day, currency, rate, source in rows)
    file = exported(request, f"taux-{code}", _RATES, told)
    if file is not None:
        return file
    may = here.may(Permission.CASH)
    form = RateForm(request.POST if request.method == "POST" else None, initial={"day": clock.today()})
    if request.method == "POST":
        here.require(Permission.CASH)
        if form.is_valid():
            data = form.cleaned_data
            payload = RecordRate(day=data["day"], rate=data["rate"], source=data["source"])
            said = _now("Le taux est noté.")
            if send(request, "ledger.record_rate", here.id, payload, form=form, said=said).recorded:
                return redirect(here.url("rates"))
    context = {"here": here, "tabs": here.tabs("ledger"), "views": views_of(here, "rates"), "form": form, "may": may}
    context["rows"] = [(day, rate // 10_000, source) for day, _currency, rate, source in rows]
    return render(request, "ledger/rates.html", context, status=422 if form.errors else 200)


class EntryForm(OperationForm):
    """An entry by hand: one line a line of text, so that it works on any phone."""

    label = forms.CharField(label=_("Ce que l’écriture enregistre"), max_length=160)
    voucher_date = forms.DateField(
        label=_("Date de la pièce"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    lines = forms.CharField(
        label=_("Lignes"),
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
        help_text=_("Une ligne par compte : le numéro, d ou c, le montant. Par exemple « 625 d 50 000 »."),
    )

    def clean_lines(self) -> tuple[EntryLine, ...]:
        lines = []
        for text in self.cleaned_data["lines"].splitlines():
            if not text.strip():
                continue
            found = _LINE.fullmatch(text)
            if found is None:
                raise forms.ValidationError(_now("« %(text)s » : écrivez « compte d montant ».") % {"text": text[:60]})
            try:
                amount = parse_amount(found[3])
            except AmountError as error:
                raise forms.ValidationError(str(error)) from None
            debit = found[2].lower() == "d"
            lines.append(EntryLine(account=found[1], debit=amount if debit else 0, credit=0 if debit else amount))
        return tuple(lines)


def new_entry(request: HttpRequest, code: str) -> HttpResponse:
    """For the accountant, when no other page says it."""
    here = cooperative_here(request, code)
    here.require(Permission.ACCOUNTS)
    form = EntryForm(request.POST or None, initial={"voucher_date": clock.today()})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        payload = RecordEntry(label=data["label"], voucher_date=data["voucher_date"], lines=data["lines"])
        said = _now("L’écriture est passée.")
        if send(request, "ledger.record_entry", here.id, payload, form=form, said=said).recorded:
            return redirect(here.url("ledger"))
    context = {"here": here, "form": form, "back": here.url("ledger")}
    return render(request, "ledger/entry.html", context, status=422 if form.errors else 200)


def reverse_entry(request: HttpRequest, code: str, operation: UUID) -> HttpResponse:
    """Only what the accountant wrote by hand; all else is corrected where it was recorded."""
    here = cooperative_here(request, code)
    here.require(Permission.ACCOUNTS)
    row = register_of(here.scope, here.id, operation)
    if row is None or row.type != "ledger.record_entry":
        raise NotVisible
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        payload = ReverseEntry(entry_operation=operation, reason=form.cleaned_data["reason"])
        said = _now("L’écriture est corrigée.")
        if send(request, "ledger.reverse_entry", here.id, payload, form=form, said=said).recorded:
            return redirect(here.url("register_entry", row.number))
    context = {"here": here, "form": form, "row": row, "back": here.url("register_entry", row.number)}
    return render(request, "ledger/reverse.html", context, status=422 if form.errors else 200)
