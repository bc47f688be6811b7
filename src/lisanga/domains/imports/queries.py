"""Scoped reads of imports."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import msgspec

from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import NotVisible, Scope
from lisanga.domains.imports.models import ImportRun

_COLUMNS = (
    "id",
    "file_name",
    "sha256",
    "size",
    "sheets",
    "rows",
    "author",
    "brought_at",
    "closed_at",
    "added_members",
    "added_deliveries",
    "known",
    "bad",
    "reasons",
)


@dataclass(frozen=True, slots=True)
class RunRow:
    """One register brought in. `sheets`: sheet → rows; `reasons`: category → rows left out; `closed_at` None while the
    import goes on, or when it was interrupted."""

    id: UUID
    file_name: str
    sha256: str
    size: int
    sheets: dict[str, int]
    rows: int
    author: UUID
    brought_at: datetime
    closed_at: datetime | None
    added_members: int
    added_deliveries: int
    known: int
    bad: int
    reasons: dict[str, int]

    @property
    def added(self) -> int:
        return self.added_members + self.added_deliveries


@scoped
def runs(scope: Scope, organisation: UUID, before: UUID | None = None, limit: int = 50) -> list[RunRow]:
    """Newest first, before the last one shown; one query."""
    rows = ImportRun.objects.rows(scope, organisation)
    if before is not None:
        rows = rows.filter(id__lt=before)
    return [_row(values) for values in rows.order_by("-id").values_list(*_COLUMNS)[:limit]]


@scoped
def run(scope: Scope, organisation: UUID, identifier: UUID) -> RunRow:
    """One import; NotVisible when there is none of this id here."""
    values = ImportRun.objects.rows(scope, organisation).filter(id=identifier).values_list(*_COLUMNS).first()
    if values is None:
        raise NotVisible
    return _row(values)


@scoped
def runs_of_file(scope: Scope, organisation: UUID, sha256: str) -> int:
    """How many times this very file was brought in to its end."""
    return ImportRun.objects.rows(scope, organisation).filter(sha256=sha256, closed_at__isnull=False).count()


def _row(values: tuple[object, ...]) -> RunRow:
    fields = dict(zip(_COLUMNS, values, strict=True))
    for name in ("sheets", "reasons"):
        fields[name] = msgspec.json.decode(str(fields[name]), type=dict[str, int])
    return RunRow(**fields)  # type: ignore[arg-type]  # the columns of the table, in order
