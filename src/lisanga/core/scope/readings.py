"""Who opened what is confidential: a technical log beside the register, shown to the owner of the thing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from lisanga.core.kernel import clock
from lisanga.core.scope.models import ReadingTrace


@dataclass(frozen=True, slots=True)
class TraceRow:
    """One opening. `detail` says which part or version."""

    person: UUID
    name: str
    at: datetime
    detail: str


def note_reading(subject: UUID, person: UUID, detail: str = "") -> None:
    """Adds a line: this person was given this thing."""
    ReadingTrace.objects.create(subject=subject, person_id=person, at=clock.now(), detail=detail[:80])


def traces_of(subjects: Iterable[UUID], limit: int = 50) -> list[TraceRow]:
    """Newest first. The caller has asked whether the reader owns these things."""
    rows = ReadingTrace.objects.filter(subject__in=set(subjects)).order_by("-at", "-id")
    return [TraceRow(*row) for row in rows.values_list("person_id", "person__name", "at", "detail")[:limit]]
