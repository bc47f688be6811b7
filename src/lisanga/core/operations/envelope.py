"""What travels: an operation's envelope, as a phone, a page, a file or a program sends it."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec

from lisanga.core.kernel import clock
from lisanga.core.kernel.ids import new_id

# What a register line has room for; checked where envelopes are decoded, because they come from outside.
TypeName = Annotated[str, msgspec.Meta(pattern="^[a-z0-9_.]+$", max_length=64)]
Version = Annotated[int, msgspec.Meta(ge=1, le=32_767)]
DeviceSequence = Annotated[int, msgspec.Meta(ge=0, le=2**63 - 1)]


class Envelope(msgspec.Struct, frozen=True, kw_only=True):
    """`id` is made where the fact is made; `payload` is kept exactly as it came."""

    id: UUID
    type: TypeName
    organisation: UUID
    payload: msgspec.Raw
    captured_at: datetime
    business_date: date
    version: Version = 1
    depends_on: tuple[UUID, ...] = ()
    caused_by: UUID | None = None
    device: UUID | None = None
    device_sequence: DeviceSequence | None = None


def envelope(
    type: str,
    organisation: UUID,
    payload: msgspec.Struct | dict[str, Any],
    *,
    id: UUID | None = None,
    version: int = 1,
    business_date: date | None = None,
    captured_at: datetime | None = None,
    depends_on: tuple[UUID, ...] = (),
    caused_by: UUID | None = None,
) -> Envelope:
    """An envelope made here and now; pass `id` where a page or a file already made one."""
    moment = captured_at or clock.now()
    return Envelope(
        id=id or new_id(),
        type=type,
        organisation=organisation,
        payload=msgspec.Raw(msgspec.json.encode(payload)),
        captured_at=moment,
        business_date=business_date or clock.local_date(moment),
        version=version,
        depends_on=depends_on,
        caused_by=caused_by,
    )
