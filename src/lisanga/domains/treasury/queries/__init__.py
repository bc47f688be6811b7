"""Scoped reads of the treasury."""

from lisanga.domains.treasury.book import MovementRow
from lisanga.domains.treasury.queries.books import (
    CountRow,
    TillRow,
    cash_book,
    counts,
    movement,
    till_choices,
    tills,
    uncounted,
)
from lisanga.domains.treasury.queries.payments import (
    Payable,
    PaymentListRow,
    PaymentTotal,
    payables,
    payables_total,
    payment_list,
    payment_lists,
    payment_totals,
    payments_of,
    receivables,
)
from lisanga.domains.treasury.queries.results import Autonomy, ResultRow, autonomy, result

__all__ = [
    "Autonomy",
    "CountRow",
    "MovementRow",
    "Payable",
    "PaymentListRow",
    "PaymentTotal",
    "ResultRow",
    "TillRow",
    "autonomy",
    "cash_book",
    "counts",
    "movement",
    "payables",
    "payables_total",
    "payment_list",
    "payment_lists",
    "payment_totals",
    "payments_of",
    "receivables",
    "result",
    "till_choices",
    "tills",
    "uncounted",
]
