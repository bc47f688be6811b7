"""Effects on shares: the only writer of share accounts. `collect` calls `release` when a delivery keeps back an
instalment, and `undo` when that delivery is reversed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Sum

from lisanga.core.kernel import clock
from lisanga.core.ledger.chart import CAPITAL_CALLED, CAPITAL_PAID, SUBSCRIBERS
from lisanga.core.ledger.operations.posting import LineDraft
from lisanga.core.operations.context import Context
from lisanga.domains.members.models import ShareAccount, ShareMovement, ShareSummary

CERTIFICATE = "members.certificate"
TAKEN_OVER = "4718"  # counterpart of what a paper register says was paid, until the opening balance settles it
_SUMS = ("shares", "subscribed", "paid")
_MOVEMENT = (
    "id",
    "organisation_id",
    "member",
    "kind",
    "shares",
    "subscribed",
    "paid",
    "certificate",
    "on",
    "reverses",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareChange:
    """What an operation changes; francs."""

    operation: UUID
    member: UUID
    kind: str
    on: date
    shares: int = 0
    subscribed: int = 0
    paid: int = 0
    certificate: int | None = None
    reverses: UUID | None = None


def change_shares(context: Context, change: ShareChange) -> None:
    """Queues the movement and adds it to the member's account and to the cooperative's month."""
    organisation, writer = context.organisation, context.writer
    sums = (change.shares, change.subscribed, change.paid)
    row = (change.operation, organisation, change.member, change.kind, *sums, change.certificate, change.on)
    writer.insert(ShareMovement, _MOVEMENT, [(*row, change.reverses)])
    writer.add(ShareAccount, ("organisation_id", "member"), _SUMS, (organisation, change.member), sums)
    month = clock.month_of(change.on)
    writer.add(ShareSummary, ("organisation_id", "month"), _SUMS, (organisation, month), sums)


def subscription_lines(member: UUID, amount: int) -> list[LineDraft]:
    """D 4612, C 1012: what the member has promised."""
    return [LineDraft(SUBSCRIBERS, debit=amount, auxiliary=member), LineDraft(CAPITAL_CALLED, credit=amount)]


def paid_lines(member: UUID, amount: int) -> list[LineDraft]:
    """C 4612, and D 1012, C 1013: what was promised is paid. The debit that it comes from (till, delivery) is the
    caller's."""
    return [
        LineDraft(SUBSCRIBERS, credit=amount, auxiliary=member),
        LineDraft(CAPITAL_CALLED, debit=amount),
        LineDraft(CAPITAL_PAID, credit=amount),
    ]


def release(context: Context, operation: UUID, member: UUID, amount: int, on: date) -> None:
    """An instalment kept back on a delivery, in francs: the share account follows; the caller posts and settles the
    open item of account 4612."""
    change_shares(context, ShareChange(operation=operation, member=member, kind="retained", on=on, paid=amount))


def release_lines(context: Context, operation: UUID, member: UUID, amount: int, on: date) -> list[LineDraft]:
    """`release`, with the lines to post against the caller's debit (40115 of the member)."""
    release(context, operation, member, amount, on)
    return paid_lines(member, amount)


def undo(context: Context, by: Mapping[UUID, UUID], on: date) -> int:
    """Gives back what the operations in `by` (operation → the one that reverses it) changed on share accounts; tells
    how many movements. The ledger's lines come from the ledger's own reversal."""
    rows = ShareMovement.plain.filter(organisation_id=context.organisation, id__in=list(by), reversed_by=None)
    done = 0
    for row in rows.order_by("id"):
        change_shares(
            context,
            ShareChange(
                operation=by[row.id],
                member=row.member,
                kind="reversal",
                on=on,
                shares=-row.shares,
                subscribed=-row.subscribed,
                paid=-row.paid,
                reverses=row.id,
            ),
        )
        ShareMovement.plain.filter(id=row.id).update(reversed_by=by[row.id])
        done += 1
    return done


def capital_shares(context: Context) -> int:
    """How many shares the cooperative has issued, from kept sums. One query a list."""

    def load() -> int:
        months = ShareSummary.plain.filter(organisation_id=context.organisation)
        return months.aggregate(total=Sum("shares"))["total"] or 0

    return context.once("members.capital_shares", load)
