"""Noting what came in and went out: a till, a receipt or an expense, a transfer."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lisanga.core.ledger.queries import DueItem, due_item
from lisanga.core.scope.roles import Permission
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.treasury import queries
from lisanga.domains.treasury.categories import IN, OUT
from lisanga.interfaces.web.components import Tab
from lisanga.interfaces.web.here import Here, cooperative_here
from lisanga.interfaces.web.paging import uuid_of
from lisanga.interfaces.web.submitting import send
from lisanga.interfaces.web.treasury.forms import CashForm, TillForm, TransferForm
from lisanga.interfaces.web.treasury.words import figures, written


def new_till(request: HttpRequest, code: str) -> HttpResponse:
    """A place where the cooperative keeps money."""
    here = cooperative_here(request, code)
    here.require(Permission.CASH)
    form = TillForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        payload = {name: data[name] for name in ("kind", "name", "currency", "operator", "number")}
        said = _("La caisse « %(name)s » est ouverte.") % {"name": data["name"]}
        if send(request, "treasury.open_till", here.id, payload, form=form, said=said).recorded:
            return redirect(here.url("treasury"))
    context = {"here": here, "form": form, "title": _("Ouvrir une caisse"), "back": here.url("treasury")}
    return render(request, "treasury/form.html", context, status=422 if form.errors else 200)


def new_cash(request: HttpRequest, code: str) -> HttpResponse:
    """A receipt (?sens=in) or an expense; ?poste= settles a sum due."""
    here = cooperative_here(request, code)
    here.require(Permission.CASH)
    asked = request.POST or request.GET
    direction = IN if (asked.get("direction") or asked.get("sens")) == IN else OUT
    item = _item(here, uuid_of(asked.get("item") or asked.get("poste")), settled=request.method == "POST")
    tills = queries.tills(here.scope, here.id)
    initial = _initial(request, direction, item)
    form = CashForm(tills, direction, item is not None, request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        answer = _send_cash(request, here, form, item)
        if answer is not None:
            again = f"{here.url('cash_new')}?sens={direction}&caisse={form.cleaned_data['till']}"
            return redirect(again if "again" in request.POST else here.url("movement", answer))
    title = _("Noter une recette") if direction == IN else _("Noter une dépense")
    context = {
        "here": here,
        "form": form,
        "tills": tills,
        "title": _("Régler une somme due") if item else title,
        "sides": [] if item else _sides(here, direction),
        "about": f"{item.label} · {written(item.remaining, item.currency)}" if item else "",
        "again": not item,
        "back": here.url("treasury"),
    }
    return render(request, "treasury/money.html", context, status=422 if form.errors else 200)


def _item(here: Here, identifier: UUID | None, *, settled: bool) -> DueItem | None:
    """The sum due; one settled meanwhile only for a form that comes in twice."""
    if identifier is None:
        return None
    item = due_item(here.scope, here.id, identifier)
    if item is None or not (item.remaining or settled):
        raise NotVisible
    return item


def _initial(request: HttpRequest, direction: str, item: DueItem | None) -> dict[str, Any]:
    initial: dict[str, Any] = {"direction": direction, "till": request.GET.get("caisse", "")}
    if item is not None:
        initial |= {"item": item.id, "amount": figures(item.remaining, item.currency), "label": item.label}
    return initial


def _sides(here: Here, direction: str) -> list[Tab]:
    new = here.url("cash_new")
    return [
        Tab(_("Dépense"), f"{new}?sens=out", direction == OUT),
        Tab(_("Recette"), f"{new}?sens=in", direction == IN),
    ]


def _send_cash(request: HttpRequest, here: Here, form: CashForm, item: DueItem | None) -> UUID | None:
    data = form.cleaned_data
    payload = {
        "till": data["till"],
        "direction": data["direction"],
        "amount": data["amount"],
        "category": "" if item else data["category"],
        "item": item.id if item else None,
        "label": data["label"],
        "counterparty": data["counterparty"],
        "voucher": data["voucher"],
        **form.phone(),
    }
    said = _("C’est noté : %(amount)s.") % {"amount": written(data["amount"], form.tills[data["till"]].currency)}
    sent = send(request, "treasury.record_cash", here.id, payload, form=form, business_date=data["day"], said=said)
    return sent.id if sent.recorded else None


def new_transfer(request: HttpRequest, code: str) -> HttpResponse:
    """From one till to another."""
    here = cooperative_here(request, code)
    here.require(Permission.CASH)
    tills = queries.tills(here.scope, here.id)
    form = TransferForm(tills, request.POST or None, initial={"source": request.GET.get("caisse", "")})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        names = ("source", "target", "amount", "label", "operator", "reference", "fee")
        payload = {name: data[name] for name in names} | {"received": data["received"] or None}
        said = _("Le virement est noté.")
        sent = send(request, "treasury.transfer", here.id, payload, form=form, business_date=data["day"], said=said)
        if sent.recorded:
            return redirect(here.url("movement", sent.id))
    context = {"here": here, "form": form, "tills": tills, "title": _("Virer vers une autre caisse")}
    context |= {"back": here.url("treasury"), "needs_two": len(tills) < 2}
    return render(request, "treasury/money.html", context, status=422 if form.errors else 200)
