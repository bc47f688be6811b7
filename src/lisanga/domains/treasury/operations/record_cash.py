"""Money that came in or went out, in plain words; the account is behind the category, or behind the item it settles."""

from typing import Literal
from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.ledger.chart import SUPPLIERS
from lisanga.core.ledger.operations.posting import EntryDraft, LineDraft, post
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.treasury.categories import CATEGORIES, IN, OUT, category_label
from lisanga.domains.treasury.operations import checks, settling
from lisanga.domains.treasury.operations.cash import Move, TillState, money_line, move, tills

_OPERATOR_FEES = "money_fees"  # taken by the operator, often without a message
_CAPITAL = "46"  # what is due on shares is paid through the members' operations


class RecordCash(msgspec.Struct, frozen=True, kw_only=True):
    """`amount` and `fee` in the till's smallest unit; `rate` in millionths of francs for one dollar. `item` is the sum
    due that the money settles; without it, `category` says what the money is."""

    till: UUID
    direction: Literal["in", "out"]
    amount: int
    category: str = ""
    item: UUID | None = None
    label: str = ""
    counterparty: str = ""
    voucher: str = ""
    operator: str = ""
    reference: str = ""
    fee: int = 0
    rate: int | None = None


def _check(context: Context, item: Item[RecordCash]) -> list[Problem]:
    cash, till = item.payload, tills(context).get(item.payload.till)
    problems = checks.amount_problems(till, cash.amount, cash.fee)
    problems += checks.rate_problems(context, till, item.envelope.business_date, cash.rate)
    problems += _item_problems(context, cash, till) if cash.item else _category_problems(cash)
    if cash.category != _OPERATOR_FEES or cash.reference:
        problems += checks.mobile_problems(context, cash.till, cash.operator, cash.reference)
    if cash.direction == OUT:
        problems += checks.outflow_problems(context, cash.till, cash.amount + cash.fee)
    return problems


def _category_problems(cash: RecordCash) -> list[Problem]:
    category = CATEGORIES.get(cash.category)
    if category is None or category.direction != cash.direction:
        text = _("Choisissez ce que cet argent a payé, ou d’où il vient, dans la liste.")
        return [checks.invalid("unknown_category", text, "category")]
    return []


def _item_problems(context: Context, cash: RecordCash, till: TillState | None) -> list[Problem]:
    row = settling.item_row(context, cash.item) if cash.item else None
    if row is None:
        return [checks.invalid("unknown_item", _("Cette somme due n’existe pas, ou elle est déjà réglée."), "item")]
    due = settling.Due(*row)
    problems = []
    if due.account.startswith(_CAPITAL) or (due.account == SUPPLIERS and due.side == "C"):
        text = _("Cette somme se règle par « Payer un membre » ou par un versement de parts.")
        problems.append(checks.invalid("paid_elsewhere", text, "item"))
    if (due.side == "D") != (cash.direction == IN):
        problems.append(checks.invalid("wrong_direction", _("Le sens ne va pas avec cette somme due."), "direction"))
    if till is not None and till.currency != due.currency:
        text = _("Cette somme est due dans une autre monnaie que celle de la caisse.")
        problems.append(checks.invalid("other_currency", text, "till"))
    elif cash.amount > due.remaining:
        text = _("C’est plus que ce qui reste dû : notez le surplus à part, dans sa catégorie.")
        problems.append(checks.invalid("above_item", text, "amount"))
    return problems


def _apply(context: Context, item: Item[RecordCash]) -> Outcome:
    cash, till, day = item.payload, tills(context)[item.payload.till], item.envelope.business_date
    rate = checks.rate_of(context, till.currency, day, cash.rate) or 0
    settles: list[tuple[UUID, int]] = []
    auxiliary = None
    if cash.item is not None:
        other, settles, auxiliary = _settled(context, cash, rate)
    else:
        other = [money_line(CATEGORIES[cash.category].account, cash.amount, cash.direction == OUT, till.currency, rate)]
    lines = other + move(context, _move(item, till, rate, auxiliary))
    lines += settling.exchange_lines(lines)
    label = cash.label.strip() or str(category_label(cash.category)) or _("Règlement")
    posted = post(context, [EntryDraft(item.envelope.id, till.journal, label, day, lines, settles=settles)])[0]
    return Outcome({"entry": posted.number, "balance": till.balance}, subject=cash.till)


def _settled(
    context: Context, cash: RecordCash, rate: int
) -> tuple[list[LineDraft], list[tuple[UUID, int]], UUID | None]:
    assert cash.item is not None
    row = settling.item_row(context, cash.item)
    assert row is not None
    due = settling.Due(*row)
    taken, _left = settling.take([due], cash.amount, due.currency)
    lines = settling.settlement_lines(taken, settling.origin_rates(context, taken), rate)
    return lines, [(due.id, cash.amount)], due.auxiliary


def _move(item: Item[RecordCash], till: TillState, rate: int, auxiliary: UUID | None) -> Move:
    cash = item.payload
    nature = "claim" if cash.item else "receipt" if cash.direction == IN else "expense"
    return Move(
        operation=item.envelope.id,
        till=till,
        direction=cash.direction,
        amount=cash.amount,
        fee=cash.fee,
        nature=nature,
        category="" if cash.item else cash.category,
        on=item.envelope.business_date,
        rate=rate,
        label=cash.label.strip(),
        counterparty=cash.counterparty.strip(),
        voucher=cash.voucher.strip(),
        auxiliary=auxiliary,
        operator=cash.operator,
        reference=cash.reference,
        batch=item.envelope.caused_by,
    )


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="treasury.record_cash",
    label=gettext_lazy("Noter une recette ou une dépense"),
    kind=Kind.OBSERVATION,
    permission=Permission.CASH,
    payload=RecordCash,
    check=check,
    apply=apply,
    example=lambda: RecordCash(
        till=UUID(int=1), direction="out", amount=35_000, category="transport", label="Camion Bulungu – Kikwit"
    ),
    sentence=gettext_lazy("{author} a noté un mouvement de caisse de {amount:money} : {label}."),
)
