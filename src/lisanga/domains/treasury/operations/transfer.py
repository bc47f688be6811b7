"""Money carried from one till of the cooperative to another (account 585): cash to the bank, francs into dollars."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.money import MILLION, Currency
from lisanga.core.kernel.problems import Problem
from lisanga.core.kernel.rounding import half_up
from lisanga.core.ledger.chart import TRANSFERS
from lisanga.core.ledger.operations.posting import EntryDraft, LineDraft, post
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.treasury.categories import IN, OUT
from lisanga.domains.treasury.operations import checks
from lisanga.domains.treasury.operations.cash import Move, TillState, move, tills
from lisanga.domains.treasury.operations.settling import exchange_lines


class Transfer(msgspec.Struct, frozen=True, kw_only=True):
    """`amount` leaves `source` in its currency; `received` arrives in `target` in its own (the same when left out)."""

    source: UUID
    target: UUID
    amount: int
    received: int | None = None
    label: str = ""
    operator: str = ""
    reference: str = ""
    fee: int = 0
    rate: int | None = None


def _check(context: Context, item: Item[Transfer]) -> list[Problem]:
    transfer, known = item.payload, tills(context)
    source, target = known.get(transfer.source), known.get(transfer.target)
    problems = checks.amount_problems(source, transfer.amount, transfer.fee)
    if target is None or transfer.source == transfer.target:
        problems.append(
            checks.invalid("unknown_target", _("Choisissez une autre caisse qui reçoit l’argent."), "target")
        )
    if transfer.received is not None and transfer.received <= 0:
        problems.append(checks.invalid("bad_received", _("Le montant reçu doit être plus grand que zéro."), "received"))
    if source is None or target is None:
        return problems
    if source.currency != target.currency and transfer.received is None:
        problems.append(checks.invalid("no_received", _("Dites combien est arrivé dans l’autre monnaie."), "received"))
    if source.currency == target.currency and transfer.received not in (None, transfer.amount):
        text = _("Entre deux caisses de même monnaie, ce qui part arrive : notez la différence comme frais.")
        problems.append(checks.invalid("received_differs", text, "received"))
    if source.currency == target.currency:
        problems += checks.rate_problems(context, source, item.envelope.business_date, transfer.rate)
    return problems + checks.outflow_problems(context, transfer.source, transfer.amount + transfer.fee)


def _rate(context: Context, item: Item[Transfer], source: TillState, target: TillState) -> int:
    """Between two currencies, the rate is the one that was really had."""
    transfer = item.payload
    if source.currency == target.currency:
        return checks.rate_of(context, source.currency, item.envelope.business_date, transfer.rate) or 0
    received = transfer.received or 0
    francs, cents = (transfer.amount, received) if source.currency == Currency.CDF else (received, transfer.amount)
    return half_up(francs * 100 * MILLION, cents)


def _apply(context: Context, item: Item[Transfer]) -> Outcome:
    transfer, known = item.payload, tills(context)
    source, target = known[transfer.source], known[transfer.target]
    rate, day = _rate(context, item, source, target), item.envelope.business_date
    received = transfer.amount if transfer.received is None else transfer.received
    lines = _leg(context, item, source, OUT, transfer.amount, rate)
    out_francs = lines[0].credit
    arriving = _leg(context, item, target, IN, received, rate)
    lines += [LineDraft(TRANSFERS, debit=out_francs), *arriving, LineDraft(TRANSFERS, credit=arriving[0].debit)]
    difference = out_francs - arriving[0].debit
    if difference:
        # The rate had is rounded to a millionth: the franc that it may leave is taken off the passage account.
        lines.append(LineDraft(TRANSFERS, credit=difference))
        lines += exchange_lines(lines)
    label = transfer.label.strip() or _("Virement entre caisses")
    posted = post(context, [EntryDraft(item.envelope.id, source.journal, label, day, lines)])[0]
    return Outcome({"entry": posted.number, "received": received}, subject=transfer.target)


def _leg(
    context: Context, item: Item[Transfer], till: TillState, direction: str, amount: int, rate: int
) -> list[LineDraft]:
    transfer, outgoing = item.payload, direction == OUT
    return move(
        context,
        Move(
            operation=item.envelope.id,
            till=till,
            direction=direction,
            amount=amount,
            fee=transfer.fee if outgoing else 0,
            leg=0 if outgoing else 1,
            nature="transfer",
            on=item.envelope.business_date,
            rate=0 if till.currency == Currency.CDF else rate,
            label=transfer.label.strip(),
            operator=transfer.operator,
            reference=transfer.reference if outgoing else "",
            batch=item.envelope.caused_by,
        ),
    )


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="treasury.transfer",
    label=gettext_lazy("Virer d’une caisse à une autre"),
    kind=Kind.OBSERVATION,
    permission=Permission.CASH,
    payload=Transfer,
    check=check,
    apply=apply,
    example=lambda: Transfer(source=UUID(int=1), target=UUID(int=2), amount=500_000, label="Dépôt à la COOPEC"),
    sentence=gettext_lazy("{author} a viré {amount:money} de « {source} » vers « {target} »."),
)
