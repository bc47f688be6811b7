"""A side organises what it owes."""

from datetime import date
from typing import Any

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.tests.network import Network
from lisanga.core.operations.verdicts import Answer
from lisanga.domains.partnerships.models import Due, Obligation
from lisanga.domains.partnerships.operations.plan_obligation import PlanObligation
from lisanga.domains.partnerships.tests.ground import act, codes, due_of, fulfil, side, signed

pytestmark = pytest.mark.django_db


def _plan(network: Network, due: Due, role: str, **more: Any) -> Answer:
    sent = PlanObligation(obligation=due.obligation_id, **more)
    return act(network.viewer(role), "plan_obligation", side(network, role), sent)


def test_somebody_answers_for_it(network: Network) -> None:
    due, officer = due_of(signed(network), "C1"), network.people["programme_officer"].id
    assert codes(_plan(network, due, "direction", owner=officer)) == []
    assert Obligation.plain.get(id=due.obligation_id).owner == officer
    assert Due.plain.get(id=due.id).due_on == due.due_on  # no day was asked for
    assert codes(_plan(network, due, "direction", owner=network.people["focal_point"].id)) == ["owner_elsewhere"]
    assert codes(_plan(network, due, "focal_point")) == ["other_side"]


def test_another_rhythm_keeps_what_has_happened(network: Network) -> None:
    made = signed(network)
    first = due_of(made, "C3", "2026-Q1")
    fulfil(network, first, "direction")
    assert codes(_plan(network, first, "direction", rhythm="annual")) == []
    periods = Due.plain.filter(obligation=first.obligation_id).order_by("due_on").values_list("period", "state")
    assert list(periods) == [("2026-Q1", "done"), ("2026", "planned"), ("2027", "planned")]
    assert codes(_plan(network, first, "direction", rhythm="once")) == ["no_day"]
    assert codes(_plan(network, first, "direction", rhythm="once", due_on=date(2026, 9, 1))) == []
    assert due_of(made, "C3", "2026-Q1").state == "done"
    assert codes(_plan(network, first, "direction", rhythm="never")) == ["unknown_rhythm"]


def test_an_unknown_one(network: Network) -> None:
    sent = PlanObligation(obligation=new_id())
    answer = act(network.viewer("direction"), "plan_obligation", network.programme, sent)
    assert codes(answer) == ["unknown_obligation"]
