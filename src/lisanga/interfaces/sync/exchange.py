"""One exchange with a telephone, apart from HTTP: is it the telephone's own, does it follow what is known of it, and
what becomes of each operation (docs/sync.md §§3–4)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from itertools import groupby
from uuid import UUID

import msgspec
from django.utils.translation import gettext as _

from lisanga.core.kernel import clock
from lisanga.core.kernel.problems import Problem, Severity
from lisanga.core.operations.envelope import Envelope
from lisanga.core.operations.gate import forbidden
from lisanga.core.operations.registry import OPERATIONS
from lisanga.core.operations.together import Submission
from lisanga.core.operations.verdicts import Answer
from lisanga.core.scope import security
from lisanga.core.scope.callers import viewers_of
from lisanga.core.scope.devices.contacts import Contact, Phone, phone_of
from lisanga.domains.directory.operations.accept_outbox import outbox_of
from lisanga.domains.directory.operations.receive_photo import arrivals_of
from lisanga.domains.directory.operations.refuse_outbox import outbox_refused
from lisanga.interfaces.sync.gathering import WRITER, Request
from lisanga.interfaces.sync.phone import VERSION, long, signed_by, signed_lines
from lisanga.interfaces.sync.wire import Exchange, Malformed, Sent, head_before, operations_of, read

CLOCK_MAY_BE_OFF = timedelta(days=1)


class Refused(Exception):
    """The exchange as a whole cannot be carried; nothing was done. `body` is told beside the code."""

    def __init__(self, status: int, error: str, **body: object) -> None:
        super().__init__(error)
        self.status = status
        self.body = {"error": error, **body}


@dataclass(slots=True)
class Carried:
    """What an exchange gave: `answers` in the order of `sent`; `fork` when the telephone's chain is not the one known
    here, `wipe` when it shall erase itself."""

    phone: Phone
    exchange: Exchange
    sent: list[Sent]
    received_at: datetime
    answers: list[Answer] = field(default_factory=list)
    at: int = 0
    head: bytes = b""
    fork: bool = False
    wipe: bool = False
    by_hand: bool = False  # it came as a file: the telephone is not at the other end

    @property
    def stale(self) -> bool:
        """An older contact than the last: verdicts again, but no rows."""
        return self.exchange.n < self.phone.counter

    @property
    def last(self) -> int:
        return self.exchange.f + len(self.sent) - 1


def carry(body: bytes, signature: str) -> Carried:
    """Raises Refused; else everything is durably committed."""
    try:
        exchange = read(body)
        if exchange.v != VERSION:
            raise Refused(426, "version", least=VERSION, most=VERSION)
        phone = phone_of(_device(exchange.d))
        if phone is None:
            raise Refused(401, "device")
        sent = operations_of(exchange, phone.id, phone.organisation)
        start = head_before(exchange)
    except Malformed as error:
        raise Refused(400, "malformed", message=str(error)) from error
    carried = Carried(phone, exchange, sent, clock.now())
    head = sent[-1].head if sent else start
    if not signed_by(phone.key, signature, signed_lines(phone.id, exchange.n, carried.last, head, body)):
        security.note("device_signature", None, phone.organisation, str(phone.id))
        raise Refused(401, "signature")
    deliver(carried, start)
    return carried


def deliver(carried: Carried, start: bytes) -> None:
    """What is proven to be the telephone's: followed, then carried."""
    _follow(carried, start, carried.sent[-1].head if carried.sent else start)
    _submit(carried)


def _device(text: str) -> UUID:
    try:
        return long(text)
    except ValueError as error:
        raise Malformed("d is no short id") from error


def _follow(carried: Carried, start: bytes, head: bytes) -> None:
    """Where these operations stand in the telephone's chain as it is known here."""
    phone, exchange = carried.phone, carried.exchange
    if exchange.f - 1 > phone.sequence and not exchange.lost:
        raise Refused(409, "gap", at=phone.sequence)
    known = {exchange.f - 1: start} | {one.sequence: one.head for one in carried.sent}
    carried.fork = phone.sequence in known and known[phone.sequence] != phone.head
    carried.at, carried.head = phone.sequence, phone.head
    if carried.sent and carried.last > phone.sequence:
        carried.at, carried.head = carried.last, head
    if phone.wiped and not carried.sent:
        raise Refused(410, "wiped", wipe=True)
    carried.wipe = phone.revoked and exchange.i.left == 0 and not carried.by_hand


def _submit(carried: Carried) -> None:
    """The lists of each person in turn, together with whatever else waits; what is no telephone's to send stays out."""
    mine = [one for one in carried.sent if _from_a_phone(one.envelope)]
    viewers = viewers_of({one.author for one in mine}, clock.local_date(carried.received_at))
    doubts = {one.envelope.id: said for one in mine if (said := _doubts(carried, one))}
    lists = []
    for author, group in groupby([one for one in mine if one.author in viewers], key=lambda one: one.author):
        envelopes = [_waiting(one.envelope, carried.phone) for one in group]
        ids = {one.id for one in envelopes}
        own = {identifier: problems for identifier, problems in doubts.items() if identifier in ids}
        lists.append(Submission(viewers[author], envelopes, own))
    given = WRITER.wait(Request(lists=lists, contact=_contact(carried)))
    answers = {answer.id: answer for answer in given}
    carried.answers = [answers.get(one.envelope.id) or _nobody(carried, one) for one in carried.sent]


def _from_a_phone(envelope: Envelope) -> bool:
    """What this server does not know yet is held, not turned away."""
    operation = OPERATIONS.get(envelope.type)
    return operation is None or operation.offline


def _waiting(envelope: Envelope, phone: Phone) -> Envelope:
    """What names photographs waits for each of them, and what a revoked telephone sends for a person's yes before
    anything else. After their no it waits for nothing: `_doubts` has it refused at once, unless this server cannot read
    it yet."""
    if phone.refused and envelope.type in OPERATIONS:
        return msgspec.structs.replace(envelope, depends_on=())
    before = (*((outbox_of(phone.id),) if phone.revoked else ()), *arrivals_of(envelope))
    return msgspec.structs.replace(envelope, depends_on=(*before, *envelope.depends_on)) if before else envelope


def _nobody(carried: Carried, one: Sent) -> Answer:
    security.note("forbidden_operation", one.author, carried.phone.organisation, one.envelope.type)
    return forbidden(one.envelope)


def _doubts(carried: Carried, one: Sent) -> Sequence[Problem]:
    """What the way by which it came makes doubtful."""
    phone, said = carried.phone, []
    if phone.refused:
        said.append(outbox_refused())
    elif phone.revoked:
        said.append(_warning("device_revoked", _("Le téléphone était retiré quand il a livré ceci.")))
    off = carried.received_at - datetime.fromtimestamp(carried.exchange.m / 1000, timezone.utc)
    if abs(off) > CLOCK_MAY_BE_OFF:
        text = _("L’horloge du téléphone avait %(days)s jours d’écart : vérifiez la date avec la personne.")
        said.append(_warning("clock_off", text % {"days": abs(off).days}))
    if carried.fork or one.sequence <= phone.sequence:
        text = _("Ce téléphone ne continue pas ce qu’il avait déjà livré : il a peut-être été copié ou restauré.")
        said.append(_warning("chain_forked", text))
    if one is carried.sent[0] and one.sequence > phone.sequence + 1:
        text = _("Il manque %(count)s opérations de ce téléphone avant celle-ci : cherchez ses papiers.")
        said.append(_warning("sequence_gap", text % {"count": one.sequence - phone.sequence - 1}))
    return said


def _warning(code: str, message: str) -> Problem:
    return Problem(code=code, message=message, severity=Severity.WARNING)


def _contact(carried: Carried) -> Contact:
    told, grew = carried.exchange.i, carried.last > carried.phone.sequence and carried.sent
    return Contact(
        device=carried.phone.id,
        counter=carried.exchange.n,
        sequence=carried.at,
        head=carried.head if grew else None,
        at=carried.received_at,
        left=told.left,
        app=told.app,
        free=told.free,
        wiped=carried.wipe,
        said=not carried.by_hand,
    )
