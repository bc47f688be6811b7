"""How people are looked up and made."""

from typing import Any, TypeVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager

P = TypeVar("P", bound=AbstractBaseUser)


class PersonManager(BaseUserManager[P]):
    """Finds a person by e-mail or phone; both are stored normalised."""

    def get_by_natural_key(self, username: str | None) -> P:
        field = "email" if "@" in (username or "") else "phone"
        lookup: dict[str, Any] = {field: username}
        return self.get(**lookup)
