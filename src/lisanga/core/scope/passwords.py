"""Passwords: made for somebody, changed by oneself, never in the register nor in any log."""

import secrets

from django.contrib.auth.password_validation import validate_password

from lisanga.core.kernel import clock
from lisanga.core.scope import security
from lisanga.core.scope.models import AccessToken, Person, Session
from lisanga.core.scope.roles import ROLES, Permission
from lisanga.core.scope.viewer import Viewer, viewer_of

_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that is read wrong aloud or on paper


def set_temporary_password(person: Person, by: Viewer | None = None) -> str:
    """A password to hand over, which must be changed at the first sign-in; ends every session and token of the
    person. The caller has asked `may_set_password` (or is the installation's own command)."""
    letters = "".join(secrets.choice(_ALPHABET) for _index in range(12))
    password = "-".join(letters[index : index + 4] for index in (0, 4, 8))
    person.set_password(password)
    person.must_change_password = True
    person.save(update_fields=["password", "must_change_password"])
    Session.objects.filter(person=person.id).delete()
    AccessToken.objects.filter(person=person, revoked_at=None).update(revoked_at=clock.now())
    security.note("temporary_password", person.id, detail=f"by {by.person}" if by else "by the installation")
    return password


def change_password(person: Person, new: str, kept_session: str = "") -> None:
    """One's own new password, after the old one was checked. Raises Django's ValidationError with French reasons.
    Every other session ends; the caller refreshes the kept one (update_session_auth_hash)."""
    validate_password(new, person)
    person.set_password(new)
    person.must_change_password = False
    person.save(update_fields=["password", "must_change_password"])
    Session.objects.filter(person=person.id).exclude(session_key=kept_session).delete()
    security.note("password_changed", person.id)


def may_set_password(viewer: Viewer, person: Person) -> bool:
    """Who keeps the people of an organisation may, for somebody whose every role is there and stands lower than
    their own. The programme may for somebody who has never signed in and whom it reads, to hand over a first one.
    Nobody resets an equal: two people of one rank stay two."""
    held = viewer_of(person, viewer.today).current
    if viewer.system:
        return True
    if person.id == viewer.person or not held:
        return False
    if person.last_login is None and any(viewer.may(Permission.PEOPLE, grant.organisation) for grant in held):
        return True
    if person.last_login is None and _founds(viewer):
        return all(grant.organisation in viewer.scope.aggregates for grant in held)
    return all(
        viewer.may(Permission.PEOPLE, grant.organisation) and _rank(viewer, grant.organisation) > ROLES[grant.role].rank
        for grant in held
    )


def _founds(viewer: Viewer) -> bool:
    return any({Permission.PROGRAMME, Permission.PEOPLE} <= ROLES[grant.role].permissions for grant in viewer.current)


def _rank(viewer: Viewer, organisation: object) -> int:
    return max((ROLES[grant.role].rank for grant in viewer.current if grant.organisation == organisation), default=0)
