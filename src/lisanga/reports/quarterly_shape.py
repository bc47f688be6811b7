"""The quarter's report of one partner as plain data: queries fill it, the PDF and the spreadsheet draw it.

Units: weights in grams, `cdf` in whole francs, `usd` in cents, months as keys (year × 12 + month − 1).
Members appear only as counts.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Unit = Literal["text", "count", "grams", "cdf", "usd", "percent", "date"]
Tone = Literal["good", "watch", "bad", "wait"]
Cell = str | int | date | None


@dataclass(frozen=True, slots=True)
class Figure:
    """One of the large figures on top. A percentage is whole; None where nothing can be measured."""

    label: str
    value: int | None
    unit: Unit
    note: str = ""


@dataclass(frozen=True, slots=True)
class CooperativeLine:
    """One cooperative of the partner and its quarter."""

    code: str
    name: str
    form: str
    place: str
    state: str
    tone: Tone
    members: int
    women: int
    youth: int
    deliveries: int
    grams: int
    value_cdf: int
    paid_cdf: int
    income_cdf: int
    expenses_cdf: int
    last_delivery: date | None = None
    paid_usd: int = 0


@dataclass(frozen=True, slots=True)
class MemberCounts:
    """Members on the day of the figures, over all cooperatives. Youth: 35 years at most in the quarter's year;
    `youth_unknown` have no date or year of birth; `joined` during the quarter, `delivering` at least once in it."""

    total: int
    women: int
    youth: int
    young_women: int
    youth_unknown: int
    joined: int
    delivering: int
    shares_subscribed: int = 0
    capital_paid_cdf: int = 0


@dataclass(frozen=True, slots=True)
class ProductLine:
    """What was delivered of one product in one form."""

    product: str
    form: str
    deliveries: int
    grams: int
    value_cdf: int

    @property
    def name(self) -> str:
        return f"{self.product} {self.form}".strip()


@dataclass(frozen=True, slots=True)
class MonthLine:
    """One month; `by_product` holds grams in the order of the report's products."""

    month: int
    deliveries: int
    grams: int
    value_cdf: int
    by_product: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PaymentLine:
    """Payments to members by one means (cash, mobile money, bank)."""

    means: str
    payments: int
    cdf: int
    usd: int = 0


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """Income or expense of one plain category of the cash books."""

    category: str
    cdf: int


@dataclass(frozen=True, slots=True)
class Alert:
    """Something to settle, with its article where the law asks for it."""

    cooperative: str
    sentence: str
    reference: str = ""
    tone: Tone = "watch"


@dataclass(frozen=True, slots=True)
class Annex:
    """A table set after the report; `units` say how each column is written, the first column is text. `owners` are the
    codes of the cooperatives, row by row; `opens` is the kind of records behind a row."""

    title: str
    columns: tuple[str, ...]
    units: tuple[Unit, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: bool = False
    code: str = ""
    opens: str = ""
    owners: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QuarterlyReport:
    """Everything that the report says. `months` carries earlier months too, `in_quarter` those that count.
    `version` is the number of operations that stood in the cooperatives' registers: it grows with every change.
    `verification_url` goes into the QR code, and may be empty."""

    partner: str
    partner_code: str
    partner_kind: str
    programme: str
    period: str
    code: str
    starts: date
    ends: date
    version: int
    status: str
    produced_at: datetime
    produced_by: str
    verification_code: str
    verification_url: str
    summary: tuple[str, ...]
    figures: tuple[Figure, ...]
    cooperatives: tuple[CooperativeLine, ...]
    members: MemberCounts
    products: tuple[ProductLine, ...]
    months: tuple[MonthLine, ...]
    payments: tuple[PaymentLine, ...]
    owed_cdf: int
    income: tuple[MoneyLine, ...]
    expenses: tuple[MoneyLine, ...]
    alerts: tuple[Alert, ...]
    annexes: tuple[Annex, ...] = ()
    notes: tuple[str, ...] = ()

    def in_quarter(self) -> tuple[MonthLine, ...]:
        """The months of the quarter itself, without those of the trend."""
        first = self.starts.year * 12 + self.starts.month - 1
        last = self.ends.year * 12 + self.ends.month - 1
        return tuple(line for line in self.months if first <= line.month <= last)
