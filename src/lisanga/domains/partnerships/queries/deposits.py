"""Works of trainees as both sides read them, and what a receipt proves to anybody."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import NotVisible, Scope
from lisanga.domains.partnerships.models import Agreement, Deposit, DepositOwner
from lisanga.domains.partnerships.works import KINDS, receipt_number

_ROW = (
    "id",
    "agreement_id",
    "organisation_id",
    "organisation__name",
    "number",
    "title",
    "kind",
    "digest",
    "consent",
    "credit",
    "deposited_on",
    "withdrawn_on",
)


@dataclass(frozen=True, slots=True)
class DepositRow:
    """`reusable`: the owners agree, today."""

    id: UUID
    agreement: UUID
    organisation: UUID
    organisation_name: str
    number: int
    title: str
    kind: str
    digest: str
    consent: bool
    credit: str
    deposited_on: date
    withdrawn_on: date | None
    owners: tuple[str, ...] = ()

    @property
    def receipt(self) -> str:
        return receipt_number(self.number, self.deposited_on)

    @property
    def kind_label(self) -> str:
        return str(KINDS[self.kind])

    @property
    def reusable(self) -> bool:
        return self.consent and self.withdrawn_on is None


@scoped
def deposits(scope: Scope, identifier: UUID, limit: int = 500) -> list[DepositRow]:
    """Of an agreement, the latest first; three statements. Raises NotVisible."""
    Agreement.objects.shared(scope, identifier)
    rows = Deposit.objects.shared(scope).filter(agreement_id=identifier).order_by("-deposited_on", "-id")
    found = list(rows.values_list(*_ROW)[:limit])
    owners = _owners(scope, [row[0] for row in found])
    return [replace(DepositRow(*row), owners=owners.get(row[0], ())) for row in found]


@scoped
def deposit(scope: Scope, identifier: UUID) -> DepositRow:
    """Raises NotVisible when the reader is of neither side."""
    row = Deposit.objects.shared(scope).filter(id=identifier).values_list(*_ROW).first()
    if row is None:
        raise NotVisible
    return replace(DepositRow(*row), owners=_owners(scope, [identifier]).get(identifier, ()))


def _owners(scope: Scope, identifiers: list[UUID]) -> dict[UUID, tuple[str, ...]]:
    found: dict[UUID, tuple[str, ...]] = {}
    rows = DepositOwner.objects.shared(scope).filter(deposit__in=identifiers).order_by("id")
    for identifier, name in rows.values_list("deposit_id", "name"):
        found[identifier] = (*found.get(identifier, ()), name)
    return found


def public_deposit(identifier: UUID) -> DepositRow | None:
    """What the paper shows, for whoever holds it and the code on it: never the work, and no name."""
    row = Deposit.plain.filter(id=identifier).values_list(*_ROW).first()
    return None if row is None else DepositRow(*row)
