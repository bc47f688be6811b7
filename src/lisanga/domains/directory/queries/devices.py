"""Telephones of an organisation, as its office sees them."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import msgspec
from django.db.models import Q

from lisanga.core.operations.envelope import Envelope
from lisanga.core.operations.models import HeldOperation
from lisanga.core.operations.registry import OPERATIONS
from lisanga.core.scope.models import Device
from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import NotVisible, Scope
from lisanga.domains.directory.operations.accept_outbox import outbox_of
from lisanga.domains.directory.operations.receive_photo import arrivals_of
from lisanga.domains.directory.queries.people import keeper_of


@dataclass(frozen=True, slots=True)
class DeviceRow:
    """`left` operations and photographs were still on it at its last contact; `waiting` were delivered after it was
    taken back and wait for a person's yes; `photos` wait for photographs that have not come."""

    id: UUID
    name: str
    centre: UUID | None
    till: UUID | None
    series: str
    enrolled_at: datetime | None
    revoked_at: datetime | None
    accepted_at: datetime | None
    refused_at: datetime | None
    seen_at: datetime | None
    sequence: int
    left: int
    app: str
    free: int
    wiped_at: datetime | None
    waiting: int = 0
    photos: int = 0


@scoped
def devices(scope: Scope, organisation: UUID) -> list[DeviceRow]:
    """Those in use first, then those expected, then those taken back; each by name."""
    rows = _rows(scope, organisation)
    return sorted(rows, key=lambda row: (row.revoked_at is not None, row.enrolled_at is None, row.name, row.id))


@scoped
def device(scope: Scope, organisation: UUID, identifier: UUID) -> DeviceRow:
    """One telephone; NotVisible when it is not there."""
    found = _rows(scope, organisation, identifier)
    if not found:
        raise NotVisible
    return found[0]


def _rows(scope: Scope, organisation: UUID, identifier: UUID | None = None) -> list[DeviceRow]:
    """Whoever keeps the people of an organisation keeps its telephones. Two queries, and what is held."""
    own = Device.objects.filter(organisation_id=keeper_of(scope, organisation)).select_related("contact")
    found = list(own if identifier is None else own.filter(id=identifier))
    outboxes = [outbox_of(one.id) for one in found if one.revoked_at is not None]
    waiting: dict[UUID, int] = {}
    for outbox in HeldOperation.objects.filter(waits_for__in=outboxes).values_list("waits_for", flat=True):
        waiting[outbox] = waiting.get(outbox, 0) + 1
    photos = _photos(organisation)
    return [_row(one, waiting.get(outbox_of(one.id), 0), photos[one.id]) for one in found]


def _photos(organisation: UUID) -> Counter[UUID | None]:
    """Operations that wait for a photograph, by telephone."""
    naming = [one.name for one in OPERATIONS.values() if one.files is not None]
    named = Q(*[("envelope__contains", f'"type":"{name}"') for name in naming], _connector=Q.OR)
    counted: Counter[UUID | None] = Counter()
    for row in HeldOperation.objects.filter(named, organisation=organisation).values_list("envelope", "waits_for"):
        envelope = msgspec.json.decode(row[0], type=Envelope)
        counted[envelope.device] += row[1] in arrivals_of(envelope)
    return counted


def _row(one: Device, waiting: int, photos: int) -> DeviceRow:
    contact = getattr(one, "contact", None)
    return DeviceRow(
        id=one.id,
        name=one.name,
        centre=one.centre,
        till=one.till,
        series=one.series,
        enrolled_at=one.enrolled_at,
        revoked_at=one.revoked_at,
        accepted_at=one.accepted_at,
        refused_at=one.refused_at,
        seen_at=contact.at if contact else None,
        sequence=contact.sequence if contact else 0,
        left=contact.left if contact else 0,
        app=contact.app if contact else "",
        free=contact.free if contact else 0,
        wiped_at=contact.wiped_at if contact else None,
        waiting=waiting,
        photos=photos,
    )
