"""What a telephone without a network gives by hand: a signed file of sealed operations (docs/sync.md §6)."""

from datetime import date, datetime, timedelta, timezone
from typing import Annotated
from uuid import UUID

import msgspec

from lisanga.core.kernel import clock
from lisanga.core.kernel.ids import operation_id
from lisanga.core.operations.envelope import Envelope
from lisanga.core.scope import security
from lisanga.core.scope.devices.contacts import Phone, phone_of
from lisanga.interfaces.sync.exchange import Carried, Refused, deliver
from lisanga.interfaces.sync.phone import (
    FILE_VERSION,
    VERSION,
    b64,
    filed_lines,
    link,
    long,
    signed_by,
    signed_lines,
    unb64,
)
from lisanga.interfaces.sync.sealing import Unreadable, open_box
from lisanga.interfaces.sync.wire import MOST, Exchange, Malformed, Milliseconds, Natural, Sent, Sequence32, head_before

MOST_BYTES = 4 * 1024 * 1024
_LINES = 8
_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)


class OutboxFile(msgspec.Struct):
    """By the letters of the page of the wire."""

    v: int
    d: str
    n: Natural
    m: Milliseconds
    f: Sequence32
    p: str
    h: str
    o: Annotated[list[str], msgspec.Meta(max_length=20 * MOST)]
    signature: str
    s: str = ""


_decoder = msgspec.json.Decoder(OutboxFile)


def read_file(content: bytes, organisation: UUID) -> Carried:
    """Carries what the file holds; raises Refused for one that is not of a telephone of this organisation."""
    try:
        file = _decoder.decode(content)
        phone = phone_of(long(file.d))
        if not VERSION <= file.v <= FILE_VERSION:
            raise Refused(426, "version", least=VERSION, most=FILE_VERSION)
        if phone is None or phone.organisation != organisation:
            raise Refused(401, "device")
        boxes = [unb64(box) for box in file.o]
        exchange = Exchange(v=VERSION, d=file.d, n=file.n, m=file.m, f=file.f, p=file.p)
        start = head_before(exchange)
        if not signed_by(phone.key, file.signature, _signed(file, phone, boxes)):
            security.note("device_signature", None, phone.organisation, str(phone.id))
            raise Refused(401, "signature")
        sent = _operations(file, phone, start, boxes)
    except (msgspec.DecodeError, ValueError, OverflowError) as error:
        raise Refused(400, "malformed", message=str(error)) from error
    if sent and b64(sent[-1].head) != file.h:
        raise Refused(401, "signature")
    carried = Carried(phone, exchange, sent, clock.now(), by_hand=True)
    deliver(carried, start)
    return carried


def _signed(file: OutboxFile, phone: Phone, boxes: list[bytes]) -> bytes:
    """The second version signs the chain alone, which hashes what the boxes hold."""
    last, head = file.f + len(boxes) - 1, unb64(file.h)
    if file.v == VERSION:
        return signed_lines(phone.id, file.n, last, head, b"".join(boxes))
    return filed_lines(phone.id, file.n, last, head)


def _operations(file: OutboxFile, phone: Phone, start: bytes, boxes: list[bytes]) -> list[Sent]:
    head, sent, bound_to = start, [], str(phone.id).encode()
    for sequence, box in enumerate(boxes, file.f):
        try:
            text = open_box(box, bound_to).decode()
        except Unreadable as error:
            raise Malformed("a box is not sealed to this server") from error
        head = link(head, text)
        sent.append(_sent(text, sequence, phone, head))
    return sent


def _sent(text: str, sequence: int, phone: Phone, head: bytes) -> Sent:
    """The eight lines, read back."""
    parts = text.split("\n")
    if len(parts) != _LINES or parts[0] != str(sequence):
        raise Malformed("an operation is eight lines, in sequence")
    _number, name, version, author, moment, day, after, payload = parts
    msgspec.json.decode(payload)  # whatever it holds: what is kept must at least be JSON
    envelope = Envelope(
        id=operation_id(phone.id, sequence, int(moment)),
        type=name,
        organisation=phone.organisation,
        payload=msgspec.Raw(payload.encode()),
        captured_at=_EPOCH + timedelta(milliseconds=int(moment)),
        business_date=date.fromisoformat(day),
        version=int(version),
        depends_on=tuple(UUID(one) for one in after.split(",")) if after else (),
        device=phone.id,
        device_sequence=sequence,
    )
    checked = msgspec.json.decode(msgspec.json.encode(envelope), type=Envelope)
    return Sent(sequence, UUID(author), checked, head)
