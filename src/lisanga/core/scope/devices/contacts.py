"""How far the chain of a telephone is known here, and what it last said of itself."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from lisanga.core.kernel import clock
from lisanga.core.scope.models import Device, DeviceContact

_CONTACTS = DeviceContact._meta.db_table


@dataclass(frozen=True, slots=True)
class Phone:
    """A telephone that has its key, with what is known of its chain; `sequence` 0 before its first operation."""

    id: UUID
    organisation: UUID
    kind: str  # of the organisation
    name: str
    centre: UUID | None
    till: UUID | None
    series: str
    key: bytes
    invited_by: UUID
    revoked: bool
    refused: bool
    wiped: bool
    counter: int
    sequence: int
    head: bytes


@dataclass(frozen=True, slots=True)
class Contact:
    """What one exchange leaves behind; `head` None when the chain did not grow."""

    device: UUID
    counter: int
    sequence: int
    head: bytes | None
    at: datetime
    left: int
    app: str
    free: int
    wiped: bool = False
    said: bool = True  # by the telephone itself; False for a file that somebody brought


def first_head(device: UUID) -> bytes:
    """The hash before a telephone's first operation (docs/sync.md §2)."""
    return hashlib.sha256(b"lisanga-chain-1" + device.bytes).digest()


def phone_of(device: UUID) -> Phone | None:
    """An enrolled telephone, revoked ones included, in one query."""
    found = Device.objects.filter(id=device, key__isnull=False).select_related("contact", "organisation").first()
    if found is None or found.key is None:
        return None
    contact: Any = getattr(found, "contact", None)
    return Phone(
        id=found.id,
        organisation=found.organisation_id,
        kind=found.organisation.kind,
        name=found.name,
        centre=found.centre,
        till=found.till,
        series=found.series,
        key=bytes(found.key),
        invited_by=found.invited_by,
        revoked=found.revoked_at is not None,
        refused=found.refused_at is not None,
        wiped=contact is not None and contact.wiped_at is not None,
        counter=contact.counter if contact else 0,
        sequence=contact.sequence if contact else 0,
        head=bytes(contact.head) if contact else first_head(found.id),
    )


def open_contact(device: UUID) -> None:
    """The first line of a telephone that has just got its key."""
    DeviceContact.objects.get_or_create(device_id=device, defaults={"head": first_head(device), "at": clock.now()})


def keep_contacts(contacts: Sequence[Contact]) -> None:
    """What several exchanges leave behind, in one statement each kind. Older ones never undo newer ones: a browser
    repeats what it sent, also after something else."""
    grown = [
        (one.sequence, one.head, one.device.hex if connection.vendor == "sqlite" else one.device, one.sequence)
        for one in contacts
        if one.head is not None
    ]
    said = [_said(one) for one in contacts if one.said]
    with connection.cursor() as cursor:
        if grown:
            cursor.executemany(
                f'UPDATE "{_CONTACTS}" SET sequence = %s, head = %s WHERE device_id = %s AND sequence <= %s', grown
            )
        if not said:
            return
        cursor.executemany(
            f'UPDATE "{_CONTACTS}" SET counter = %s, at = %s, "left" = %s, app = %s, free = %s, '
            "wiped_at = COALESCE(wiped_at, %s) WHERE device_id = %s AND counter <= %s",
            said,
        )


def _said(one: Contact) -> tuple[Any, ...]:
    moment = connection.ops.adapt_datetimefield_value(one.at)
    device = one.device.hex if connection.vendor == "sqlite" else one.device
    return (one.counter, moment, one.left, one.app, one.free, moment if one.wiped else None, device, one.counter)
