"""What a partner shows to everybody: the validated versions of its reports and the documents that bear the label
public; nothing while it has not said so."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from lisanga.core.scope.models import Organisation
from lisanga.core.scope.reading import scoped
from lisanga.core.scope.roles import PARTNER_KINDS
from lisanga.core.scope.viewer import NotVisible, Scope
from lisanga.domains.partnerships.confidentiality import Label
from lisanga.domains.partnerships.models import (
    Agreement,
    DeliverableVersion,
    Document,
    DocumentVersion,
    PublicResults,
)
from lisanga.domains.partnerships.rules import BINDING

_MOST = 8
_MOST_DOCUMENTS = 30


@dataclass(frozen=True, slots=True)
class ShownReport:
    """One validated report: its frozen text, and who validated it when."""

    snapshot: str
    number: int
    sha256: str
    decided_on: date | None
    decided_name: str


@dataclass(frozen=True, slots=True)
class ShownDocument:
    id: UUID
    title: str
    filed_on: date


@dataclass(frozen=True, slots=True)
class ShownPartner:
    """The latest validated reports and public documents, newest first."""

    name: str
    code: str
    since: date
    reports: tuple[ShownReport, ...]
    documents: tuple[ShownDocument, ...]


def public_results(code: str) -> ShownPartner | None:
    """For anybody; None where the partner shows nothing. Four statements."""
    found = _shown(code)
    if found is None:
        return None
    since = found[3]
    rows = DeliverableVersion.plain.filter(partner_id=found[0], status="validated").exclude(snapshot="")
    columns_of = ("snapshot", "number", "sha256", "decided_on", "decided_name")
    latest = rows.order_by("-deliverable__due_on", "-number").values_list(*columns_of)[:_MOST]
    papers = _public(found[0]).order_by("-filed_on", "-id").values_list("id", "title", "filed_on")[:_MOST_DOCUMENTS]
    documents = tuple(ShownDocument(*row) for row in papers)
    return ShownPartner(found[1], found[2], since, tuple(ShownReport(*row) for row in latest), documents)


def public_document(code: str, identifier: UUID) -> tuple[UUID, str] | None:
    """For anybody: who keeps the last version of a document of this partner that bears the label public, and its
    digest; None for any other, and while the partner shows nothing. The label is asked at each reading."""
    found = _shown(code)
    paper = (
        _public(found[0]).filter(id=identifier).values_list("organisation_id", "versions").first() if found else None
    )
    if paper is None:
        return None
    keeper, number = paper
    version = DocumentVersion.plain.filter(document_id=identifier, number=number).values_list("digest", flat=True)
    return keeper, version.get()


@scoped
def public_address_of(scope: Scope, identifier: UUID) -> str:
    """The code of the partner on whose page a document stands for everybody; empty where it stands on none. Raises
    NotVisible."""
    row = Document.objects.shared(scope, identifier).values_list("partner_id", "partner__code").get()
    shown = PublicResults.plain.filter(organisation_id=row[0], shown=True).exists()
    return str(row[1]) if shown and _public(row[0]).filter(id=identifier).exists() else ""


def _shown(code: str) -> tuple[UUID, str, str, date] | None:
    """A partner that shows its page: id, name, code, since when."""
    kinds = [str(kind) for kind in PARTNER_KINDS]
    found = Organisation.objects.filter(code=code.upper(), kind__in=kinds).values_list("id", "name", "code").first()
    if found is None:
        return None
    since = PublicResults.plain.filter(organisation_id=found[0], shown=True).values_list("since", flat=True).first()
    return None if since is None else (*found, since)


def _public(partner: UUID) -> QuerySet[Document]:
    """Of agreements that bind: a draft shows nothing."""
    return Document.plain.filter(partner_id=partner, label=Label.PUBLIC, agreement__status__in=BINDING)


@scoped
def results_shown(scope: Scope, partner: UUID) -> bool:
    """Whether the public sees the page; asked by those who read the partner."""
    rows = PublicResults.objects.aggregates(scope, partner)
    return bool(rows.filter(shown=True).exists())


def parties_of(code: str) -> tuple[UUID, UUID]:
    """The agreement of a code and the office that owns it, for the installation itself. Raises NotVisible."""
    found = Agreement.plain.filter(code=code.strip().upper()).values_list("id", "organisation_id").first()
    if found is None:
        raise NotVisible
    return found[0], found[1]


def public_version(identifier: UUID, number: int) -> tuple[str, str, str, str, date | None] | None:
    """For whoever holds a paper with its code: title, partner, state, fingerprint, day of the decision."""
    found = DeliverableVersion.plain.filter(deliverable_id=identifier, number=number)
    columns = ("deliverable__title", "partner__name", "status", "sha256", "decided_on")
    return found.values_list(*columns).first()
