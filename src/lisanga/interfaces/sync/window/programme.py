"""The window of a programme office's telephone: sessions around today, their sheets, visits and what was promised."""

import hashlib
import json
from datetime import timedelta
from typing import Any
from uuid import UUID

from lisanga.domains.training import queries as training
from lisanga.interfaces.sync.phone import b64, short
from lisanga.interfaces.sync.window.cursor import Cursor
from lisanga.interfaces.sync.window.tables import About, Table, day_number, table

DAYS_BEFORE, DAYS_AHEAD = 14, 30
DAYS_OF_VISITS = 60  # so long a planned visit that was not held stays
_MARK = 6  # bytes that tell one state of a table from another


def programme_tables(about: About) -> dict[str, Table]:
    """Bounded by days and by numbers, whatever the office does in a year."""
    first, last = about.today - timedelta(days=DAYS_BEFORE), about.today + timedelta(days=DAYS_AHEAD)
    since = about.today - timedelta(days=DAYS_OF_VISITS)
    sessions, people = training.field_sessions(about.scope, about.organisation, first, last, about.today)
    visits, promises = training.field_visits(about.scope, about.organisation, since, last, first)
    return {
        "sessions": table(
            (
                *("id", "number", "title", "planned_on", "held_on", "place", "trainer", "hours", "target", "partner"),
                *("registered", "people", "came", "signed"),
            ),
            [_session(one) for one in sessions],
        ),
        "participants": table(
            ("id", "number", "family", "post", "given", "sex", "village", "member"),
            [
                (short(one.id), one.number, one.family, one.post, one.given, one.sex, one.village, _short(one.member))
                for one in people
            ],
        ),
        "visits": table(
            ("id", "cooperative", "name", "purpose", "planned_on", "held_on"),
            [
                (
                    short(one.id),
                    short(one.cooperative),
                    one.name,
                    one.purpose,
                    day_number(one.planned_on),
                    None if one.held_on is None else day_number(one.held_on),
                )
                for one in visits
            ],
        ),
        "promises": table(
            ("id", "cooperative", "text", "owner", "due_on"),
            [(short(one.id), short(one.cooperative), one.text, one.owner, day_number(one.due_on)) for one in promises],
        ),
    }


def _session(one: training.FieldSession) -> tuple[Any, ...]:
    held = None if one.held_on is None else day_number(one.held_on)
    planned = (short(one.id), one.number, one.title, day_number(one.planned_on), held, one.place, one.trainer_name)
    asked = (one.hours, one.target, _short(one.partner))
    return (*planned, *asked, one.registered, one.people or None, one.came or None, one.signed)


def _short(identifier: UUID | None) -> str | None:
    return None if identifier is None else short(identifier)


def marks_of(tables: dict[str, Table]) -> tuple[str, ...]:
    """One for each table, in their order."""
    return tuple(_mark(one) for one in tables.values())


def _mark(one: Table) -> str:
    text = json.dumps(one, ensure_ascii=False, separators=(",", ":"))
    return b64(hashlib.sha256(text.encode()).digest()[:_MARK])


def changed_tables(tables: dict[str, Table], cursor: Cursor) -> dict[str, Table]:
    """Those that are not what the telephone holds. The bounds move with the days and a promise may be kept in another
    register, so it is the rows themselves that are compared, not what the office's register says of them."""
    known = dict(zip(tables, cursor.marks, strict=False))
    return {name: one for name, one in tables.items() if known.get(name) != _mark(one)}
