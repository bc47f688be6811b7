"""What both sides did, from both registers, for those who read the shared thing."""

from uuid import UUID

from lisanga.core.operations.queries import RegisterRow, history_of
from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import Scope
from lisanga.domains.partnerships.models import Agreement


@scoped
def agreement_history(scope: Scope, identifier: UUID, limit: int = 20) -> list[RegisterRow]:
    """Newest first: lines about the agreement itself. Raises NotVisible."""
    parties = Agreement.objects.shared(scope, identifier).values_list("organisation_id", "partner_id").get()
    return told(parties, identifier, limit)


def told(parties: tuple[UUID, UUID], subject: UUID, limit: int) -> list[RegisterRow]:
    """Lines about one shared thing from the registers of its two sides. The caller has asked whether it may be read;
    what else stands in these registers is not touched."""
    rows: list[RegisterRow] = []
    for organisation in parties:
        rows += history_of(Scope(rows=frozenset({organisation})), organisation, subject, limit)
    return sorted(rows, key=lambda row: row.received_at, reverse=True)[:limit]
