"""Documents by their label, who opened them, and access asked for and granted."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, Q, QuerySet

from lisanga.core.operations.queries import RegisterRow
from lisanga.core.scope.models import Grant
from lisanga.core.scope.reading import scoped
from lisanga.core.scope.readings import TraceRow, traces_of
from lisanga.core.scope.viewer import NotVisible, Scope
from lisanga.domains.partnerships.confidentiality import (
    ACCESS_LABELS,
    LABELS,
    MEANINGS,
    AccessFacts,
    AccessState,
    Label,
    access_state,
    ends_soon,
)
from lisanga.domains.partnerships.models import (
    AccessOpening,
    AccessRequest,
    Agreement,
    Document,
    DocumentReader,
    DocumentVersion,
)
from lisanga.domains.partnerships.queries.history import told

_ROW = ("id", "agreement_id", "side", "by", "title", "label", "filed_on", "versions", "organisation_id", "partner_id")
_ACCESS = (
    "id",
    "agreement_id",
    "agreement__code",
    "partner__name",
    "information",
    "reason",
    "asked_on",
    "by",
    "granted_on",
    "until",
    "answer",
    "refused_on",
    "ended_on",
)


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document that the reader may open. `side` brought it."""

    id: UUID
    agreement: UUID
    side: str
    by: UUID
    title: str
    label: str
    filed_on: date
    versions: int
    organisation: UUID
    partner: UUID

    @property
    def label_words(self) -> str:
        return str(LABELS[Label(self.label)])

    @property
    def meaning(self) -> str:
        return str(MEANINGS[Label(self.label)])


@dataclass(frozen=True, slots=True)
class VersionRow:
    number: int
    digest: str
    note: str
    filed_on: date
    by: UUID


@dataclass(frozen=True, slots=True)
class AccessRow:
    """A request of access on a given day."""

    today: date
    id: UUID
    agreement: UUID
    agreement_code: str
    partner_name: str
    information: str
    reason: str
    asked_on: date
    by: UUID
    granted_on: date | None
    until: date | None
    answer: str
    refused_on: date | None
    ended_on: date | None

    @property
    def facts(self) -> AccessFacts:
        return AccessFacts(self.until, self.ended_on, self.refused_on)

    @property
    def state(self) -> AccessState:
        return access_state(self.facts, self.today)

    @property
    def state_label(self) -> str:
        return str(ACCESS_LABELS[self.state])

    @property
    def ends_soon(self) -> bool:
        return ends_soon(self.facts, self.today)


def readable(scope: Scope, today: date) -> QuerySet[Document]:
    """Documents that this reader may open on a day: by label, by name, or by an access that is open."""
    person = scope.person
    named = DocumentReader.plain.filter(person=person).values("document")
    running = Q(until__gte=today) & (Q(ended_on=None) | Q(ended_on__gt=F("until")))
    granted = AccessRequest.plain.filter(running, refused_on=None)
    opened = AccessOpening.plain.filter(request__in=granted.values("id")).values("subject")
    office = Q(organisation_id__in=scope.rows)
    return Document.objects.shared(scope).filter(
        Q(label__in=(Label.PUBLIC, Label.PARTNER))
        | (Q(label=Label.CERPEC) & office)
        | (Q(label=Label.RESTRICTED) & (Q(id__in=named) | Q(by=person) | (office & Q(id__in=opened))))
    )


@scoped
def documents(scope: Scope, identifier: UUID, today: date, limit: int = 500) -> list[DocumentRow]:
    """Of an agreement, the latest first; one that may not be opened does not exist. Raises NotVisible."""
    Agreement.objects.shared(scope, identifier)
    rows = readable(scope, today).filter(agreement_id=identifier).order_by("-filed_on", "-id")
    return [DocumentRow(*row) for row in rows.values_list(*_ROW)[:limit]]


@scoped
def document(scope: Scope, identifier: UUID, today: date) -> DocumentRow:
    """Raises NotVisible when its label keeps the reader out."""
    found = readable(scope, today).filter(id=identifier).values_list(*_ROW).first()
    if found is None:
        raise NotVisible
    return DocumentRow(*found)


@scoped
def document_versions(scope: Scope, identifier: UUID, today: date) -> list[VersionRow]:
    """The newest first, of a document that may be opened; nothing otherwise."""
    allowed = readable(scope, today).filter(id=identifier)
    rows = DocumentVersion.objects.shared(scope).filter(document__in=allowed.values("id")).order_by("-number")
    return [VersionRow(*row) for row in rows.values_list("number", "digest", "note", "filed_on", "by")]


@scoped
def document_readers(scope: Scope, identifier: UUID) -> list[tuple[UUID, str]]:
    """(id, name) of persons named on a document, for the side that brought it."""
    if not _owned(scope, identifier):
        return []
    people = DocumentReader.objects.shared(scope).filter(document_id=identifier).values("person")
    names = Grant.objects.filter(person_id__in=people).order_by("person__name", "person_id")
    return list(names.values_list("person_id", "person__name").distinct())


@scoped
def document_openings(scope: Scope, identifier: UUID) -> list[TraceRow]:
    """Who opened it and when, newest first, for the side that brought it; nothing for the other."""
    return traces_of([identifier]) if _owned(scope, identifier) else []


def _owned(scope: Scope, identifier: UUID) -> bool:
    """Whether the reader stands on the side that brought a document."""
    own = Q(organisation_id__in=scope.rows, side="office") | Q(partner_id__in=scope.parties, side="partner")
    return Document.objects.shared(scope).filter(own, id=identifier).exists()


@scoped
def document_history(scope: Scope, identifier: UUID, today: date, limit: int = 20) -> list[RegisterRow]:
    """Newest first, from both registers, of a document that may be opened. Raises NotVisible."""
    row = document(scope, identifier, today)
    return told((row.organisation, row.partner), identifier, limit)


@scoped
def people_of_sides(scope: Scope, identifier: UUID, today: date) -> list[tuple[UUID, str, str]]:
    """(person, name, organisation) of everybody with a role today on either side of an agreement: whom a restricted
    document may name. Raises NotVisible."""
    sides = Agreement.objects.shared(scope, identifier).values_list("organisation_id", "partner_id").get()
    current = Grant.objects.filter(organisation_id__in=sides, valid_from__lte=today)
    rows = current.filter(Q(valid_to=None) | Q(valid_to__gte=today)).order_by("organisation_id", "person__name")
    return list(rows.values_list("person_id", "person__name", "organisation__name").distinct())


@scoped
def access_requests(scope: Scope, identifier: UUID, today: date, limit: int = 200) -> list[AccessRow]:
    """Of an agreement, the latest first. Raises NotVisible."""
    Agreement.objects.shared(scope, identifier)
    rows = AccessRequest.objects.shared(scope).filter(agreement_id=identifier).order_by("-asked_on", "-id")
    return [AccessRow(today, *row) for row in rows.values_list(*_ACCESS)[:limit]]


@scoped
def access_request(scope: Scope, identifier: UUID, today: date) -> AccessRow:
    """Raises NotVisible when the reader is of neither side."""
    row = AccessRequest.objects.shared(scope).filter(id=identifier).values_list(*_ACCESS).first()
    if row is None:
        raise NotVisible
    return AccessRow(today, *row)


@scoped
def access_openings(scope: Scope, identifier: UUID, today: date) -> list[DocumentRow]:
    """What a request opens, as far as the reader may open it today."""
    opened = AccessOpening.objects.shared(scope).filter(request_id=identifier).values("subject")
    rows = readable(scope, today).filter(id__in=opened).order_by("title", "id")
    return [DocumentRow(*row) for row in rows.values_list(*_ROW)]


@scoped
def access_to_recall(scope: Scope, today: date) -> list[AccessRow]:
    """Requests that wait for an answer and accesses that end within a week, for À faire of both sides."""
    rows = AccessRequest.objects.shared(scope).filter(refused_on=None, ended_on=None)
    coming = rows.filter(Q(until=None) | Q(until__gte=today)).order_by("asked_on", "id")
    found = [AccessRow(today, *row) for row in coming.values_list(*_ACCESS)[:100]]
    return [one for one in found if one.state is AccessState.WAITING or one.ends_soon]
