"""The states of a deliverable (O2) and the calendar of reports (O3)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lisanga.domains.partnerships.deliverable_rules import (
    STATES,
    SUBMITTED,
    VALIDATED,
    Act,
    Actor,
    calendar,
    lateness,
    may_act,
    move,
    next_state,
)
from lisanga.domains.partnerships.rules import Delays

OFFICE, VALIDEUR, FOCAL = Actor(office=True), Actor(partner=True, validates=True), Actor(partner=True)


def walk(*acts: tuple[Act, Actor]) -> str:
    state = "draft"
    for act, actor in acts:
        state = move(state, act, actor)
    return state


@pytest.mark.parametrize(
    ("acts", "ends"),
    [
        ([(Act.SUBMIT, OFFICE)], "submitted"),
        ([(Act.SUBMIT, OFFICE), (Act.VALIDATE, VALIDEUR)], "validated"),
        ([(Act.SUBMIT, OFFICE), (Act.VALIDATE, FOCAL)], "submitted"),  # G87
        ([(Act.SUBMIT, OFFICE), (Act.VALIDATE, OFFICE)], "submitted"),
        ([(Act.SUBMIT, OFFICE), (Act.OBSERVE, FOCAL)], "observed"),
        ([(Act.SUBMIT, OFFICE), (Act.OBSERVE, FOCAL), (Act.VALIDATE, VALIDEUR)], "observed"),
        ([(Act.SUBMIT, OFFICE), (Act.OBSERVE, FOCAL), (Act.SUBMIT, OFFICE), (Act.VALIDATE, VALIDEUR)], "validated"),
        ([(Act.SUBMIT, OFFICE), (Act.REJECT, VALIDEUR)], "rejected"),
        ([(Act.SUBMIT, OFFICE), (Act.REJECT, VALIDEUR), (Act.SUBMIT, OFFICE)], "submitted"),
        ([(Act.VALIDATE, VALIDEUR)], "draft"),
        ([(Act.SUBMIT, FOCAL)], "draft"),
        ([(Act.SUBMIT, OFFICE), (Act.LAPSE, OFFICE)], "submitted"),
    ],
)
def test_the_way_of_a_deliverable(acts: list[tuple[Act, Actor]], ends: str) -> None:
    assert walk(*acts) == ends


actors = st.builds(Actor, st.booleans(), st.booleans(), st.booleans())
steps = st.lists(st.tuples(st.sampled_from(Act), actors, st.integers(0, 400)), max_size=25)


@given(steps, st.one_of(st.none(), st.integers(1, 90)))
def test_nothing_but_the_partners_right_validates(acts: list[tuple[Act, Actor, int]], tacit: int | None) -> None:
    """Silence does only where the agreement says so, and after its whole delay."""
    state = "draft"
    for act, actor, waited in acts:
        after = move(state, act, actor, tacit, waited)
        assert after in STATES
        if after == VALIDATED and state != VALIDATED:
            assert state == SUBMITTED
            decided = act is Act.VALIDATE and actor.partner and actor.validates
            lapsed = act is Act.LAPSE and actor.office and tacit is not None and waited > tacit
            assert decided or lapsed
        if state == VALIDATED:
            assert after in (VALIDATED, SUBMITTED)  # the next version, never back to a draft
        state = after


@given(st.sampled_from(sorted(STATES)), st.sampled_from(Act))
def test_a_step_leads_to_a_state(state: str, act: Act) -> None:
    assert next_state(state, act) in {None, *STATES}


@pytest.mark.parametrize(("days", "waited", "may"), [(None, 10_000, False), (30, 30, False), (30, 31, True)])
def test_silence(days: int | None, waited: int, may: bool) -> None:
    assert may_act(Act.LAPSE, OFFICE, days, waited) is may


def test_the_calendar_of_a_year() -> None:
    found = calendar(date(2026, 1, 1), date(2026, 12, 31), Delays())
    assert [(due.period, due.on) for due in found] == [
        ("2026-Q1", date(2026, 4, 15)),
        ("2026-Q2", date(2026, 7, 15)),
        ("2026-Q3", date(2026, 10, 15)),
        ("2026-Q4", date(2027, 1, 15)),
        ("final", date(2027, 1, 30)),
        ("2026", date(2027, 1, 31)),
    ]


def test_an_agreement_that_begins_and_ends_within_quarters() -> None:
    late = calendar(date(2026, 2, 10), date(2026, 8, 5), Delays(10, 6, 30, 60), signed_on=date(2026, 4, 1))
    assert [one.period for one in late] == [
        "2026-Q2",
        "final",
        "2026-Q3",
    ]  # what ended before the signature is not owed
    assert late[1].starts == date(2026, 2, 10)
    found = calendar(date(2026, 2, 10), date(2026, 8, 5), Delays(10, 6, 30, 60))
    assert [(due.kind, due.period, due.on) for due in found] == [
        ("quarterly", "2026-Q1", date(2026, 4, 10)),
        ("quarterly", "2026-Q2", date(2026, 7, 10)),
        ("final", "final", date(2026, 10, 4)),
        ("quarterly", "2026-Q3", date(2026, 10, 10)),
    ]


@given(
    st.dates(date(2020, 1, 1), date(2035, 1, 1)),
    st.integers(0, 2500),
    st.builds(Delays, st.integers(1, 92), st.integers(1, 12), st.integers(1, 28), st.integers(1, 365)),
)
def test_every_calendar(starts: date, length: int, delays: Delays) -> None:
    """Each day of the agreement lies in exactly one quarter; nothing is due before its period is over; keys differ."""
    ends = starts + timedelta(days=length)
    found = calendar(starts, ends, delays)
    quarters = [due for due in found if due.kind == "quarterly"]
    assert sum(due.starts <= starts <= due.ends for due in quarters) == 1
    assert sum(due.starts <= ends <= due.ends for due in quarters) == 1
    assert all(due.on > due.ends for due in found)
    assert len({due.key for due in found}) == len(found)
    assert [due.on for due in found] == sorted(due.on for due in found)
    assert sum(due.kind == "final" for due in found) == 1


@pytest.mark.parametrize(
    ("due", "word"),
    [
        (date(2026, 4, 14), "late"),
        (date(2026, 4, 15), "today"),
        (date(2026, 4, 29), "soon"),
        (date(2026, 4, 30), "later"),
    ],
)
def test_lateness(due: date, word: str) -> None:
    assert lateness(due, date(2026, 4, 15)) == word
