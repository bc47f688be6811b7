"""Members are paid for what they brought: most in cash from one list, some by phone, a few wait."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from lisanga.demo.pen import Pen
from lisanga.demo.tills import OPERATOR, Tills, load_phone
from lisanga.domains.treasury.operations.open_payment_list import OpenPaymentList
from lisanga.domains.treasury.operations.pay_member import PayMember

_LEAVE = 50_000  # stays in the box
_FEE = 100  # one franc in a hundred goes to the operator

Payment = tuple[UUID, int, tuple[UUID, ...]]  # member, francs, the deliveries paid


@dataclass(frozen=True, slots=True)
class Due:
    """A delivery, whose it is and what it left to pay."""

    delivery: UUID
    member: UUID
    amount: int


def pay(pen: Pen, tills: Tills, due: list[Due], day: date) -> None:
    """As far as the money goes; nine members in ten come for it."""
    by_member: dict[UUID, list[Due]] = defaultdict(list)
    for one in due:
        by_member[one.member].append(one)
    cash: list[Payment] = []
    phone: list[Payment] = []
    left = tills.held - _LEAVE
    for member, items in by_member.items():
        amount = sum(item.amount for item in items)
        if pen.dice.chance(9) or amount * 102 // 100 > left:
            continue
        left -= amount * 102 // 100
        (phone if pen.dice.chance(25) else cash).append((member, amount, tuple(item.delivery for item in items)))
    _in_cash(pen, tills, cash, day)
    _by_phone(pen, tills, phone, day)


def _in_cash(pen: Pen, tills: Tills, payments: list[Payment], day: date) -> None:
    if not payments:
        return
    total = sum(amount for _member, amount, _items in payments)
    label = f"Paie du {day:%d/%m/%Y}"
    parent = OpenPaymentList(till=tills.cash, label=label, planned=len(payments), total=total)
    opened = pen.write("treasury.open_payment_list", parent, day)
    pen.send(
        [
            pen.fact(
                "treasury.pay_member",
                PayMember(member=member, till=tills.cash, amount=amount, items=items),
                day,
                caused_by=opened,
            )
            for member, amount, items in payments
        ]
    )
    tills.held -= total


def _by_phone(pen: Pen, tills: Tills, payments: list[Payment], day: date) -> None:
    if not payments:
        return
    fees = {member: amount // _FEE for member, amount, _items in payments}
    total = sum(amount + fees[member] for member, amount, _items in payments)
    if total > tills.on_phone:
        load_phone(pen, tills, total - tills.on_phone, day)
    facts = []
    for member, amount, items in payments:
        payload = PayMember(
            member=member,
            till=tills.mobile,
            amount=amount,
            items=items,
            operator=OPERATOR,
            reference=f"PP{pen.dice.between(10**9, 10**10 - 1)}",
            fee=fees[member],
        )
        facts.append(pen.fact("treasury.pay_member", payload, day))
    pen.send(facts)
    tills.on_phone -= total
