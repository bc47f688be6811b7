"""Deliveries that were ticked: first what they are together and what may be done with them, then their papers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode

from lisanga.core.kernel import french
from lisanga.core.ledger.queries import auxiliary_numbers
from lisanga.core.scope.roles import Permission
from lisanga.domains.collect.queries import DeliveryRow, deliveries_named
from lisanga.interfaces.web.collect.labels import named, names_for
from lisanga.interfaces.web.collect.papers import receipts_of
from lisanga.interfaces.web.here import Here, cooperative_here

MOST = 100


def deliveries_chosen(request: HttpRequest, code: str) -> HttpResponse:
    """How many, how heavy, for how much, of whom; nothing is done yet."""
    here = cooperative_here(request, code)
    rows = _ticked(request, here)
    names = names_for(here, rows)
    standing = [row for row in rows if row.reversed_by is None]
    numbers = auxiliary_numbers(here.scope, here.id, {row.member for row in standing})
    context = {
        "here": here,
        "tabs": here.tabs("deliveries"),
        "rows": named(here, rows, names),
        "reversed": len(rows) - len(standing),
        "members": len(numbers),
        "net": sum(row.net for row in standing),
        "sums": _sums(standing),
        "papers": f"{here.url('receipts')}?{urlencode({'b': [row.receipt for row in rows]}, doseq=True)}",
        "pay": f"{here.url('payment_list_new')}?{urlencode({'membre': sorted(numbers.values())}, doseq=True)}",
        "may_pay": here.may(Permission.CASH) and bool(numbers),
        "most": MOST if len(rows) >= MOST else 0,
    }
    return render(request, "collect/chosen.html", context)


def receipts(request: HttpRequest, code: str) -> HttpResponse:
    """The papers, one after the other, A6."""
    here = cooperative_here(request, code)
    rows = _ticked(request, here)
    context = {"here": here, "papers": receipts_of(request, here, rows, names_for(here, rows))}
    return render(request, "collect/receipts.html", context)


def _ticked(request: HttpRequest, here: Here) -> list[DeliveryRow]:
    return deliveries_named(here.scope, here.id, request.GET.getlist("b"), MOST)


def _sums(rows: list[DeliveryRow]) -> list[str]:
    """What these receipts promise, one amount a currency."""
    added: dict[str, int] = {}
    for row in rows:
        added[row.currency] = added.get(row.currency, 0) + row.net_to_pay
    return [french.amount(amount, currency) for currency, amount in sorted(added.items())]
