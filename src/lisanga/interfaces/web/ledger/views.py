"""Accounts as the accountant reads them, and the same in plain words."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from lisanga.core.ledger import queries
from lisanga.core.ledger.chart import UnknownAccount
from lisanga.core.ledger.chart import account as known_account
from lisanga.core.ledger.queries import LedgerRow, TrialRow
from lisanga.core.scope.roles import Permission
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.treasury.categories import IN
from lisanga.domains.treasury.queries import ResultRow, autonomy
from lisanga.domains.treasury.queries import result as result_of
from lisanga.interfaces.bridges.spreadsheets.writer import Column, Shape, Value
from lisanga.interfaces.web.components import Tab
from lisanga.interfaces.web.exports import exported, wants_file
from lisanga.interfaces.web.here import Here, cooperative_here
from lisanga.interfaces.web.ledger.periods import period_of
from lisanga.interfaces.web.paging import PAGE, cut, number_key, pager

CHUNK = 2000
_TRIAL = (
    Column("Compte"),
    Column("Intitulé"),
    Column("Solde au début", Shape.FRANCS),
    Column("Débit", Shape.FRANCS),
    Column("Crédit", Shape.FRANCS),
    Column("Solde à la fin", Shape.FRANCS),
)
_GENERAL = (
    Column("Écriture", Shape.COUNT),
    Column("Date", Shape.DATE),
    Column("Date réelle", Shape.DATE),
    Column("Journal"),
    Column("Libellé"),
    Column("Tiers"),
    Column("Débit", Shape.FRANCS),
    Column("Crédit", Shape.FRANCS),
)
_RESULT = (Column("Compte"), Column("Quoi"), Column("Recettes", Shape.FRANCS), Column("Dépenses", Shape.FRANCS))


def views_of(here: Here, current: str) -> list[Tab]:
    """Statements, as tabs of one thing."""
    named = (("ledger", _("Balance")), ("ledger_result", _("Résultat en mots simples")), ("rates", _("Taux du dollar")))
    return [Tab(label, here.url(name), name == current) for name, label in named]


def ledger(request: HttpRequest, code: str) -> HttpResponse:
    """The trial balance of some months, from kept balances."""
    here = cooperative_here(request, code)
    period = period_of(request.GET)
    rows = queries.trial_balance(here.scope, here.id, period.first, period.last)
    file = exported(request, f"balance-{code}", _TRIAL, map(_trial, rows))
    if file is not None:
        return file
    context = {
        "here": here,
        "tabs": here.tabs("ledger"),
        "views": views_of(here, "ledger"),
        "rows": rows,
        "debit": sum(row.debit for row in rows),
        "credit": sum(row.credit for row in rows),
        "period": period,
        "closed": queries.closed_through(here.scope, here.id),
        "may": here.may(Permission.ACCOUNTS),
    }
    return render(request, "ledger/ledger.html", context)


def _trial(row: TrialRow) -> tuple[Value, ...]:
    return (row.account, row.label, row.opening, row.debit, row.credit, row.closing)


def result(request: HttpRequest, code: str) -> HttpResponse:
    """What came in and went out, without debit and credit; how far the cooperative lives on its own income."""
    here = cooperative_here(request, code)
    period = period_of(request.GET)
    rows = result_of(here.scope, [here.id], period.first, period.last)
    file = exported(request, f"resultat-{code}", _RESULT, map(_plain, rows))
    if file is not None:
        return file
    income = [row for row in rows if row.direction == IN]
    expenses = [row for row in rows if row.direction != IN]
    context = {
        "here": here,
        "tabs": here.tabs("ledger"),
        "views": views_of(here, "ledger_result"),
        "income": income,
        "expenses": expenses,
        "earned": sum(row.amount for row in income),
        "spent": sum(row.amount for row in expenses),
        "autonomy": autonomy(here.scope, [here.id], period.first, period.last)[here.id],
        "period": period,
    }
    context["left"] = sum(row.amount for row in income) - sum(row.amount for row in expenses)
    return render(request, "ledger/result.html", context)


def _plain(row: ResultRow) -> tuple[Value, ...]:
    money = (row.amount, None) if row.direction == IN else (None, row.amount)
    return (row.account, row.label, *money)


def general_ledger(request: HttpRequest, code: str, account: str) -> HttpResponse:
    """The lines of one account, newest first."""
    here = cooperative_here(request, code)
    try:
        known = known_account(account)
    except UnknownAccount:
        raise NotVisible from None
    if wants_file(request):
        file = exported(request, f"compte-{account}-{code}", _GENERAL, _all(here, account))
        if file is not None:
            return file
    found, more = cut(queries.general_ledger(here.scope, here.id, account, number_key(request), PAGE + 1))
    names = queries.auxiliary_names(here.scope, here.id, {row.auxiliary for row in found if row.auxiliary})
    context = {
        "here": here,
        "account": known,
        "rows": [(row, names.get(row.auxiliary, "") if row.auxiliary else "") for row in found],
        "pager": pager(request, str(found[-1].number) if found else "", more=more),
    }
    return render(request, "ledger/general_ledger.html", context)


def _all(here: Here, account: str) -> Iterator[tuple[Value, ...]]:
    before = None
    while rows := queries.general_ledger(here.scope, here.id, account, before, CHUNK):
        names = queries.auxiliary_names(here.scope, here.id, {row.auxiliary for row in rows if row.auxiliary})
        yield from (_general(row, names.get(row.auxiliary, "") if row.auxiliary else "") for row in rows)
        before = rows[-1].number


def _general(row: LedgerRow, name: str) -> tuple[Value, ...]:
    told = (row.entry, row.posting_date, row.real_date, row.journal, row.label, name)
    return (*told, row.debit or None, row.credit or None)
