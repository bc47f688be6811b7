"""What À faire recalls to the two sides of an agreement."""

from datetime import timedelta
from typing import Any

import pytest

from lisanga.core.kernel import clock
from lisanga.core.operations.tests.network import add_person
from lisanga.core.scope.viewer import viewer_of
from lisanga.domains.partnerships.operations.grant_access import GrantAccess
from lisanga.domains.partnerships.operations.record_spending import RecordSpending
from lisanga.domains.partnerships.operations.record_travel import RecordTravel
from lisanga.domains.partnerships.tests.filing import Cabinet, cabinet
from lisanga.domains.partnerships.tests.travelling import Travel, lodging, plan, travel
from lisanga.interfaces.web.home.missions import mission_tasks

__all__ = ["cabinet", "travel"]
pytestmark = pytest.mark.django_db
TODAY = clock.today()


def titles(viewer: Any) -> list[str]:
    return [task.title.replace("\u00a0", " ").replace("\u202f", " ") for task in mission_tasks(viewer)]


def leaving(travel: Travel, days: int) -> Any:
    """A mission that leaves in some days, with one line that the partner bears."""
    starts = TODAY + timedelta(days=days)
    mission = travel.office("plan_mission", plan(travel.agreement, starts_on=starts, ends_on=starts + timedelta(3))).id
    return mission, travel.office("add_service", lodging(mission)).id


@pytest.mark.parametrize(("days", "late"), [(5, False), (29, False), (0, True), (-1, True)])
def test_what_is_owed_before_departure(travel: Travel, days: int, late: bool) -> None:
    leaving(travel, days)
    told = [task for task in mission_tasks(travel.focal_point) if task.icon == "place"]
    assert [(task.title.replace("\u00a0", " "), task.late) for task in told] == [
        ("Mission à Idiofa : 1 prestation à fournir", late)
    ]
    assert "Mission à Idiofa : 1 prestation encore attendue" in titles(travel.officer)
    assert titles(travel.stranger) == []


def test_nothing_once_it_is_provided_or_far_away(travel: Travel) -> None:
    leaving(travel, 45)
    _mission, line = leaving(travel, 5)
    travel.partner("record_spending", RecordSpending(line=line, amount=450_000, voucher="x"))
    assert titles(travel.focal_point) == []


def test_the_office_asks_whether_they_arrived(travel: Travel) -> None:
    mission, _line = leaving(travel, -1)
    question = "Les experts sont-ils bien arrivés à Idiofa ?"
    assert question in titles(travel.officer)
    expert = viewer_of(add_person("Astrid Mbala", "trainer", travel.network.programme), TODAY)
    assert question in titles(expert)
    assert question not in titles(travel.focal_point)
    travel.office("record_travel", RecordTravel(mission=mission, step="arrived"))
    assert question not in titles(travel.officer)


def test_requests_and_accesses(cabinet: Cabinet) -> None:
    travel = cabinet.travel
    assert "Une demande d’accès attend votre réponse" in titles(travel.focal_point)
    assert titles(travel.officer) == []
    grant = GrantAccess(request=cabinet.asked, until=TODAY + timedelta(days=3), opens=(cabinet.census,))
    assert travel.partner("grant_access", grant, business_date=TODAY).recorded
    for viewer in (travel.officer, travel.focal_point):
        assert titles(viewer) == ["Un accès se ferme bientôt"]
    assert titles(travel.stranger) == []


def test_others_are_told_nothing(cabinet: Cabinet) -> None:
    assert titles(cabinet.travel.network.viewer("manager")) == []
