"""What an exchange brings down: the whole window, the rest of it, or what changed since the cursor."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from lisanga.core.kernel import clock
from lisanga.core.operations.queries import (
    FollowedLine,
    last_number,
    lines_after,
    released_of,
    sequences_of,
    settled_numbers,
)
from lisanga.core.operations.verdicts import Verdict
from lisanga.core.scope.devices.contacts import Phone
from lisanga.core.scope.roles import OrganisationKind
from lisanga.domains.collect.queries import held_lines, members_of_centre
from lisanga.domains.members.queries import first_members, held_members, member_total, number_blocks
from lisanga.domains.treasury.operations.assign_slips import MOST_SLIPS
from lisanga.domains.treasury.queries import slips, slips_touched, touched_by
from lisanga.interfaces.sync.answers import LETTERS, letter
from lisanga.interfaces.sync.enrolment import reserve, scope_of
from lisanga.interfaces.sync.exchange import Carried
from lisanga.interfaces.sync.phone import short
from lisanga.interfaces.sync.window import tables
from lisanga.interfaces.sync.window.cursor import Cursor, cursor_of
from lisanga.interfaces.sync.window.programme import changed_tables, marks_of, programme_tables
from lisanga.interfaces.sync.window.tables import About

MOST_MEMBERS = 5_000
MOST_CHANGES = 2_000  # lines of the register: beyond, the whole window is smaller
SETTLED = "s"
DAYS_OF_DELIVERING = 400  # a season and the one before
_TOP_UP = 30  # numbers of the last block that are used when another one is set aside
_LISTS = ("stock.set_reference", "stock.measure_unit", "imports.")
_REFERENCE = (*_LISTS, "collect.open_campaign", "collect.close_campaign", "collect.set_price")
_MONEY = ("treasury.", "members.", "ledger.")
_WITH_SLIPS = ("treasury.", "collect.", "ledger.", "members.")
_MOVING = ("collect.record_delivery", "collect.reverse_delivery", "stock.count_stock")
_CONTESTING = ("collect.contest_delivery", "collect.answer_contest")
_SETTLING = ("directory.settle_flag", "collect.answer_contest")  # their result names the line that is settled
_WITH_MEMBERS = ("members.", "collect.", "treasury.", "ledger.", "imports.")


def rows_for(carried: Carried) -> dict[str, Any]:
    """The keys `w` and `e` of an answer; nothing for one that repeats an old contact. A telephone that was taken back
    is told what became of what waited, and gets no rows."""
    wanted, phone = carried.exchange.q, carried.phone
    if wanted is None or carried.stale:
        return {}
    scope = scope_of(phone)
    today = clock.local_date(carried.received_at)
    about = About(scope, phone.organisation, phone.id, phone.centre, phone.till, today)
    if phone.revoked:
        decided = _later(about, carried, released_of(scope, phone.organisation, phone.id))
        return {"e": decided} if decided else {}
    here = last_number(scope, phone.organisation)  # before the rows: what comes in between is told again next time
    cursor = cursor_of(wanted.at)
    if cursor.member:
        return {"w": _more_members(about, cursor, wanted.max)}
    changes = [] if cursor.first else lines_after(scope, phone.organisation, cursor.at, MOST_CHANGES + 1)
    if cursor.first or cursor.at > here or len(changes) > MOST_CHANGES:
        told = {"w": _whole(about, phone, here, wanted.max)}
        later = _later(about, carried, released_of(scope, phone.organisation, phone.id))
        later += _settled(about, phone, settled_numbers(scope, phone.organisation))
    else:
        reached = max([here, *[one.number for one in changes]])
        if _of_programme(phone):
            told = {"w": _changed_programme(about, replace(cursor, at=reached), changes)}
        else:
            told = {"w": _changed(about, phone, reached, changes)}
        later = _later(about, carried, changes) + _settled(about, phone, _settled_in(changes))
    return told | ({"e": later} if later else {})


def _of_programme(phone: Phone) -> bool:
    return phone.kind == OrganisationKind.PROGRAMME


def _whole_programme(about: About, here: int) -> dict[str, Any]:
    own = programme_tables(about)
    told = {"whole": True, "t": {"people": tables.people_table(about), **own}}
    return _ended(told, Cursor(here, marks=marks_of(own)))


def _changed_programme(about: About, cursor: Cursor, changes: list[FollowedLine]) -> dict[str, Any]:
    """All its tables are small and come whole, when they are not what the telephone has."""
    own = programme_tables(about)
    marks, found = marks_of(own), changed_tables(own, cursor)
    if _any(_done(changes), ("directory.",)):
        found["people"] = tables.people_table(about)
    for one in found.values():
        one["whole"] = True
    return _ended({"t": found}, replace(cursor, marks=marks))


def _whole(about: About, phone: Phone, here: int, most: int) -> dict[str, Any]:
    if _of_programme(phone):
        return _whole_programme(about, here)
    members = _members(about, 0, most)
    lines = held_lines(about.scope, about.organisation, _since(about), about.centre)
    told = {
        "whole": True,
        "t": {
            "people": tables.people_table(about),
            **tables.reference_tables(about),
            "tills": tables.tills_table(about),
            "slips": _slips(about),
            "stock": tables.stock_table(about),
            "contests": tables.contests_table(about),
            "members": members[0],
            "lines": tables.lines_table(lines),
        },
        **_numbers(about, phone),
    }
    total = member_total(about.scope, about.organisation)
    if total > MOST_MEMBERS:
        told["of"] = total
    return _ended(told, Cursor(here, members[1]))


def _slips(about: About, only: Collection[UUID] | None = None) -> tables.Table:
    """What the telephone may pay; a telephone without a float pays nothing."""
    if about.till is None:
        return tables.slips_table([])
    rows = slips(about.scope, about.organisation, about.device, _since(about), MOST_SLIPS, only)
    return tables.slips_table(rows)


def _more_members(about: About, cursor: Cursor, most: int) -> dict[str, Any]:
    members, last = _members(about, cursor.member, most)
    return _ended({"t": {"members": members}}, Cursor(cursor.at, last))


def _members(about: About, after: int, most: int) -> tuple[tables.Table, int]:
    """A page of the register, and the number of its last member when there is more."""
    found = held_members(about.scope, about.organisation, after, most + 1, _only(about))
    page = [one for one in found[:most] if not one.left]
    return tables.members_table(page), found[most - 1].number if len(found) > most else 0


def _only(about: About) -> list[UUID] | None:
    """Nobody in particular, unless the cooperative is very large: then those who delivered at the centre last, and when
    they are few the first ones of the register."""
    if member_total(about.scope, about.organisation) <= MOST_MEMBERS:
        return None
    since = about.today - timedelta(days=DAYS_OF_DELIVERING)
    lately = members_of_centre(about.scope, about.organisation, since, about.centre, MOST_MEMBERS)
    if len(lately) < MOST_MEMBERS:
        lately += first_members(about.scope, about.organisation, MOST_MEMBERS)
    return list(dict.fromkeys(lately))[:MOST_MEMBERS]


def _ended(told: dict[str, Any], cursor: Cursor) -> dict[str, Any]:
    return {"at": cursor.told(), **({"more": True} if cursor.member else {}), **told}


def _since(about: About) -> date:
    return about.today - timedelta(days=tables.DAYS_OF_LINES)


def _changed(about: About, phone: Phone, here: int, changes: list[FollowedLine]) -> dict[str, Any]:
    """Small tables are told whole when something in them changed; members and deliveries by row."""
    done = _done(changes)
    found: dict[str, tables.Table] = {}
    gone: dict[str, list[str]] = {}
    if _any(done, _REFERENCE):
        found |= tables.reference_tables(about)
    changed = any(one.subject == about.device and one.type == "directory.change_device" for one in done)
    if changed or (about.till is not None and _any(done, _MONEY)):
        found["tills"] = tables.tills_table(about)
    if changed:
        found["slips"] = _slips(about)
    if _any(done, _MOVING):
        found["stock"] = tables.stock_table(about)
    if _any(done, _CONTESTING):
        found["contests"] = tables.contests_table(about)
    if _any(done, ("directory.",)):
        found["people"] = tables.people_table(about)
    for small in found.values():
        small["whole"] = True
    _changed_members(about, done, found, gone)
    _changed_lines(about, done, found, gone)
    if not changed:
        _changed_slips(about, done, found, gone)
    told: dict[str, Any] = {"t": found}
    if gone:
        told["x"] = gone
    return _ended(told | _numbers(about, phone), Cursor(here))


def _done(changes: Iterable[FollowedLine]) -> list[FollowedLine]:
    return [one for one in changes if one.verdict in (Verdict.ACCEPTED, Verdict.FLAGGED)]


def _any(lines: Iterable[FollowedLine], prefixes: tuple[str, ...]) -> bool:
    return any(one.type.startswith(prefixes) for one in lines)


def _changed_members(
    about: About, done: list[FollowedLine], found: dict[str, tables.Table], gone: dict[str, list[str]]
) -> None:
    about_them = [one for one in done if one.type.startswith(_WITH_MEMBERS)]
    if not about_them:
        return
    people = touched_by(about.scope, about.organisation, [one.operation for one in about_them])
    people |= {one.subject for one in about_them if one.subject is not None}
    members = held_members(about.scope, about.organisation, 0, len(people), people)
    staying, leaving = [one for one in members if not one.left], [short(one.id) for one in members if one.left]
    if staying:
        found["members"] = tables.members_table(staying)
    if leaving:
        gone["members"] = leaving


def _changed_lines(
    about: About, done: list[FollowedLine], found: dict[str, tables.Table], gone: dict[str, list[str]]
) -> None:
    """Recorded, reversed, priced, or settled by a person."""
    operations = {one.operation for one in done if one.type.startswith("collect.")}
    operations |= {one.subject for one in done if one.subject is not None and one.type == "directory.settle_flag"}
    if not operations:
        return
    lines = held_lines(about.scope, about.organisation, _since(about), about.centre, MOST_CHANGES, operations)
    standing, reversed_ones = [one for one in lines if not one.gone], [short(one.id) for one in lines if one.gone]
    if standing:
        found["lines"] = tables.lines_table(standing)
    if reversed_ones:
        gone["lines"] = reversed_ones


def _changed_slips(
    about: About, done: list[FollowedLine], found: dict[str, tables.Table], gone: dict[str, list[str]]
) -> None:
    """Given, taken back, weighed here, or paid by anybody."""
    operations = {one.operation for one in done if one.type.startswith(_WITH_SLIPS)}
    if about.till is None or not operations:
        return
    touched = slips_touched(about.scope, about.organisation, about.device, operations)
    if not touched:
        return
    held = _slips(about, touched)
    if held["r"]:
        found["slips"] = held
    left = {short(one) for one in touched} - {row[0] for row in held["r"]}
    if left:
        gone["slips"] = sorted(left)


def _later(about: About, carried: Carried, lines: list[FollowedLine]) -> list[list[Any]]:
    """What became of operations of this telephone that were told otherwise, or in an answer that got lost."""
    told = {one.sequence: letter(answer) for one, answer in zip(carried.sent, carried.answers, strict=True)}
    own = [one for one in lines if one.device == carried.phone.id and one.device_sequence is not None]
    found = {one.device_sequence: LETTERS[Verdict(one.verdict)] for one in own}  # the last line of each
    return [[sequence, said] for sequence, said in found.items() if told.get(sequence or 0) != said]


def _settled_in(changes: list[FollowedLine]) -> list[int]:
    """Lines that a person has settled since."""
    settling = [one for one in changes if one.type in _SETTLING and one.verdict == Verdict.ACCEPTED]
    return [one.outcome["result"]["number"] for one in settling]


def _settled(about: About, phone: Phone, numbers: list[int]) -> list[list[Any]]:
    sequences = sequences_of(about.scope, about.organisation, phone.id, numbers) if numbers else []
    return [[sequence, SETTLED] for sequence in sequences]


def _numbers(about: About, phone: Phone) -> dict[str, Any]:
    """Blocks of member numbers; another one before the last is used up."""
    blocks = number_blocks(about.scope, about.organisation, phone.id)
    if blocks and blocks[-1].used >= _TOP_UP:
        reserve(phone.id, phone.organisation, len(blocks) + 1)
        blocks = number_blocks(about.scope, about.organisation, phone.id)
    return {"numbers": [[one.first, one.last] for one in blocks[-2:]]}
