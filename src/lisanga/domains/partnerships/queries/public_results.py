"""What a partner shows to everybody: the validated versions of its reports, and nothing while it has not said so."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from lisanga.core.scope.models import Organisation
from lisanga.core.scope.reading import scoped
from lisanga.core.scope.roles import PARTNER_KINDS
from lisanga.core.scope.viewer import NotVisible, Scope
from lisanga.domains.partnerships.models import Agreement, DeliverableVersion, PublicResults

_MOST = 8


@dataclass(frozen=True, slots=True)
class ShownReport:
    """One validated report: its frozen text, and who validated it when."""

    snapshot: str
    number: int
    sha256: str
    decided_on: date | None
    decided_name: str


@dataclass(frozen=True, slots=True)
class ShownPartner:
    """The latest validated reports, newest first."""

    name: str
    code: str
    since: date
    reports: tuple[ShownReport, ...]


def public_results(code: str) -> ShownPartner | None:
    """For anybody; None where the partner shows nothing. Three statements."""
    kinds = [str(kind) for kind in PARTNER_KINDS]
    columns = ("id", "name", "code")
    found = Organisation.objects.filter(code=code.upper(), kind__in=kinds).values_list(*columns).first()
    if found is None:
        return None
    since = PublicResults.plain.filter(organisation_id=found[0], shown=True).values_list("since", flat=True).first()
    if since is None:
        return None
    rows = DeliverableVersion.plain.filter(partner_id=found[0], status="validated").exclude(snapshot="")
    columns_of = ("snapshot", "number", "sha256", "decided_on", "decided_name")
    latest = rows.order_by("-deliverable__due_on", "-number").values_list(*columns_of)[:_MOST]
    return ShownPartner(found[1], found[2], since, tuple(ShownReport(*row) for row in latest))


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
