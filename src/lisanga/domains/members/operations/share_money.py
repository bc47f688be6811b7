"""Money that a member pays in for shares: francs, into a till of the cooperative."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from lisanga.core.kernel.problems import Problem
from lisanga.core.ledger.operations.posting import LineDraft
from lisanga.core.operations.context import Context
from lisanga.core.operations.envelope import Envelope
from lisanga.domains.treasury.categories import IN
from lisanga.domains.treasury.operations import checks
from lisanga.domains.treasury.operations.cash import Move, move, tills


@dataclass(frozen=True, slots=True)
class Payment:
    """`amount` in francs."""

    member: UUID
    amount: int
    till: UUID | None
    operator: str = ""
    reference: str = ""
    voucher: str = ""


def payment_problems(context: Context, payment: Payment) -> list[Problem]:
    """The till is one in francs; a mobile payment has its reference, once."""
    till = tills(context).get(payment.till) if payment.till else None
    problems = checks.amount_problems(till, payment.amount)
    if till is not None and till.currency != "CDF":
        text = _("Les parts se paient en francs : choisissez une caisse en francs.")
        problems.append(checks.invalid("other_currency", text, "till"))
    if till is not None:
        problems += checks.mobile_problems(context, till.id, payment.operator, payment.reference)
    return problems


def take_in(context: Context, envelope: Envelope, payment: Payment) -> list[LineDraft]:
    """The line of the cash book, and the till's debit."""
    assert payment.till is not None
    return move(
        context,
        Move(
            operation=envelope.id,
            till=tills(context)[payment.till],
            direction=IN,
            amount=payment.amount,
            nature="capital",
            on=envelope.business_date,
            auxiliary=payment.member,
            voucher=payment.voucher.strip(),
            operator=payment.operator,
            reference=payment.reference,
            batch=envelope.caused_by,
        ),
    )
