"""Payment lists: who is paid together, the sheet that each signs, and every payment under its list."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lisanga.core.kernel import clock, french
from lisanga.core.kernel.money import AmountError, Currency, parse_amount
from lisanga.core.ledger.queries import auxiliary_numbers
from lisanga.core.operations.envelope import Envelope, envelope
from lisanga.core.operations.gate import submit
from lisanga.core.operations.verdicts import Answer
from lisanga.core.scope.roles import Permission
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.cooperatives.queries import header_of
from lisanga.domains.treasury import queries
from lisanga.domains.treasury.operations.open_payment_list import OpenPaymentList
from lisanga.domains.treasury.operations.pay_member import PayMember
from lisanga.domains.treasury.queries import Payable, TillRow
from lisanga.interfaces.web.exports import exported
from lisanga.interfaces.web.here import Here, cooperative_here
from lisanga.interfaces.web.members.choosing import members_named
from lisanga.interfaces.web.paging import PAGE, cut, number_key, pager
from lisanga.interfaces.web.submitting import show_problems
from lisanga.interfaces.web.treasury.forms import PlaceInTime, set_choices, till_choices
from lisanga.interfaces.web.treasury.words import COLUMNS, figures, lines, written

LONGEST = 500  # members of one list
PAID_LIMIT = 5000


@dataclass(frozen=True, slots=True)
class Chosen:
    """A member of the list with what was typed beside the name."""

    due: Payable
    amount: str
    reference: str
    problem: str = ""


class ListForm(PlaceInTime):
    """The till that pays, and what the list is called."""

    till = forms.ChoiceField(label=_("Caisse qui paie"))
    label = forms.CharField(label=_("Nom de la liste"), max_length=160)

    def __init__(self, tills: list[TillRow], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tills = {str(till.id): till for till in tills}
        set_choices(self.fields["till"], till_choices(tills))


def new_list(request: HttpRequest, code: str) -> HttpResponse:
    """First what will be paid, to print and sign; then, once the money is handed over, the payments themselves."""
    here = cooperative_here(request, code)
    here.require(Permission.CASH)
    tills = queries.tills(here.scope, here.id)
    till = _till(request, tills)
    dues = _dues(here, _members(request, here), till)
    form = ListForm(tills, request.POST or None, initial=_initial(till))
    chosen = [_chosen(request, due) for due in dues]
    if request.method == "POST" and form.is_valid() and till is not None:
        chosen = [_checked(one, till) for one in chosen]
        if not chosen and not _was_sent(here, form):
            form.add_error(None, _now("Cochez au moins un membre à payer."))
        elif not any(one.problem for one in chosen):
            answer = _pay(request, here, form, till, chosen)
            if answer.recorded:
                return redirect(here.url("payment_list", answer.id))
            show_problems(form, answer)
    context = {"here": here, "form": form, "till": till, "chosen": chosen}
    context |= {"total": written(sum(due.amount for due in dues), till.currency if till else "CDF"), "tills": tills}
    context["header"] = header_of(here.scope, here.id)
    bad = form.errors or any(one.problem for one in chosen)
    template = "treasury/list_sheet.html" if "feuille" in request.GET else "treasury/list_new.html"
    return render(request, template, context | {"today": clock.today()}, status=422 if bad else 200)


def _members(request: HttpRequest, here: Here) -> list[UUID] | None:
    """Those ticked; None for everybody (?tous=1), the first who wait longest."""
    if request.method != "POST" and "tous" in request.GET:
        return None
    return list(members_named(here, _asked(request).getlist("membre")[:LONGEST]).values())


def _asked(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else request.GET


def _till(request: HttpRequest, tills: list[TillRow]) -> TillRow | None:
    """The till chosen; else the first that can pay francs."""
    wanted = _asked(request).get("till") or _asked(request).get("caisse") or ""
    found = next((till for till in tills if str(till.id) == wanted), None)
    return found or next(iter(tills), None)


def _dues(here: Here, members: list[UUID] | None, till: TillRow | None) -> list[Payable]:
    """What the chosen members are owed in the till's currency."""
    if till is None or members == []:
        return []
    rows = queries.payables(here.scope, here.id, limit=LONGEST * 2, members=members)
    return [row for row in rows if row.currency == till.currency][:LONGEST]


def _initial(till: TillRow | None) -> dict[str, str]:
    name = _now("Paiement du %(day)s") % {"day": french.long_date(clock.today())}
    return {"till": str(till.id) if till else "", "label": name}


def _chosen(request: HttpRequest, due: Payable) -> Chosen:
    posted = request.POST
    amount = posted.get(f"montant_{due.member}", figures(due.amount, due.currency))
    return Chosen(due, amount, posted.get(f"reference_{due.member}", "").strip()[:60])


def _checked(one: Chosen, till: TillRow) -> Chosen:
    try:
        amount = parse_amount(one.amount, Currency(till.currency))
    except AmountError as error:
        return Chosen(one.due, one.amount, one.reference, str(error))
    if amount <= 0:
        return Chosen(one.due, one.amount, one.reference, _now("Le montant doit être plus grand que zéro."))
    if till.kind == "mobile" and not one.reference:
        return Chosen(one.due, one.amount, one.reference, _now("Écrivez la référence du message reçu."))
    return one


def _was_sent(here: Here, form: ListForm) -> bool:
    """A double click: the list stands already, and nobody is owed anything any more."""
    return queries.payment_list(here.scope, here.id, form.identifier, limit=1) is not None


def _pay(request: HttpRequest, here: Here, form: ListForm, till: TillRow, chosen: list[Chosen]) -> Answer:
    """The list and its payments travel together; their ids follow from the list's, so that a repeat writes nothing."""
    data, parent = form.cleaned_data, form.identifier
    amounts = [parse_amount(one.amount, Currency(till.currency)) for one in chosen]
    plan = OpenPaymentList(till=till.id, label=data["label"], planned=max(len(chosen), 1), total=max(sum(amounts), 1))
    sent: list[Envelope] = [envelope("treasury.open_payment_list", here.id, plan, id=parent, business_date=data["day"])]
    for one, amount in zip(chosen, amounts, strict=True):
        payment = PayMember(
            member=one.due.member, till=till.id, amount=amount, operator=till.operator, reference=one.reference
        )
        sent.append(
            envelope(
                "treasury.pay_member",
                here.id,
                payment,
                id=uuid5(parent, f"{one.due.member}"),
                business_date=data["day"],
                depends_on=(parent,),
                caused_by=parent,
            )
        )
    answers = submit(here.viewer, sent)
    if answers[0].recorded:
        _say(request, chosen, answers)
    return answers[0]


def _say(request: HttpRequest, chosen: list[Chosen], answers: list[Answer]) -> None:
    for problem in answers[0].problems:
        messages.warning(request, _now("À vérifier : %(problem)s") % {"problem": problem.message})
    for one, answer in zip(chosen, answers[1:], strict=True):
        for problem in answer.problems:
            told = {"who": one.due.name, "problem": problem.message}
            (messages.warning if answer.recorded else messages.error)(request, _now("%(who)s : %(problem)s") % told)
    paid = sum(answer.recorded for answer in answers[1:])
    messages.success(request, french.plural(paid, _now("paiement enregistré"), _now("paiements enregistrés")))


def payment_list(request: HttpRequest, code: str, identifier: UUID) -> HttpResponse:
    """A list as decided, and what was paid under it."""
    here = cooperative_here(request, code)
    names = {till: name for till, name, _kind, _currency in queries.till_choices(here.scope, here.id)}
    currencies = {till: currency for till, _name, _kind, currency in queries.till_choices(here.scope, here.id)}
    wants = "format" in request.GET
    found = queries.payment_list(
        here.scope, here.id, identifier, None if wants else number_key(request), PAID_LIMIT if wants else PAGE + 1
    )
    if found is None:
        raise NotVisible
    plan, rows = found
    file = exported(request, f"liste-{code}", COLUMNS, (line.exported() for line in lines(here, rows, names)))
    if file is not None:
        return file
    page, more = cut(rows)
    context = {
        "here": here,
        "plan": plan,
        "till": names.get(plan.till, ""),
        "currency": currencies.get(plan.till, "CDF"),
        "rows": lines(here, page, names),
        "pager": pager(request, str(page[-1].number) if page else "", more=more),
    }
    return render(request, "treasury/list.html", context)


def list_paper(request: HttpRequest, code: str, identifier: UUID) -> HttpResponse:
    """The sheet of a list that was paid, with a column to sign."""
    here = cooperative_here(request, code)
    found = queries.payment_list(here.scope, here.id, identifier, None, PAID_LIMIT)
    if found is None:
        raise NotVisible
    plan, rows = found
    standing = [row for row in reversed(rows) if row.reverses is None and row.reversed_by is None]
    members = [row.auxiliary for row in standing if row.auxiliary]
    tills = {till: (name, currency) for till, name, _kind, currency in queries.till_choices(here.scope, here.id)}
    name, currency = tills.get(plan.till, ("", "CDF"))
    context = {
        "here": here,
        "header": header_of(here.scope, here.id),
        "plan": plan,
        "till": name,
        "currency": currency,
        "rows": standing,
        "numbers": auxiliary_numbers(here.scope, here.id, members),
        "total": written(sum(row.amount for row in standing), currency),
    }
    return render(request, "treasury/list_paper.html", context)
