"""Who calls, for many secrets at once: what a program's requests cost before they reach the door."""

import hashlib
from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from lisanga.core.scope.models import AccessToken, Grant, Organisation, Person
from lisanga.core.scope.viewer import HeldGrant, Viewer

# Written out, because it runs for every group of requests: building it anew costs more than the database takes.
_SQL = f"""
SELECT t.digest, p.id, p.name, g.role, g.organisation_id, o.kind, o.name, o.code, g.member, g.valid_from, g.valid_to
FROM {AccessToken._meta.db_table} t
JOIN {Person._meta.db_table} p ON p.id = t.person_id
LEFT JOIN {Grant._meta.db_table} g ON g.person_id = p.id
LEFT JOIN {Organisation._meta.db_table} o ON o.id = g.organisation_id
WHERE t.digest IN ({{marks}}) AND t.revoked_at IS NULL AND p.is_active
ORDER BY g.valid_from, g.id
"""


def viewers_by(secrets: Collection[str], today: date) -> dict[str, Viewer]:
    """Viewers by secret, for live tokens of active people; one query, however many they are."""
    digests = {hashlib.sha256(secret.encode()).digest(): secret for secret in secrets}
    if not digests:
        return {}
    people: dict[str, tuple[UUID, str]] = {}
    held: dict[str, list[HeldGrant]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_SQL.format(marks=", ".join(["%s"] * len(digests))), list(digests))
        for digest, person, name, role, organisation, kind, *rest in cursor.fetchall():
            secret = digests[bytes(digest)]
            people[secret] = (_uuid(person), name)
            if role is not None:
                organisation_name, code, member, start, end = rest
                member = None if member is None else _uuid(member)
                dates = (_day(start), None if end is None else _day(end))
                grant = HeldGrant(role, _uuid(organisation), kind, organisation_name, code, member, *dates)
                held.setdefault(secret, []).append(grant)
    return {
        secret: Viewer(person, name, tuple(held.get(secret, ())), today) for secret, (person, name) in people.items()
    }


_PEOPLE_SQL = f"""
SELECT p.id, p.name, g.role, g.organisation_id, o.kind, o.name, o.code, g.member, g.valid_from, g.valid_to
FROM {Person._meta.db_table} p
JOIN {Grant._meta.db_table} g ON g.person_id = p.id
JOIN {Organisation._meta.db_table} o ON o.id = g.organisation_id
WHERE p.id IN ({{marks}}) AND p.is_active
ORDER BY g.valid_from, g.id
"""


def viewers_of(people: Collection[UUID], today: date) -> dict[UUID, Viewer]:
    """Viewers of active people with any role, by id: who a telephone says recorded something. One query."""
    if not people:
        return {}
    names: dict[UUID, str] = {}
    held: dict[UUID, list[HeldGrant]] = {}
    keys = [one.hex if connection.vendor == "sqlite" else one for one in people]
    with connection.cursor() as cursor:
        cursor.execute(_PEOPLE_SQL.format(marks=", ".join(["%s"] * len(keys))), keys)
        for person, name, role, organisation, kind, *rest in cursor.fetchall():
            organisation_name, code, member, start, end = rest
            identifier = _uuid(person)
            names[identifier] = name
            member = None if member is None else _uuid(member)
            dates = (_day(start), None if end is None else _day(end))
            grant = HeldGrant(role, _uuid(organisation), kind, organisation_name, code, member, *dates)
            held.setdefault(identifier, []).append(grant)
    return {person: Viewer(person, name, tuple(held[person]), today) for person, name in names.items()}


def _uuid(value: Any) -> UUID:
    """SQLite keeps the hexadecimal digits."""
    return value if isinstance(value, UUID) else UUID(value)


def _day(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)
