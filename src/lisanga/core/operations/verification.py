"""Recomputes every chain from its lines and payloads, and names the first wrong line."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import UUID

import msgspec

from lisanga.core.operations.chain import GENESIS, LINE_COLUMNS, digest_of, line_hash, utc
from lisanga.core.operations.models import ChainHead, Payload, RegisterLine
from lisanga.core.operations.registry import OPERATIONS
from lisanga.core.operations.verdicts import Verdict
from lisanga.core.scope.models import Organisation
from lisanga.core.scope.roles import Permission

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, where: `number` is the register's line or the ledger's line."""

    organisation: UUID
    place: str
    number: int
    message: str


def verify_chains(progress: Progress = lambda _count: None) -> Iterator[Fault]:
    """At most one fault a chain: after the first wrong line nothing can be said of the rest."""
    for head in ChainHead.objects.order_by("organisation"):
        fault = _verify_chain(head, progress)
        if fault is not None:
            yield fault
    known = ChainHead.objects.values("organisation")
    for organisation in Organisation.objects.exclude(id__in=known).values_list("id", flat=True):
        yield Fault(organisation, "register", 0, "an organisation without its register")
    for model, place in ((RegisterLine, "register"), (Payload, "payload")):
        loose = model._default_manager.exclude(organisation__in=known)
        for organisation in loose.values_list("organisation", flat=True).distinct():
            yield Fault(organisation, place, 0, "lines without a chain head")


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
    if next(bodies, None) is not None:
        return Fault(organisation, "payload", expected, "payload without its line")
    return _redaction_fault(organisation)


def _payload_fault(
    organisation: UUID, number: int, digest: bytes, payload: tuple[int, str, bytes | memoryview, UUID | None] | None
) -> Fault | None:
    if payload is None or payload[0] != number:
        return Fault(organisation, "payload", number, "payload missing")
    if payload[3] is not None and payload[1]:
        return Fault(organisation, "payload", number, "payload said to be blanked, and it is not")
    if payload[3] is None and digest_of(bytes(payload[2]), payload[1]) != digest:
        return Fault(organisation, "payload", number, "payload does not match its digest")
    return None


def _redaction_fault(organisation: UUID) -> Fault | None:
    """A payload may be blank only because a recorded redaction names its very line."""
    redactions = [operation.name for operation in OPERATIONS.values() if operation.permission is Permission.REDACT]
    lines = RegisterLine.objects.filter(organisation=organisation, type__in=redactions)
    recorded = lines.filter(verdict__in=(Verdict.ACCEPTED, Verdict.FLAGGED)).values_list("operation", "outcome")
    said = {(operation, msgspec.json.decode(outcome)["result"].get("number")) for operation, outcome in recorded}
    redacted = Payload.objects.filter(organisation=organisation).exclude(redacted_by=None).order_by("number")
    for number, operation in redacted.values_list("number", "redacted_by").iterator(2000):
        if (operation, number) not in said:
            return Fault(organisation, "payload", number, "blanked without a recorded redaction")
    return None
