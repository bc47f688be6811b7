"""Recomputes every chain from its lines and payloads, and names the first wrong line."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import UUID

from lisanga.core.operations.chain import GENESIS, LINE_COLUMNS, digest_of, line_hash, utc
from lisanga.core.operations.models import ChainHead, Payload, RegisterLine

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, where: `number` is the register's line or the ledger's line."""

    organisation: UUID
    place: str
    number: int
    message: str


def verify_chains(progress: Progress = lambda _count: None) -> Iterator[Fault]:
    """At most one fault an organisation: after the first wrong line nothing can be said of the rest."""
    for head in ChainHead.objects.order_by("organisation"):
        fault = _verify_chain(head, progress)
        if fault is not None:
            yield fault
    known = ChainHead.objects.values("organisation")
    for organisation in RegisterLine.objects.exclude(organisation__in=known).values_list("organisation").distinct():
        yield Fault(organisation[0], "register", 0, "lines without a chain head")


def _verify_chain(head: ChainHead, progress: Progress) -> Fault | None:
    organisation, previous, expected = head.organisation, GENESIS, 1
    lines = RegisterLine.objects.filter(organisation=organisation).order_by("number").values_list(*LINE_COLUMNS)
    payloads = Payload.objects.filter(organisation=organisation).order_by("number")
    bodies = payloads.values_list("number", "body", "salt", "redacted_by").iterator(2000)
    for row in lines.iterator(2000):
        if row[1] != expected:
            return Fault(organisation, "register", expected, "line missing")
        values = (*row[:8], utc(row[8]), utc(row[9]), *row[10:15], bytes(row[15]), bytes(row[16]))
        if line_hash(previous, values) != bytes(row[17]):
            return Fault(organisation, "register", expected, "hash does not follow from the line")
        fault = _payload_fault(organisation, expected, bytes(row[15]), next(bodies, None))
        if fault is not None:
            return fault
        previous, expected = bytes(row[17]), expected + 1
        progress(1)
    if head.number != expected - 1 or bytes(head.hash) != previous:
        return Fault(organisation, "register", expected, "the chain's head does not match its last line")
    return _redaction_fault(organisation)


def _payload_fault(
    organisation: UUID, number: int, digest: bytes, payload: tuple[int, str, bytes | memoryview, UUID | None] | None
) -> Fault | None:
    if payload is None or payload[0] != number:
        return Fault(organisation, "payload", number, "payload missing")
    if payload[3] is None and digest_of(bytes(payload[2]), payload[1]) != digest:
        return Fault(organisation, "payload", number, "payload does not match its digest")
    return None


def _redaction_fault(organisation: UUID) -> Fault | None:
    """A payload may be blank only because a registered operation says so."""
    redacted = Payload.objects.filter(organisation=organisation).exclude(redacted_by=None).order_by("number")
    for number, operation in redacted.values_list("number", "redacted_by"):
        lines = RegisterLine.objects.filter(organisation=organisation, operation=str(operation))
        if not lines.exclude(verdict="refused").exists():
            return Fault(organisation, "payload", number, "blanked without a recorded redaction")
    return None
