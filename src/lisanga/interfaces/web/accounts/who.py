"""The person behind a request that sign-in has let through."""

from typing import cast

from django.http import HttpRequest
from django.utils.translation import gettext as _

from lisanga.core.scope import throttle
from lisanga.core.scope.models import Person


def person_of(request: HttpRequest) -> Person:
    """The middleware lets no visitor reach a view of one's own account."""
    return cast(Person, request.user)


def password_fault(person: Person, typed: str) -> str:
    """What is wrong with a password asked for once more, "" when it is right. Tries are counted: a browser left open
    is no way to guess it."""
    turn = throttle.take({throttle.bucket("password", person.id.hex): throttle.CODE_LIMIT})
    if turn.wait:
        return _("Trop d’essais. Attendez un quart d’heure.")
    if not person.check_password(typed):
        return _("Ce n’est pas votre mot de passe actuel.")
    throttle.forgive(turn)
    return ""
