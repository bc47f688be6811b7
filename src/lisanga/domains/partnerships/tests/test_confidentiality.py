"""Labels, and access that closes by itself."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lisanga.domains.partnerships.confidentiality import (
    LABELS,
    MEANINGS,
    AccessFacts,
    AccessState,
    Label,
    access_state,
    ends_soon,
    labels_of,
)

TODAY = date(2026, 11, 25)
_DAYS = st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 31))


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        (AccessFacts(), AccessState.WAITING),
        (AccessFacts(until=TODAY), AccessState.OPEN),
        (AccessFacts(until=TODAY - timedelta(days=1)), AccessState.CLOSED),
        (AccessFacts(until=TODAY + timedelta(days=90), ended_on=TODAY), AccessState.ENDED),
        (AccessFacts(refused_on=TODAY), AccessState.REFUSED),
    ],
)
def test_the_day_of_reading_decides(facts: AccessFacts, state: AccessState) -> None:
    assert access_state(facts, TODAY) is state


@pytest.mark.parametrize(("days", "soon"), [(-1, False), (0, True), (7, True), (8, False)])
def test_the_last_week_is_recalled(days: int, soon: bool) -> None:
    assert ends_soon(AccessFacts(until=TODAY + timedelta(days=days)), TODAY) is soon


def test_a_waiting_or_ended_access_is_not_recalled() -> None:
    assert not ends_soon(AccessFacts(), TODAY)
    assert not ends_soon(AccessFacts(until=TODAY, ended_on=TODAY), TODAY)


@given(_DAYS, _DAYS, _DAYS, st.dates(date(2026, 1, 1), date(2027, 12, 31)))
def test_what_is_closed_never_opens_again(
    until: date | None, ended_on: date | None, refused_on: date | None, day: date
) -> None:
    facts = AccessFacts(until, ended_on, refused_on)
    closed = access_state(facts, day) in (AccessState.CLOSED, AccessState.ENDED, AccessState.REFUSED)
    later = access_state(facts, day + timedelta(days=400))
    assert not (closed and later is AccessState.OPEN)
    assert later is not AccessState.OPEN or (until is not None and until >= day + timedelta(days=400))


def test_labels_have_their_words() -> None:
    assert set(LABELS) == set(MEANINGS) == set(Label)
    assert Label.CERPEC in labels_of("office")
    assert labels_of("partner") == (Label.PUBLIC, Label.PARTNER, Label.RESTRICTED)
