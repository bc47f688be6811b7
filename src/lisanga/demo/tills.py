"""Tills of a cooperative, and what its books say that they hold."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from lisanga.core.operations.envelope import Envelope
from lisanga.demo.pen import Pen
from lisanga.domains.treasury.operations.count_cash import CountCash, Denomination
from lisanga.domains.treasury.operations.open_till import OpenTill
from lisanga.domains.treasury.operations.record_cash import RecordCash
from lisanga.domains.treasury.operations.transfer import Transfer

NOTES = (20_000, 10_000, 5_000, 1_000, 500, 200, 100, 50)
OPERATOR = "M-Pesa"


@dataclass
class Tills:
    """Balances as the door answered last, in francs."""

    cash: UUID
    mobile: UUID
    signer: str
    held: int = 0
    on_phone: int = 0
    shares_paid: list[tuple[date, int]] = field(default_factory=list)  # written before, dated later in the year

    def come_to(self, day: date) -> None:
        """What new members paid for shares until a day is in the box."""
        self.held += sum(amount for on, amount in self.shares_paid if on <= day)
        self.shares_paid = [(on, amount) for on, amount in self.shares_paid if on > day]


def open_tills(pen: Pen, signer: str, day: date) -> Tills:
    """A box and a mobile-money account, with the fees of the members and a start from the programme."""
    cash = pen.write("treasury.open_till", OpenTill(kind="cash", name="Caisse du bureau"), day)
    number = f"+24381{pen.dice.between(1_000_000, 9_999_999)}"
    phone = OpenTill(kind="mobile", name="M-Pesa du bureau", operator=OPERATOR, number=number)
    tills = Tills(cash, pen.write("treasury.open_till", phone, day), signer)
    fees = pen.dice.between(300_000, 900_000, 5_000)
    start = pen.dice.between(2_000_000, 4_000_000, 100_000)
    receive(pen, tills, "membership_fees", fees, day + timedelta(days=1), "Droits d’adhésion de l’année")
    receive(pen, tills, "subsidy", start, day + timedelta(days=9), "Fonds de démarrage", "CERPEC ASBL")
    return tills


def receive(pen: Pen, tills: Tills, category: str, amount: int, day: date, label: str, who: str = "") -> None:
    """Money into the box."""
    payload = RecordCash(
        till=tills.cash, direction="in", amount=amount, category=category, label=label, counterparty=who
    )
    pen.write("treasury.record_cash", payload, day)
    tills.held += amount


def spend(pen: Pen, tills: Tills, category: str, amount: int, day: date, label: str) -> Envelope:
    """An expense from the box, to be sent."""
    tills.held -= amount
    voucher = f"P{pen.dice.between(100, 999)}"
    payload = RecordCash(
        till=tills.cash, direction="out", amount=amount, category=category, label=label, voucher=voucher
    )
    return pen.fact("treasury.record_cash", payload, day)


def load_phone(pen: Pen, tills: Tills, amount: int, day: date) -> None:
    """Cash carried to the agent, for payments by phone."""
    reference = f"CI{pen.dice.between(10**9, 10**10 - 1)}"
    payload = Transfer(
        source=tills.cash,
        target=tills.mobile,
        amount=amount,
        label="Approvisionnement M-Pesa",
        operator=OPERATOR,
        reference=reference,
    )
    pen.write("treasury.transfer", payload, day)
    tills.held -= amount
    tills.on_phone += amount


def count(pen: Pen, tills: Tills, day: date) -> None:
    """The box counted note by note; now and then a note is missing."""
    tills.come_to(day)
    missing = 500 if pen.dice.chance(12) and tills.held > 500 else 0
    left, notes = tills.held - missing, []
    for value in NOTES:
        notes.append(Denomination(value=value, count=left // value))
        left %= value
    explained = "Rendu de monnaie mal compté au marché" if missing or left else ""
    payload = CountCash(till=tills.cash, denominations=tuple(notes), counted_by=tills.signer, explanation=explained)
    pen.write("treasury.count_cash", payload, day)
    tills.held -= missing + left
