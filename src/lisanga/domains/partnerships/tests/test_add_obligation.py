"""One more promise in a running agreement."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.tests.network import Network
from lisanga.core.operations.verdicts import Answer
from lisanga.domains.partnerships.models import Due, Obligation
from lisanga.domains.partnerships.operations.add_obligation import AddObligation
from lisanga.domains.partnerships.tests.ground import act, codes, contest, draft, side, signed

pytestmark = pytest.mark.django_db


def _add(network: Network, agreement: UUID, role: str = "direction", **more: Any) -> Answer:
    values: dict[str, Any] = {"side": "partner", "title": "Local à Gungu", "due_on": date(2026, 6, 30)}
    sent = AddObligation(agreement=agreement, **(values | more))
    return act(network.viewer(role), "add_obligation", side(network, role), sent)


def test_it_stands_after_the_ten_and_the_other_side_may_contest_it(network: Network) -> None:
    made = signed(network)
    answer = _add(network, made)
    row = Obligation.plain.get(id=answer.id)
    assert (row.position, row.side, row.clause) == (11, "partner", "")
    due = Due.plain.get(obligation=row)
    assert due.due_on == date(2026, 6, 30)
    assert codes(_add(network, made, "focal_point", side="office", rhythm="monthly", due_on=None)) == []
    assert Due.plain.filter(obligation__position=12).count() == 24
    assert codes(contest(network, due, "direction")) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"title": " "}, "no_title"),
        ({"title": "x" * 161}, "no_title"),
        ({"text": "x" * 1001}, "too_long"),
        ({"rhythm": "sometimes"}, "unknown_rhythm"),
        ({"side": "donor"}, "unknown_side"),
        ({"due_on": None}, "no_day"),
        ({"owner": new_id()}, "owner_elsewhere"),
    ],
)
def test_what_stops_it(network: Network, change: dict[str, Any], expected: str) -> None:
    assert expected in codes(_add(network, signed(network), **change))
    assert Obligation.plain.count() == 10


def test_a_draft_and_an_ended_one_take_none(network: Network) -> None:
    assert codes(_add(network, draft(network, code="A-1").id)) == ["not_running"]
    assert codes(_add(network, signed(network, "active", "ended"))) == ["not_running"]
    assert codes(_add(network, new_id())) == ["unknown_agreement"]


def test_nobody_names_the_others_people(network: Network) -> None:
    made, officer = signed(network), network.people["programme_officer"].id
    assert codes(_add(network, made, side="office", owner=officer)) == []
    assert codes(_add(network, made, side="partner", owner=officer)) == ["owner_elsewhere"]
