"""One member, as the register shows it (AUS 9)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from lisanga.core.kernel.names import PersonName
from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import NotVisible, Scope
from lisanga.domains.members.models import Member


@dataclass(frozen=True, slots=True)
class MemberSheet:
    """Everything that the register keeps of a member."""

    id: UUID
    organisation: UUID
    number: int
    paper_number: str
    name: PersonName
    sex: str
    birth_year: int | None
    birth_date: date | None
    birth_is_estimate: bool
    phone: str
    phone_typed: str
    operator: str
    village: str
    address: str
    profession: str
    id_document: str
    joined_on: date | None
    status: str
    left_on: date | None
    photo: str


@scoped
def member(scope: Scope, organisation: UUID, identifier: UUID) -> MemberSheet:
    """With the cooperative's rows, or the member's own; NotVisible when there is none such."""
    row = Member.objects.account(scope, organisation, identifier).filter(id=identifier).first()
    if row is None:
        raise NotVisible
    return MemberSheet(
        id=row.id,
        organisation=row.organisation_id,
        number=row.number,
        paper_number=row.paper_number,
        name=PersonName(row.family, row.post, row.given),
        sex=row.sex,
        birth_year=row.birth_year,
        birth_date=row.birth_date,
        birth_is_estimate=row.birth_is_estimate,
        phone=row.phone,
        phone_typed=row.phone_typed,
        operator=row.operator,
        village=row.village,
        address=row.address,
        profession=row.profession,
        id_document=row.id_document,
        joined_on=row.joined_on,
        status=row.status,
        left_on=row.left_on,
        photo=row.photo,
    )
