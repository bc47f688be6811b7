"""Whose accounts some operations moved."""

from collections.abc import Collection
from uuid import UUID

from lisanga.core.ledger.models import Entry, Line
from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import Scope


@scoped
def touched_by(scope: Scope, organisation: UUID, operations: Collection[UUID]) -> set[UUID]:
    """Auxiliary accounts (members, tills, others) in the entries of these operations. Two queries."""
    entries = Entry.objects.rows(scope, organisation).filter(operation__in=operations)
    lines = Line.objects.rows(scope, organisation).filter(entry__in=list(entries.values_list("number", flat=True)))
    found = lines.exclude(auxiliary=None).values_list("auxiliary", flat=True).distinct()
    return {one for one in found if one is not None}
