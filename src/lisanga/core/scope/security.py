"""The security log: what was tried without the right to, and what happened to accesses."""

from uuid import UUID

from lisanga.core.kernel import clock
from lisanga.core.scope.models import SecurityEvent


def note(kind: str, person: UUID | None = None, organisation: UUID | None = None, detail: str = "") -> None:
    """Adds a line; `detail` never carries a password, a token or a name of somebody else's record."""
    SecurityEvent.objects.create(
        at=clock.now(), kind=kind, person=person, organisation=organisation, detail=detail[:400]
    )
