"""Sessions that know their person, so that each person can list and end their own."""

from datetime import datetime
from typing import Any, cast
from uuid import UUID

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.middleware import SessionMiddleware as DjangoSessionMiddleware
from django.http import HttpRequest

from lisanga.core.kernel import clock
from lisanga.core.scope.models import Session


class SessionStore(DatabaseStore):
    """Database sessions in our own table, with the person, the browser and the address."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def _validate_session_key(self, key: str) -> bool:
        """A key that we never made is not looked up: a cookie may hold characters that PostgreSQL refuses."""
        return bool(key) and key.isascii() and key.isalnum() and len(key) >= 8

    def create_model_instance(self, data: dict[str, Any]) -> "Session":
        # Every save makes the row anew: the start travels in the session itself.
        started = data.setdefault("started_at", clock.now().isoformat())
        row = cast(Session, super().create_model_instance(data))
        row.started_at = datetime.fromisoformat(started)
        person = data.get(SESSION_KEY)
        row.person = UUID(person) if person else None
        row.user_agent = str(data.get("user_agent", ""))[:200]
        row.address = str(data.get("address", ""))[:45]
        return row


class SessionMiddleware(DjangoSessionMiddleware):
    """Says from where a request comes, for sign-in and for the list of one's sessions."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        request.client_address = client_address(request)  # type: ignore[attr-defined]  # read by sign-in


def client_address(request: HttpRequest) -> str:
    """The address that our outermost proxy saw; what stands left of it may have been made up by the client. Without it,
    everybody behind the proxy would share one count of wrong passwords."""
    hops = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    proxies = settings.TRUSTED_PROXIES
    if proxies and len(hops) >= proxies:
        return str(hops[-proxies])[:45]
    return str(request.META.get("REMOTE_ADDR", ""))
