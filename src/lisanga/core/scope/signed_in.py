"""The browsers in which a person is signed in, listed to that person alone and ended one by one."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.contrib.sessions.backends.base import SessionBase

from lisanga.core.kernel import clock
from lisanga.core.scope import security
from lisanga.core.scope.models import Person, Session


@dataclass(frozen=True, slots=True)
class SessionRow:
    """`reference` names the session on a page without giving its key away."""

    reference: str
    user_agent: str
    address: str
    started_at: datetime
    seen_at: datetime
    current: bool


def note_browser(session: SessionBase, user_agent: str, address: str) -> None:
    """Called at sign-in, so that the list says which browser this is."""
    session["user_agent"] = user_agent[:200]
    session["address"] = address[:45]


def sessions_of(person: Person, current_key: str | None = None) -> list[SessionRow]:
    """Live sessions, the last seen first."""
    live = Session.objects.filter(person=person.id, expire_date__gt=clock.now()).order_by("-seen_at")
    return [
        SessionRow(
            reference=_reference(row.session_key),
            user_agent=row.user_agent,
            address=row.address,
            started_at=row.started_at,
            seen_at=row.seen_at,
            current=row.session_key == current_key,
        )
        for row in live
    ]


def end_session(person: Person, reference: str) -> bool:
    """Ends one of the person's own sessions; False when there is none of that name."""
    for row in Session.objects.filter(person=person.id):
        if _reference(row.session_key) == reference:
            row.delete()
            security.note("session_ended", person.id)
            return True
    return False


def end_other_sessions(person: Person, current_key: str) -> int:
    """Ends all but the present one; how many they were."""
    ended, _detail = Session.objects.filter(person=person.id).exclude(session_key=current_key).delete()
    security.note("session_ended", person.id, detail=str(ended))
    return ended


def _reference(session_key: str) -> str:
    return hashlib.sha256(session_key.encode()).hexdigest()[:16]
