"""The other side contests, with a reason."""

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.tests.network import Network
from lisanga.domains.partnerships.models import Due
from lisanga.domains.partnerships.operations.contest_obligation import ContestObligation
from lisanga.domains.partnerships.tests.ground import act, codes, contest, due_of, fulfil, signed

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("before", [None, "direction"])
def test_done_or_not_it_may_be_contested(network: Network, before: str | None) -> None:
    due = due_of(signed(network), "C4", "2026-Q1")
    if before:
        fulfil(network, due, before)
    assert codes(contest(network, due, "focal_point")) == []
    kept = Due.plain.get(id=due.id)
    assert (kept.state, kept.contest) == ("contested", "Il manque Gungu")
    assert codes(contest(network, due, "partner_leader")) == ["already_contested"]


def test_with_a_reason_and_not_ones_own(network: Network) -> None:
    made = signed(network)
    due = due_of(made, "C1")
    assert codes(contest(network, due, "focal_point", " ")) == ["no_reason"]
    assert codes(contest(network, due, "focal_point", "x" * 501)) == ["no_reason"]
    assert codes(contest(network, due, "direction")) == ["own_side"]
    assert codes(contest(network, due_of(made, "P1"), "focal_point")) == ["own_side"]
    assert codes(contest(network, due_of(made, "P1"), "direction")) == []
    unknown = ContestObligation(due=new_id(), reason="Rien")
    assert codes(act(network.viewer("direction"), "contest_obligation", network.programme, unknown)) == ["unknown_due"]
