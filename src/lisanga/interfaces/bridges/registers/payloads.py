"""What a row says, as the operations that exist already. Long texts are cut to what the tables hold."""

from uuid import UUID

from lisanga.core.kernel.names import tidy
from lisanga.domains.collect.operations.delivery_payload import RecordDelivery
from lisanga.domains.members.operations.record_existing_shares import RecordExistingShares
from lisanga.domains.members.operations.register_member import RegisterMember
from lisanga.interfaces.bridges.spreadsheets.lines import DeliveryRow, MemberRow

_LONGEST_NUMBER = 24


def member(row: MemberRow, number: int | None) -> RegisterMember:
    """`number` where the paper's own number is free; else the paper's stands beside the one that is given."""
    sex = row.sex if row.sex in ("F", "M") else ""
    paper = row.number if row.number and str(number) != row.number else ""
    return RegisterMember(
        family=row.name.family,
        post=row.name.post,
        given=row.name.given,
        sex=sex,  # type: ignore[arg-type]  # one of the three by the line above
        birth_year=row.birth_year,
        birth_date=row.birth_date,
        birth_is_estimate=row.birth_is_estimate,
        phone=row.phone,
        village=row.village,
        joined_on=row.joined_on,
        number=number,
        paper_number=paper[:_LONGEST_NUMBER],
        status="ratified",
    )


def shares(row: MemberRow, who: UUID, nominal: int | None, register_shares: int) -> RecordExistingShares:
    return RecordExistingShares(
        member=who, shares=row.shares, paid=row.paid, nominal=nominal or None, register_shares=register_shares
    )


def delivery(row: DeliveryRow, who: UUID, product: UUID, centre: UUID) -> RecordDelivery:
    """The paper's net weight is the fact; gross and tare go with it where they give the same to the gram."""
    weighed = row.gross is not None and row.gross - (row.tare or 0) == row.net and row.net % 10 == 0
    plain = weighed and not row.moisture and not row.impurity
    return RecordDelivery(
        member=who,
        product=product,
        centre=centre,
        gross=row.gross if plain else None,
        net=None if plain else row.net,
        containers=row.containers or 0,
        tare=(row.tare or 0) if plain else 0,
        moisture=_percent(row.moisture),
        impurity=_percent(row.impurity),
        grade=tidy(row.grade)[:20],
        price=row.price,
        currency="CDF" if row.price is not None else "",
        paper_number=row.receipt[:_LONGEST_NUMBER],
    )


def _percent(value: int | None) -> int:
    return value if value is not None and 0 <= value < 10_000 else 0
