"""A telephone shows the one-time code and its key, and learns who it is (docs/sync.md §1)."""

from typing import Annotated, Any
from uuid import UUID, uuid5

import msgspec

from lisanga.core.kernel import clock
from lisanga.core.operations.envelope import envelope
from lisanga.core.operations.gate import submit_one
from lisanga.core.scope.callers import viewers_of
from lisanga.core.scope.devices.codes import device_of_code
from lisanga.core.scope.devices.contacts import Phone, open_contact, phone_of
from lisanga.core.scope.models import Device, Organisation
from lisanga.core.scope.roles import COOPERATIVE_KINDS
from lisanga.core.scope.viewer import Scope, system_viewer
from lisanga.domains.directory.operations.enrol_device import EnrolDevice, public_key
from lisanga.domains.members.operations.reserve_numbers import ReserveNumbers
from lisanga.domains.members.queries import number_blocks
from lisanga.interfaces.sync.exchange import Refused
from lisanga.interfaces.sync.phone import VERSION, b64, enrolment_lines, signed_by
from lisanga.interfaces.sync.sealing import seal_key

BLOCK = 50  # numbers of members set aside at once: a busy day of enrolments
ZONE = 60  # minutes: the dates of business are those of Kinshasa


class Enrolment(msgspec.Struct):
    """What the telephone sends."""

    v: int
    code: Annotated[str, msgspec.Meta(max_length=64)]
    key: Annotated[str, msgspec.Meta(max_length=256)]
    proof: Annotated[str, msgspec.Meta(max_length=128)]
    app: Annotated[str, msgspec.Meta(max_length=24)] = ""


_decoder = msgspec.json.Decoder(Enrolment)


def enrol(body: bytes) -> dict[str, Any]:
    """Raises Refused. The same code and key again get the same answer while the code lives."""
    try:
        asked = _decoder.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Refused(400, "malformed", message=str(error)) from error
    if asked.v != VERSION:
        raise Refused(426, "version", least=VERSION, most=VERSION)
    key, device = public_key(asked.key), device_of_code(asked.code)
    if device is None:
        raise Refused(403, "code")
    if key is None or not signed_by(key, asked.proof, enrolment_lines(asked.code, asked.key)):
        raise Refused(403, "proof")
    phone = phone_of(device) or _enrolled(device, asked)
    if phone is None or phone.key != key or phone.revoked:
        raise Refused(403, "code")
    return _identity(phone)


def _enrolled(device: UUID, asked: Enrolment) -> Phone | None:
    """By who prepared it; None when they may not any more, or another key was faster."""
    prepared = Device.objects.get(id=device)
    author = viewers_of([prepared.invited_by], clock.today()).get(prepared.invited_by)
    if author is None:
        return None
    payload = EnrolDevice(device=device, key=asked.key)
    sent = envelope("directory.enrol_device", prepared.organisation_id, payload, id=uuid5(device, asked.key))
    submit_one(author, sent)
    open_contact(device)
    if prepared.organisation.kind in COOPERATIVE_KINDS:
        reserve(device, prepared.organisation_id, 1)
    return phone_of(device)


def scope_of(phone: Phone) -> Scope:
    """What a telephone may read: the rows of its own organisation. Which of them it holds is the window's business."""
    own = frozenset({phone.organisation})
    return Scope(rows=own, aggregates=own)


def reserve(device: UUID, organisation: UUID, which: int) -> None:
    """The telephone's block of this rank; asked twice, it is given once."""
    payload = ReserveNumbers(device=device, count=BLOCK)
    sent = envelope("members.reserve_numbers", organisation, payload, id=uuid5(device, f"numbers {which}"))
    submit_one(system_viewer(clock.today()), sent)


def _identity(phone: Phone) -> dict[str, Any]:
    organisation = Organisation.objects.get(id=phone.organisation)
    blocks = number_blocks(scope_of(phone), phone.organisation, phone.id)
    name, point = seal_key()
    return {
        "v": VERSION,
        "device": str(phone.id),
        "name": phone.name,
        "organisation": {
            "id": str(organisation.id),
            "code": organisation.code,
            "name": organisation.name,
            "kind": organisation.kind,
        },
        "centre": None if phone.centre is None else str(phone.centre),
        "series": phone.series,
        "numbers": [[one.first, one.last] for one in blocks],
        "zone": ZONE,
        "seal": {"id": name, "key": b64(point)},
        "now": int(clock.now().timestamp() * 1000),
    }
