"""How people are looked up and made."""

from typing import TYPE_CHECKING, Any

from django.contrib.auth.base_user import BaseUserManager

if TYPE_CHECKING:
    from lisanga.core.scope.models import Person


class PersonManager(BaseUserManager["Person"]):
    """Finds a person by e-mail or phone; both are stored normalised."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        field = "email" if "@" in (username or "") else "phone"
        lookup: dict[str, Any] = {field: username}
        return self.get(**lookup)
