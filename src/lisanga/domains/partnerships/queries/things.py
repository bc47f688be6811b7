"""What two sides share, of whatever sort, by id: for pages that link to it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import Scope
from lisanga.domains.partnerships.models import Agreement, Deliverable, Mission, Obligation

# Kind → table and columns: title, agreement, its code.
_TABLES: dict[str, tuple[Any, tuple[str, str, str]]] = {
    "agreement": (Agreement, ("title", "id", "code")),
    "mission": (Mission, ("purpose", "agreement_id", "agreement__code")),
    "obligation": (Obligation, ("title", "agreement_id", "agreement__code")),
    "report": (Deliverable, ("title", "agreement_id", "agreement__code")),
}
THINGS = tuple(_TABLES)


@dataclass(frozen=True, slots=True)
class SharedThing:
    """An agreement, or something under one; `code` is the agreement's."""

    kind: str
    id: UUID
    title: str
    agreement: UUID
    code: str
    partner: UUID


@scoped
def shared_things(scope: Scope, subjects: Mapping[str, Iterable[UUID]]) -> dict[UUID, SharedThing]:
    """Those of the wanted ones (kind → ids) that the reader's side shares: a statement a kind, however many."""
    found: dict[UUID, SharedThing] = {}
    for kind, (table, columns) in _TABLES.items():
        wanted = set(subjects.get(kind, ()))
        if wanted:
            rows = table.objects.shared(scope).filter(id__in=wanted).values_list("id", *columns, "partner_id")
            found |= {row[0]: SharedThing(kind, *row) for row in rows}
    return found
