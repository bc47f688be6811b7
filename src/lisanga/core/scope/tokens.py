"""Secrets by which programs of a person send operations: shown once, kept as a digest, revocable at any time."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from lisanga.core.kernel import clock
from lisanga.core.scope import security
from lisanga.core.scope.models import AccessToken, Person
from lisanga.core.scope.viewer import Viewer, viewer_of

PREFIX = "lisanga_"


@dataclass(frozen=True, slots=True)
class TokenRow:
    id: UUID
    name: str
    created_at: datetime
    revoked_at: datetime | None


def issue(person: Person, name: str) -> str:
    """A new secret, which is never shown again."""
    secret = PREFIX + secrets.token_urlsafe(32)
    AccessToken.objects.create(person=person, digest=_digest(secret), name=name[:80], created_at=clock.now())
    security.note("token_issued", person.id)
    return secret


def revoke(person: Person, token: UUID) -> bool:
    """Ends one of the person's own tokens; False when there is none, or it has ended."""
    live = AccessToken.objects.filter(id=token, person=person, revoked_at=None)
    if not live.update(revoked_at=clock.now()):
        return False
    security.note("token_revoked", person.id)
    return True


def tokens_of(person: Person) -> list[TokenRow]:
    """The newest first, revoked ones included."""
    rows = AccessToken.objects.filter(person=person).order_by("-created_at", "-id")
    return [TokenRow(*row) for row in rows.values_list("id", "name", "created_at", "revoked_at")]


def person_of(secret: str) -> Person | None:
    """The active person of a live token, in one query."""
    live = AccessToken.objects.filter(digest=_digest(secret), revoked_at=None, person__is_active=True)
    token = live.select_related("person").first()
    return token.person if token else None


def viewer_by(secret: str, today: date) -> Viewer | None:
    """Who acts through this secret, with grants: two queries."""
    person = person_of(secret)
    return viewer_of(person, today) if person else None


def _digest(secret: str) -> bytes:
    """Of 256 random bits: it needs no salt and no slow hash, and is looked up by an index."""
    return hashlib.sha256(secret.encode()).digest()
