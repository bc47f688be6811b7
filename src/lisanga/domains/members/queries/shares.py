"""Shares: the register, one member's account, totals by cooperative, certificates."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, Sum

from lisanga.core.kernel.names import PersonName
from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import Scope
from lisanga.domains.members.models import Member, ShareAccount, ShareMovement, ShareSummary


@dataclass(frozen=True, slots=True)
class ShareHolding:
    """One line of the register of shares; francs."""

    member: UUID
    number: int
    name: PersonName
    sort_name: str
    shares: int
    subscribed: int
    paid: int

    @property
    def remaining(self) -> int:
        return self.subscribed - self.paid


@dataclass(frozen=True, slots=True)
class ShareMove:
    """What one operation changed; `kind` existing, subscription, payment, retained, reversal."""

    operation: UUID
    kind: str
    shares: int
    subscribed: int
    paid: int
    certificate: int | None
    on: date
    reverses: UUID | None
    reversed_by: UUID | None


@dataclass(frozen=True, slots=True)
class ShareTotals:
    """Shares of a cooperative; francs."""

    shares: int = 0
    subscribed: int = 0
    paid: int = 0

    def __add__(self, other: "ShareTotals") -> "ShareTotals":
        return ShareTotals(self.shares + other.shares, self.subscribed + other.subscribed, self.paid + other.paid)


@dataclass(frozen=True, slots=True)
class Certificate:
    """What a certificate of shares says: the numbers of the certificates that stand, and the account today."""

    holding: ShareHolding
    numbers: tuple[int, ...]
    first_on: date


@dataclass(frozen=True, slots=True)
class PublicCertificate:
    """What anybody who holds the paper may compare with it: no name."""

    organisation: UUID
    numbers: tuple[int, ...]
    shares: int
    subscribed: int
    paid: int


@scoped
def share_register(
    scope: Scope, organisation: UUID, after: tuple[str, UUID] | None = None, limit: int = 50
) -> list[ShareHolding]:
    """Members who hold shares, by name, after the (sort_name, member) of the last one shown; two queries."""
    holding = ShareAccount.objects.rows(scope, organisation).exclude(shares=0, paid=0)
    rows = Member.objects.rows(scope, organisation).filter(id__in=holding.values("member"))
    if after is not None:
        rows = rows.filter(Q(sort_name__gt=after[0]) | Q(sort_name=after[0], id__gt=after[1]))
    page = list(rows.order_by("sort_name", "id")[:limit])
    accounts = {account.member: account for account in holding.filter(member__in=[row.id for row in page])}
    return [_holding(row, accounts[row.id]) for row in page]


def _holding(row: Member, account: ShareAccount | None) -> ShareHolding:
    name = PersonName(row.family, row.post, row.given)
    sums = (account.shares, account.subscribed, account.paid) if account else (0, 0, 0)
    return ShareHolding(row.id, row.number, name, row.sort_name, *sums)


@scoped
def share_account(scope: Scope, organisation: UUID, member: UUID) -> ShareTotals:
    """What one member holds; the member may read it too."""
    rows = ShareAccount.objects.account(scope, organisation, member).filter(member=member)
    sums = rows.values_list("shares", "subscribed", "paid").first()
    return ShareTotals(*sums) if sums else ShareTotals()


@scoped
def share_movements(scope: Scope, organisation: UUID, member: UUID, limit: int = 100) -> list[ShareMove]:
    """What changed one member's shares, newest first."""
    rows = ShareMovement.objects.account(scope, organisation, member).filter(member=member)
    columns = ("id", "kind", "shares", "subscribed", "paid", "certificate", "on", "reverses", "reversed_by")
    return [ShareMove(*row) for row in rows.order_by("-on", "-id").values_list(*columns)[:limit]]


@scoped
def share_totals(scope: Scope, organisations: Iterable[UUID], last: int | None = None) -> dict[UUID, ShareTotals]:
    """Organisation → shares at the end of month `last` (default: all), from kept sums; one query."""
    wanted = [scope.require_aggregates(organisation) for organisation in organisations]
    rows = ShareSummary.objects.aggregates(scope).filter(organisation_id__in=wanted)
    if last is not None:
        rows = rows.filter(month__lte=last)
    sums = rows.values_list("organisation_id").annotate(Sum("shares"), Sum("subscribed"), Sum("paid"))
    found = {row[0]: ShareTotals(*row[1:]) for row in sums}
    return {organisation: found.get(organisation, ShareTotals()) for organisation in wanted}


@scoped
def shares_by_month(scope: Scope, organisations: Iterable[UUID], first: int, last: int) -> dict[int, ShareTotals]:
    """Month → all shares at its end, over all of them; one query."""
    wanted = [scope.require_aggregates(organisation) for organisation in organisations]
    rows = ShareSummary.objects.aggregates(scope).filter(organisation_id__in=wanted, month__lte=last)
    sums = rows.values_list("month").annotate(Sum("shares"), Sum("subscribed"), Sum("paid")).order_by("month")
    moved = {row[0]: ShareTotals(*row[1:]) for row in sums}
    held = sum((change for month, change in moved.items() if month < first), ShareTotals())
    found = {}
    for month in range(first, last + 1):
        held += moved.get(month, ShareTotals())
        found[month] = held
    return found


@scoped
def certificate(scope: Scope, organisation: UUID, member: UUID) -> Certificate | None:
    """What the certificate of one member says; None for somebody without shares."""
    row = Member.objects.account(scope, organisation, member).filter(id=member).first()
    account = ShareAccount.objects.account(scope, organisation, member).filter(member=member, shares__gt=0).first()
    if row is None or account is None:
        return None
    moves = ShareMovement.objects.account(scope, organisation, member).filter(member=member, reversed_by=None)
    standing = list(moves.exclude(certificate=None).order_by("on", "certificate").values_list("certificate", "on"))
    if not standing:
        return None
    numbers = tuple(number for number, _on in standing if number is not None)
    return Certificate(_holding(row, account), numbers, standing[0][1])


def public_certificate(member: UUID) -> PublicCertificate | None:
    """For who holds the paper: the caller has verified the code printed on it. Not a scoped query on purpose."""
    place = Member.plain.filter(id=member).values_list("organisation_id", flat=True).first()
    if place is None:
        return None
    account = ShareAccount.plain.filter(organisation_id=place, member=member, shares__gt=0).first()
    if account is None:
        return None
    moves = ShareMovement.plain.filter(organisation_id=account.organisation_id, member=member, reversed_by=None)
    numbers = moves.exclude(certificate=None).order_by("certificate").values_list("certificate", flat=True)
    kept = tuple(number for number in numbers if number is not None)
    return PublicCertificate(account.organisation_id, kept, account.shares, account.subscribed, account.paid)
