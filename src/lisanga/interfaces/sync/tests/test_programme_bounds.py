"""The bounds of a programme office's telephone, in rows, bytes and statements."""

import gzip
import json
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lisanga.core.operations.envelope import envelope
from lisanga.core.operations.gate import submit
from lisanga.domains.training.models import Presence
from lisanga.domains.training.operations.record_visit import Promise, RecordVisit
from lisanga.domains.training.queries import field_sessions
from lisanga.domains.training.tests.ground import Ground, ground
from lisanga.interfaces.sync.phone import long
from lisanga.interfaces.sync.reference.telephone import Telephone
from lisanga.interfaces.sync.tests.test_programme import in_days, telephone, visited
from lisanga.interfaces.sync.window.cursor import Cursor, cursor_of
from lisanga.interfaces.sync.window.programme import DAYS_AHEAD

__all__ = ["ground", "telephone"]
pytestmark = pytest.mark.django_db
FIRST_PULL = 30_000  # bytes, gzip: forty sessions, 1,200 people, forty visits, two hundred promises
NEXT_PULL = 6_500  # one presence more among them


def _filled(ground: Ground, sessions: int, people: int) -> None:
    """A busy office: sheets of thirty, visits with five promises each."""
    names = ("Mbuyi", "Kabeya", "Ilunga", "Mukendi", "Tshala", "Kanku", "Mwamba", "Ngalula", "Kapinga", "Lukusa")
    viewer, office = ground.network.viewer("programme_officer"), ground.network.programme
    sent = [
        envelope(
            "training.register_participant",
            office,
            {
                "kind": "future_member",
                "family": names[turn % 10],
                "post": names[turn * 7 % 10],
                "given": f"{names[turn * 3 % 10]}{turn}",
                "sex": "FM"[turn % 2],
                "village": names[turn * 11 % 9],
            },
        )
        for turn in range(sessions * people)
    ]
    assert all(one.recorded for one in submit(viewer, sent))
    for place in range(sessions):
        place_of = {"place": f"Salle communale {place}", "hours": 8, "target": people}
        session = ground.session(planned_on=in_days(place % DAYS_AHEAD), **place_of)
        ground.enrol(session, *(one.id for one in sent[place * people : (place + 1) * people]))
        visit = visited(ground, place % DAYS_AHEAD)
        promises = tuple(
            Promise(text=f"{names[turn]} affiche les prix n° {place}", owner="Le gérant", due_on=in_days(turn))
            for turn in range(5)
        )
        ground.done("record_visit", RecordVisit(visit=visit, findings="Vu.", promises=promises))


def measured(telephone: Telephone) -> int:
    sizes: list[int] = []
    post = telephone.post

    def weighed(address: str, body: bytes, headers: dict[str, str]) -> tuple[int, dict[str, Any]]:
        status, answer = post(address, body, headers)
        sizes.append(len(gzip.compress(json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode(), 6)))
        return status, answer

    telephone.post = weighed
    assert telephone.pull() == 1
    telephone.post = post
    return sizes[0]


def test_bytes_and_statements_of_a_busy_office(ground: Ground, telephone: Telephone) -> None:
    _filled(ground, 40, 30)
    assert measured(telephone) <= FIRST_PULL
    held = {name: len(rows) for name, rows in telephone.tables.items()}
    assert (held["sessions"], held["participants"], held["visits"], held["promises"]) == (40, 1_200, 40, 200)
    ground.session(planned_on=in_days(1))
    body, signature = telephone.body(0, rows=True)
    with CaptureQueriesContext(connection) as queries:
        status, answer = telephone.send(body, signature)
    assert (status, set(answer["w"]["t"])) == (200, {"sessions", "participants"})
    assert len(answer["w"]["t"]["sessions"]["r"]) == 40  # the one furthest away made place, with its people
    assert len(queries) <= 24
    kept = [long(one) for one in telephone.tables["sessions"]]  # whose coming changes no sheet that is held
    first = Presence.plain.filter(came_on=None, session__in=kept).first()
    assert first is not None
    ground.attend(first.session, first.participant, day=in_days(0))
    assert measured(telephone) <= NEXT_PULL


def test_a_sheet_that_is_too_long_stays_in_the_office(ground: Ground, telephone: Telephone) -> None:
    """Said by its count; the sheets that fit come whole."""
    scope = ground.network.viewer("programme_officer").scope
    long, short_one = ground.session(planned_on=in_days(0)), ground.session(planned_on=in_days(5))
    people = ground.people(4)
    ground.enrol(long, *people)
    ground.enrol(short_one, people[0])
    found, known = field_sessions(scope, ground.network.programme, in_days(-1), in_days(9), in_days(0), people=3)
    assert [(one.registered, len(one.people)) for one in found] == [(4, 0), (1, 1)]
    assert [one.id for one in known] == [people[0]]


def test_a_cursor_with_marks() -> None:
    marked = Cursor(7, marks=("abcd_-12", "ABCDefgh"))
    assert marked.told() == "7.abcd_-12.ABCDefgh"
    assert cursor_of("7.abcd_-12.ABCDefgh") == marked
    for nothing in ("7.", "7.abc", ".abcd_-12", "7." + ".".join(["abcdefgh"] * 9)):
        assert cursor_of(nothing) == Cursor()
