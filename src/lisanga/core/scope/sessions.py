"""Sessions that know their person, so that each person can list and end their own."""

from typing import Any
from uuid import UUID

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.middleware import SessionMiddleware as DjangoSessionMiddleware
from django.http import HttpRequest

from lisanga.core.scope.models import Session


class SessionStore(DatabaseStore):
    """Database sessions in our own table, with the person, the browser and the address."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> "Session":
        row: Session = super().create_model_instance(data)
        person = data.get(SESSION_KEY)
        row.person = UUID(person) if person else None
        row.user_agent = str(data.get("user_agent", ""))[:200]
        row.address = str(data.get("address", ""))[:45]
        return row


class SessionMiddleware(DjangoSessionMiddleware):
    """Notes browser and address when a session is made."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        request.client_address = request.META.get("REMOTE_ADDR", "")  # type: ignore[attr-defined]  # read by sign-in
