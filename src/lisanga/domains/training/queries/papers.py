"""What somebody followed, and the certificates that say so."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from lisanga.core.kernel.names import PersonName
from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import NotVisible, Scope
from lisanga.domains.training.models import Certificate, Participant, Presence, Session


@dataclass(frozen=True, slots=True)
class Attended:
    """A session that somebody was present at."""

    session: UUID
    title: str
    on: date
    hours: int
    certificate: int | None


@dataclass(frozen=True, slots=True)
class CertificateRow:
    """A certificate with the name that it carries."""

    id: UUID
    number: int
    kind: str
    participant: UUID
    name: str
    title: str
    issued_on: date
    withdrawn: str
    issuer: str


@scoped
def attended(scope: Scope, organisation: UUID, member: UUID) -> list[Attended]:
    """What a member of a cooperative followed: for the cooperative's people and for the member."""
    lines = Presence.plain.filter(belongs_to=scope.require_member(organisation, member), member=member)
    return _attended(list(lines.exclude(came_on=None).values_list("session", "participant", "came_on")))


@scoped
def followed(scope: Scope, organisation: UUID, participant: UUID) -> list[Attended]:
    """What a participant followed, for the office."""
    lines = Presence.objects.rows(scope, organisation).filter(participant=participant).exclude(came_on=None)
    return _attended(list(lines.values_list("session", "participant", "came_on")))


def _attended(lines: list[tuple[Any, ...]]) -> list[Attended]:
    sessions = {row[0]: row for row in _sessions([line[0] for line in lines])}
    who = {line[1] for line in lines}
    standing = Certificate.plain.filter(participant__in=who, withdrawn="").exclude(session=None)
    numbers = {(row[0], row[1]): row[2] for row in standing.values_list("session", "participant", "number")}
    found = [
        Attended(session, sessions[session][1], came, sessions[session][2], numbers.get((session, person)))
        for session, person, came in lines
    ]
    return sorted(found, key=lambda one: (one.on, one.session), reverse=True)


def _sessions(identifiers: list[UUID]) -> list[tuple[UUID, str, int]]:
    return list(Session.plain.filter(id__in=identifiers).values_list("id", "title", "hours"))


@scoped
def certificates(scope: Scope, organisation: UUID, session: UUID) -> list[CertificateRow]:
    """Certificates of a session, withdrawn ones too."""
    rows = Certificate.objects.rows(scope, organisation).filter(session=session).order_by("number")
    return _certificates(list(rows.values_list(*_CERTIFICATE)))


@scoped
def certificates_of(scope: Scope, organisation: UUID, participant: UUID) -> list[CertificateRow]:
    """Certificates that a participant holds or held."""
    rows = Certificate.objects.rows(scope, organisation).filter(participant=participant).order_by("number")
    return _certificates(list(rows.values_list(*_CERTIFICATE)))


@scoped
def training_certificate(scope: Scope, organisation: UUID, identifier: UUID) -> CertificateRow:
    """One certificate, withdrawn or not; NotVisible when there is none."""
    rows = Certificate.objects.rows(scope, organisation).filter(id=identifier)
    found = _certificates(list(rows.values_list(*_CERTIFICATE)))
    if not found:
        raise NotVisible
    return found[0]


def public_training_certificate(issuer: str, number: int) -> CertificateRow | None:
    """For whoever holds a signed paper: whether it still stands."""
    rows = Certificate.plain.filter(organisation__name=issuer, number=number)
    return next(iter(_certificates(list(rows.values_list(*_CERTIFICATE)))), None)


_CERTIFICATE = (
    "id",
    "number",
    "kind",
    "participant",
    "title",
    "issued_on",
    "withdrawn",
    "organisation__name",
)


def _certificates(rows: list[tuple[UUID, int, str, UUID, str, date, str, str]]) -> list[CertificateRow]:
    people = Participant.plain.filter(id__in=[row[3] for row in rows]).values_list("id", "family", "post", "given")
    names = {row[0]: str(PersonName(*row[1:])) for row in people}
    return [CertificateRow(*row[:4], names[row[3]], *row[4:]) for row in rows]
