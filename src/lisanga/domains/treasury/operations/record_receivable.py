"""A sum that a buyer or another third party owes the cooperative, until it is paid in (`treasury.record_cash`). What a
member owes (inputs on credit, 41115) is also taken off the member's deliveries."""

from datetime import date
from typing import Literal
from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.ledger.chart import CUSTOMERS, INPUTS
from lisanga.core.ledger.models import Auxiliary
from lisanga.core.ledger.operations.posting import EntryDraft, ItemDraft, post
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.treasury.categories import CATEGORIES, IN
from lisanga.domains.treasury.operations import checks
from lisanga.domains.treasury.operations.cash import money_line

_DEBTORS = {"third": CUSTOMERS, "member": INPUTS}


class RecordReceivable(msgspec.Struct, frozen=True, kw_only=True):
    """`debtor_name` is a new third party, unless `debtor` names a member or a third party known. `amount` in the
    smallest unit."""

    category: str
    amount: int
    currency: Literal["CDF", "USD"] = "CDF"
    debtor: UUID | None = None
    debtor_name: str = ""
    label: str = ""
    due_on: date | None = None
    rate: int | None = None


def _check(context: Context, item: Item[RecordReceivable]) -> list[Problem]:
    claim, problems = item.payload, []
    if not 0 < claim.amount < checks.LARGEST:
        problems.append(checks.invalid("bad_amount", _("Le montant doit être plus grand que zéro."), "amount"))
    category = CATEGORIES.get(claim.category)
    if category is None or category.direction != IN:
        problems.append(checks.invalid("unknown_category", _("Choisissez ce qui a été vendu ou promis."), "category"))
    if claim.debtor is None and not claim.debtor_name.strip():
        problems.append(checks.invalid("no_debtor", _("Dites qui doit cette somme."), "debtor_name"))
    if claim.debtor is not None and _kind(context, claim.debtor) not in _DEBTORS:
        problems.append(checks.invalid("unknown_debtor", _("Ce tiers n’existe pas dans la coopérative."), "debtor"))
    if checks.rate_of(context, claim.currency, item.envelope.business_date, claim.rate) is None:
        problems.append(checks.invalid("no_rate", _("Il manque le taux du dollar pour ce jour."), "rate"))
    return problems


def _kind(context: Context, debtor: UUID) -> str | None:
    found = Auxiliary.plain.filter(organisation_id=context.organisation, id=debtor)
    return found.values_list("kind", flat=True).first()


def _apply(context: Context, item: Item[RecordReceivable]) -> Outcome:
    claim, identifier, day = item.payload, item.envelope.id, item.envelope.business_date
    rate = checks.rate_of(context, claim.currency, day, claim.rate) or 0
    debtor = claim.debtor or _new_third(context, identifier, claim.debtor_name.strip())
    account = _DEBTORS[_kind(context, debtor) or "third"]
    label = claim.label.strip() or _("Somme due à la coopérative")
    lines = [
        money_line(account, claim.amount, True, claim.currency, rate, debtor),
        money_line(CATEGORIES[claim.category].account, claim.amount, False, claim.currency, rate),
    ]
    opens = [ItemDraft(identifier, account, debtor, "D", claim.amount, label, claim.currency, claim.due_on)]
    posted = post(context, [EntryDraft(identifier, "VT", label, day, lines, opens)])[0]
    return Outcome({"entry": posted.number}, subject=debtor)


def _new_third(context: Context, identifier: UUID, name: str) -> UUID:
    number = context.take("treasury.third")
    Auxiliary.plain.create(
        id=identifier, organisation_id=context.organisation, kind="third", number=f"T{number}", name=name[:160]
    )
    return identifier


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="treasury.record_receivable",
    label=gettext_lazy("Noter une somme due à la coopérative"),
    kind=Kind.OBSERVATION,
    permission=Permission.CASH,
    payload=RecordReceivable,
    check=check,
    apply=apply,
    example=lambda: RecordReceivable(
        category="produce_sale",
        amount=100_000,
        currency="USD",
        debtor_name="Café du Kwilu SARL",
        rate=2_800_000_000,
        due_on=date(2026, 6, 30),
    ),
    sentence=gettext_lazy("{author} a noté une somme due à la coopérative, {amount:money} : {label}."),
)
