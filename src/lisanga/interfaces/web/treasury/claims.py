"""What is due to the cooperative: by buyers, and by members for inputs on credit and advances."""

from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel import clock
from lisanga.core.ledger.chart import ADVANCES, CUSTOMERS, INPUTS
from lisanga.core.ledger.queries import DueItem, due_item
from lisanga.core.scope.roles import Permission
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.treasury import queries
from lisanga.interfaces.bridges.spreadsheets.writer import Column, Shape, Value
from lisanga.interfaces.web.exports import exported, wants_file
from lisanga.interfaces.web.here import cooperative_here
from lisanga.interfaces.web.members.choosing import choices_of
from lisanga.interfaces.web.paging import PAGE, cut, day_key, pager
from lisanga.interfaces.web.submitting import ReasonForm, send
from lisanga.interfaces.web.treasury.forms import ClaimForm
from lisanga.interfaces.web.treasury.paying import views_of

EXPORT_LIMIT = 100_000
_ACCOUNTS = {"acheteurs": CUSTOMERS, "intrants": INPUTS, "avances": ADVANCES}
_KINDS = {
    "acheteurs": gettext_lazy("les acheteurs"),
    "intrants": gettext_lazy("les membres, pour des intrants"),
    "avances": gettext_lazy("les membres, pour des avances"),
}
_COLUMNS = (
    Column("Depuis le", Shape.DATE),
    Column("Qui"),
    Column("Pour quoi"),
    Column("À payer avant le", Shape.DATE),
    Column("Reste dû (FC)", Shape.FRANCS),
    Column("Reste dû ($)", Shape.DOLLARS),
)


def claims(request: HttpRequest, code: str) -> HttpResponse:
    """Oldest first; ?de= chooses buyers, inputs on credit or advances."""
    here = cooperative_here(request, code)
    chosen = request.GET.get("de", "")
    account = _ACCOUNTS.get(chosen, CUSTOMERS)
    if wants_file(request):
        found = queries.receivables(here.scope, here.id, None, EXPORT_LIMIT, account)
        file = exported(request, f"du-{code}", _COLUMNS, (_exported(item, name) for item, name in found))
        if file is not None:
            return file
    page, more = cut(queries.receivables(here.scope, here.id, day_key(request), PAGE + 1, account))
    last = page[-1][0] if page else None
    context = {
        "here": here,
        "tabs": here.tabs("payments"),
        "views": views_of(here, "claims"),
        "kinds": _KINDS,
        "chosen": chosen,
        "of_members": account != CUSTOMERS,
        "settles": account != ADVANCES,
        "rows": page,
        "pager": pager(request, f"{last.opened_on}~{last.id}" if last else "", more=more),
        "today": clock.today(),
        "may": here.may(Permission.CASH),
        "may_reverse": here.may(Permission.REVERSE) and account != ADVANCES,
    }
    return render(request, "treasury/claims.html", context)


def _exported(item: DueItem, name: str) -> tuple[Value, ...]:
    francs = item.currency == "CDF"
    money = (item.remaining if francs else None, None if francs else item.remaining)
    return (item.opened_on, name, item.label, item.due_on, *money)


def new_claim(request: HttpRequest, code: str) -> HttpResponse:
    """Inputs given on credit to a member, or something sold to a buyer who pays later."""
    here = cooperative_here(request, code)
    here.require(Permission.CASH)
    form = ClaimForm(here, request.POST or None, initial=_initial(request))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        names = ("category", "amount", "currency", "label", "due_on", "rate")
        payload = {name: data[name] for name in names} | {"debtor": data["member"], "debtor_name": data["debtor_name"]}
        day: date | None = data["day"]
        said = _("C’est noté : cette somme est due à la coopérative.")
        sent = send(request, "treasury.record_receivable", here.id, payload, form=form, business_date=day, said=said)
        if sent.recorded:
            return redirect(f"{here.url('claims')}?de={'intrants' if data['member'] else 'acheteurs'}")
    context = {"here": here, "form": form, "candidates": choices_of(form["member"])}
    return render(request, "treasury/claim.html", context, status=422 if form.errors else 200)


def _initial(request: HttpRequest) -> dict[str, str]:
    member = request.GET.get("membre", "")
    return {"member": member, "category": "inputs_sale" if member else "produce_sale"}


def reverse_claim(request: HttpRequest, code: str, identifier: UUID) -> HttpResponse:
    """A sum due that was noted by mistake. What was paid on it meanwhile is owed back."""
    here = cooperative_here(request, code)
    here.require(Permission.REVERSE)
    item = due_item(here.scope, here.id, identifier)
    if item is None or item.account not in (CUSTOMERS, INPUTS):
        raise NotVisible
    form = ReasonForm(request.POST or None)
    back = f"{here.url('claims')}?de={'intrants' if item.account == INPUTS else 'acheteurs'}"
    if request.method == "POST" and form.is_valid():
        payload = {"movement": item.operation, "reason": form.cleaned_data["reason"]}
        said = _("La somme due est corrigée.")
        if send(request, "treasury.reverse_movement", here.id, payload, form=form, said=said).recorded:
            return redirect(back)
    context = {"here": here, "form": form, "item": item, "back": back}
    return render(request, "treasury/claim_reverse.html", context, status=422 if form.errors else 200)
