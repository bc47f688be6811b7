"""A register that is larger than a telephone: who is on it, and that it is told so."""

from datetime import timedelta

import pytest

from lisanga.core.kernel import clock
from lisanga.domains.collect.queries import members_of_centre
from lisanga.domains.collect.tests.harvest import Harvest
from lisanga.interfaces.sync.phone import short
from lisanga.interfaces.sync.tests.ground import enrolled, harvest
from lisanga.interfaces.sync.tests.test_window import register, today_harvest, weigh_today
from lisanga.interfaces.sync.window import rows

__all__ = ["harvest"]
pytestmark = pytest.mark.django_db


def test_of_a_very_large_register_those_who_delivered_at_the_centre_last(
    harvest: Harvest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bound lowered to six. Whoever delivered here last is in, however high their number; the first ones of the
    register fill it up; the telephone is told that it does not hold all, and still gets whoever delivers later."""
    today_harvest(harvest)
    members = register(harvest, 20)
    before = enrolled(harvest.network, centre=harvest.centre)
    weigh_today(before, harvest, member=str(members[19]))
    weigh_today(before, harvest, member=str(members[17]))
    before.push()
    monkeypatch.setattr(rows, "MOST_MEMBERS", 6)
    telephone = enrolled(harvest.network, centre=harvest.centre)
    _status, answer = telephone.push(rows=True)
    assert answer["w"]["of"] == 20
    held = {one["id"] for one in telephone.tables["members"].values()}
    assert len(held) == 6
    assert {short(members[19]), short(members[17])} <= held
    monkeypatch.setattr(rows, "MOST_MEMBERS", 1)
    telephone.cursor = 0
    _status, answer = telephone.push(rows=True)
    assert answer["w"]["t"]["members"]["r"][0][0] in {short(members[19]), short(members[17])}
    weigh_today(before, harvest, member=str(members[8]))
    before.push()
    telephone.pull()
    assert short(members[8]) in telephone.tables["members"]


def test_the_last_day_comes_first(harvest: Harvest) -> None:
    """A bound of one keeps the one who came last, not the one who was registered first."""
    today_harvest(harvest)
    members = register(harvest, 3)
    telephone = enrolled(harvest.network, centre=harvest.centre)
    payload = {"product": str(harvest.product), "centre": str(harvest.centre), "gross": 9_000}
    author = harvest.network.people["collector"].id
    for member, days in ((members[0], 3), (members[2], 1), (members[1], 2)):
        day = (clock.today() - timedelta(days=days)).isoformat()
        telephone.record("collect.record_delivery", author, payload | {"member": str(member)}, day=day)
    telephone.push()
    scope = harvest.network.viewer("manager").scope
    since = clock.today() - timedelta(days=9)
    found = members_of_centre(scope, harvest.organisation, since, harvest.centre, 2)
    assert found == [members[2], members[1]]
