"""What members are owed, and paying them one at a time; advances; the payments made."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lisanga.core.scope.roles import Permission
from lisanga.domains.treasury import queries
from lisanga.domains.treasury.queries import BookFilter, Payable
from lisanga.interfaces.bridges.spreadsheets.writer import Column, Shape, Value
from lisanga.interfaces.web.components import Tab
from lisanga.interfaces.web.exports import exported, wants_file
from lisanga.interfaces.web.here import Here, cooperative_here
from lisanga.interfaces.web.listing.keeping import kept_list
from lisanga.interfaces.web.members.choosing import choices_of, member_named
from lisanga.interfaces.web.paging import PAGE, cut, day_key, day_of, number_key, pager, uuid_of
from lisanga.interfaces.web.submitting import send
from lisanga.interfaces.web.treasury.forms import AdvanceForm, PaymentForm
from lisanga.interfaces.web.treasury.words import COLUMNS, Line, figures, lines, written

CHUNK = 2000
PAID = ("payment", "advance")
_COLUMNS = (
    Column("N°"),
    Column("Membre"),
    Column("Depuis le", Shape.DATE),
    Column("Livraisons à payer", Shape.COUNT),
    Column("Dû (FC)", Shape.FRANCS),
    Column("Dû ($)", Shape.DOLLARS),
)


def views_of(here: Here, current: str) -> list[Tab]:
    """The pages about payments, as tabs of one thing."""
    named = (
        ("payments", _("À payer")),
        ("payments_done", _("Payé")),
        ("slips", _("Confié aux téléphones")),
        ("claims", _("Dû à la coopérative")),
    )
    return [Tab(label, here.url(name), name == current) for name, label in named]


def payments(request: HttpRequest, code: str) -> HttpResponse:
    """Who is owed what, the oldest first; boxes make a payment list."""
    here = cooperative_here(request, code)
    if wants_file(request):
        rows = (_exported(row) for row in _all_payables(here))
        file = exported(request, f"a-payer-{code}", _COLUMNS, rows)
        if file is not None:
            return file
    found, more = cut(queries.payables(here.scope, here.id, day_key(request), PAGE + 1))
    totals = queries.payables_total(here.scope, here.id)
    context = {
        "here": here,
        "tabs": here.tabs("payments"),
        "views": views_of(here, "payments"),
        "rows": found,
        "totals": [(written(amount, currency), members) for currency, (amount, members) in sorted(totals.items())],
        "lists": queries.payment_lists(here.scope, here.id, 5),
        "tills": {till: currency for till, _name, _kind, currency in queries.till_choices(here.scope, here.id)},
        "pager": pager(request, f"{found[-1].oldest}~{found[-1].member}" if found else "", more=more),
        "may": here.may(Permission.CASH),
    }
    return render(request, "treasury/payments.html", context)


def _all_payables(here: Here) -> Iterator[Payable]:
    after: tuple[date, UUID] | None = None
    while rows := queries.payables(here.scope, here.id, after, CHUNK):
        yield from rows
        after = (rows[-1].oldest, rows[-1].member)


def _exported(row: Payable) -> tuple[Value, ...]:
    francs = row.currency == "CDF"
    money = (row.amount if francs else None, None if francs else row.amount)
    return (row.number, row.name, row.oldest, row.items, *money)


def payments_done(request: HttpRequest, code: str) -> HttpResponse:
    """Payments and advances to members, newest first."""
    here = cooperative_here(request, code)
    names = {till: name for till, name, _kind, _currency in queries.till_choices(here.scope, here.id)}
    chosen, kept = _filter(request), kept_list(request, "payments_done", here)
    if wants_file(request):
        told = (line.exported() for line in _all_paid(here, chosen, names))
        file = exported(request, f"paiements-{code}", COLUMNS, told, kept.hidden)
        if file is not None:
            return file
    found, more = cut(queries.cash_book(here.scope, here.id, None, number_key(request), PAGE + 1, chosen))
    context = {
        "here": here,
        "tabs": here.tabs("payments"),
        "views": views_of(here, "payments_done"),
        "kept": kept,
        "rows": lines(here, found, names),
        "names": names,
        "chosen": chosen,
        "pager": pager(request, str(found[-1].number) if found else "", more=more),
        "may": here.may(Permission.CASH),
    }
    return render(request, "treasury/payments_done.html", context)


def _filter(request: HttpRequest) -> BookFilter:
    nature = request.GET.get("nature", "")
    return BookFilter(
        till=uuid_of(request.GET.get("caisse")),
        natures=(nature,) if nature in PAID else PAID,
        first=day_of(request.GET.get("du")),
        last=day_of(request.GET.get("au")),
    )


def _all_paid(here: Here, chosen: BookFilter, names: dict[UUID, str]) -> Iterator[Line]:
    before = None
    while rows := queries.cash_book(here.scope, here.id, None, before, CHUNK, chosen):
        yield from lines(here, rows, names)
        before = rows[-1].number


def new_payment(request: HttpRequest, code: str) -> HttpResponse:
    """Pays one member; ?membre= brings the name and what is due."""
    here = cooperative_here(request, code)
    here.require(Permission.CASH)
    tills = queries.tills(here.scope, here.id)
    due = _due(here, member_named(here, request.GET.get("membre", "")))
    form = PaymentForm(here, tills, request.POST or None, initial=_initial(request, due))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        names = ("member", "till", "amount", "voucher", "received_by")
        payload = {name: data[name] for name in names} | form.phone()
        sent = send(
            request,
            "treasury.pay_member",
            here.id,
            payload,
            form=form,
            business_date=data["day"],
            said=_("Le paiement est enregistré."),
        )
        if sent.recorded:
            return redirect(here.url("movement", sent.id))
    about = "; ".join(_("%(who)s : %(amount)s à payer") % {"who": d.name, "amount": _money(d)} for d in due)
    context = {"here": here, "form": form, "tills": tills, "title": _("Payer un membre"), "about": about}
    context |= {"back": here.url("payments"), "candidates": choices_of(form["member"])}
    return render(request, "treasury/money.html", context, status=422 if form.errors else 200)


def _due(here: Here, member: UUID | None) -> list[Payable]:
    return [] if member is None else queries.payables(here.scope, here.id, members=[member])


def _money(due: Payable) -> str:
    return written(due.amount, due.currency)


def _initial(request: HttpRequest, due: list[Payable]) -> dict[str, Any]:
    initial = {"member": request.GET.get("membre", ""), "till": request.GET.get("caisse", "")}
    if len(due) == 1:
        initial["amount"] = figures(due[0].amount, due[0].currency)
    return initial


def new_advance(request: HttpRequest, code: str) -> HttpResponse:
    """Money before the produce; it is taken off the next deliveries."""
    here = cooperative_here(request, code)
    here.require(Permission.CASH)
    tills = queries.tills(here.scope, here.id)
    form = AdvanceForm(here, tills, request.POST or None, initial=_initial(request, []))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        names = ("member", "till", "amount", "due_on", "label", "voucher")
        payload = {name: data[name] for name in names} | form.phone()
        sent = send(
            request,
            "treasury.pay_advance",
            here.id,
            payload,
            form=form,
            business_date=data["day"],
            said=_("L’avance est enregistrée : elle sera retenue sur les prochaines livraisons."),
        )
        if sent.recorded:
            return redirect(here.url("movement", sent.id))
    context = {"here": here, "form": form, "tills": tills, "title": _("Verser une avance")}
    context |= {"back": here.url("payments"), "candidates": choices_of(form["member"])}
    return render(request, "treasury/money.html", context, status=422 if form.errors else 200)
