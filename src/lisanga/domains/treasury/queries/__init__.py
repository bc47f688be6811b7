"""Scoped reads of the treasury."""

from lisanga.domains.treasury.book import BookFilter, MovementRow
from lisanga.domains.treasury.queries.books import (
    CountRow,
    TillRow,
    cash_book,
    counts,
    held_on,
    movement,
    movement_of_member,
    till_choices,
    tills,
    uncounted,
)
from lisanga.domains.treasury.queries.payments import (
    MonthPayments,
    Payable,
    PaymentListRow,
    PaymentTotal,
    monthly_payments,
    payables,
    payables_total,
    payment_list,
    payment_lists,
    payment_totals,
    payments_of,
    receivables,
)
from lisanga.domains.treasury.queries.reminders import uncounted_months
from lisanga.domains.treasury.queries.results import Autonomy, ResultRow, autonomy, autonomy_together, result, results
from lisanga.domains.treasury.queries.waiting import money_held, unpaid

__all__ = [
    "Autonomy",
    "BookFilter",
    "CountRow",
    "MonthPayments",
    "MovementRow",
    "Payable",
    "PaymentListRow",
    "PaymentTotal",
    "ResultRow",
    "TillRow",
    "autonomy",
    "autonomy_together",
    "cash_book",
    "counts",
    "held_on",
    "money_held",
    "monthly_payments",
    "movement",
    "movement_of_member",
    "payables",
    "payables_total",
    "payment_list",
    "payment_lists",
    "payment_totals",
    "payments_of",
    "receivables",
    "result",
    "results",
    "till_choices",
    "tills",
    "uncounted",
    "uncounted_months",
    "unpaid",
]
