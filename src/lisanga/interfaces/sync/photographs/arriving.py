"""A piece of a photograph, apart from HTTP: whose it is, whether anything waits for it, what becomes of the whole."""

import hashlib
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from lisanga.core.files.keeping import keep_as_it_came, known
from lisanga.core.files.kinds import UploadRefused
from lisanga.core.kernel import clock
from lisanga.core.operations.envelope import envelope
from lisanga.core.operations.gate import release_what_waits, submit_one
from lisanga.core.operations.held import first_waiting
from lisanga.core.scope import security
from lisanga.core.scope.devices.contacts import Phone, phone_of
from lisanga.core.scope.viewer import system_viewer
from lisanga.domains.directory.operations.receive_photo import ReceivePhoto, arrival_of
from lisanga.interfaces.sync.exchange import Refused
from lisanga.interfaces.sync.phone import long, piece_lines, signed_by
from lisanga.interfaces.sync.photographs.pieces import NoRoom, Part, part_of

MOST, MOST_PIECE = 200 * 1024, 64 * 1024
"""Bytes of a photograph, and of a piece of one."""


@dataclass(frozen=True, slots=True)
class Piece:
    """As it came: `at` bytes of `total` went before it; nothing of it is believed yet."""

    device: str
    digest: str
    at: int
    total: int
    content: bytes
    signature: str


def receive(piece: Piece) -> dict[str, Any]:
    """How much is held; raises Refused or NoRoom. The same piece again changes nothing."""
    if len(piece.content) > MOST_PIECE or piece.total > MOST:
        raise Refused(413, "size")
    if not piece.content or piece.at + len(piece.content) > piece.total:
        raise Refused(400, "malformed", message="a piece begins and ends within the whole")
    phone = _sender(piece)
    author = first_waiting(phone.organisation, _arrival(phone, piece))
    if _is_kept(phone, piece):
        return _kept(phone, piece, waiting=author is not None)
    if author is None:
        # Nothing names it yet, or not here: neither this cooperative's nor another's tells more than that.
        raise Refused(404, "unknown")
    with part_of(phone.id, piece.digest) as part:
        if _is_kept(phone, piece):  # the same piece, twice at once
            return _kept(phone, piece, waiting=True)
        if part.held < piece.total:
            if piece.at != part.held:
                raise Refused(409, "offset", at=part.held)
            part.append(piece.content)
        if part.held < piece.total:
            return {"at": part.held}
        _keep(phone, piece, part, author)
    return _kept(phone, piece, waiting=True)


def _sender(piece: Piece) -> Phone:
    try:
        phone = phone_of(long(piece.device))
    except ValueError:
        phone = None
    if phone is None:
        raise Refused(401, "device")
    if phone.wiped:
        raise Refused(410, "wiped", wipe=True)
    lines = piece_lines(phone.id, piece.digest, piece.total, piece.at, piece.content)
    if not signed_by(phone.key, piece.signature, lines):
        security.note("device_signature", None, phone.organisation, str(phone.id))
        raise Refused(401, "signature")
    return phone


def _arrival(phone: Phone, piece: Piece) -> UUID:
    arrival = arrival_of(phone.organisation, piece.digest)
    if arrival is None:
        raise Refused(400, "malformed", message="this is no digest")
    return arrival


def _is_kept(phone: Phone, piece: Piece) -> bool:
    file = known(phone.organisation, [piece.digest]).get(piece.digest)
    return file is not None and not file.is_removed


def _keep(phone: Phone, piece: Piece, part: Part, author: UUID) -> None:
    """The whole goes where kept files are; what is no photograph of this digest leaves nothing."""
    content = part.content()
    if hashlib.sha256(content).hexdigest() != piece.digest:
        part.forget()
        raise Refused(409, "digest", at=0)
    try:
        keep_as_it_came(phone.organisation, author, content)
    except UploadRefused as refused:
        part.forget()
        raise Refused(422, "picture", message=str(refused)) from None
    except OSError as error:
        raise NoRoom from error
    part.forget()


def _kept(phone: Phone, piece: Piece, *, waiting: bool) -> dict[str, Any]:
    """Says so to what waits for it, once; a power cut between the file and this is made good by the next piece."""
    if waiting:
        arrival, moment = _arrival(phone, piece), clock.now()
        payload = ReceivePhoto(device=phone.id, photo=piece.digest)
        sent = envelope("directory.receive_photo", phone.organisation, payload, id=arrival, captured_at=moment)
        if submit_one(system_viewer(clock.today()), sent).duplicate:
            release_what_waits([arrival], moment)
    return {"at": piece.total, "digest": piece.digest, "kept": True}
