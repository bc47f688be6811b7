"""What the programme sees of each territoire is what the network's lines add up to there, for its readers alone."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lisanga.core.kernel.ids import new_id
from lisanga.core.scope.viewer import Scope
from lisanga.domains.training.models import AttendanceCount, Session
from lisanga.reports.network import rows
from lisanga.reports.tests.ground import FIRST, LAST, Quarter, make_works
from lisanga.reports.zones import OwnZone, own_zones

pytestmark = pytest.mark.django_db
BULUNGU, GUNGU = ("CD-KL", "Bulungu"), ("CD-KL", "Gungu")


def zones(lived: Quarter, scope: Scope | None = None) -> dict[tuple[str, str], OwnZone]:
    return own_zones(scope or lived.scope(), lived.network.partner, FIRST, LAST)


def test_the_lines_of_the_network_add_up(lived: Quarter) -> None:
    found = zones(lived)
    lines = rows(lived.scope(), None, FIRST, LAST)
    assert {(line.province, line.territory) for line in lines} == set(found)
    for name in ("members", "women", "deliveries", "grams", "value"):
        assert sum(getattr(one, name) for one in found.values()) == sum(getattr(line, name) for line in lines), name
    assert (found[GUNGU].cooperatives, found[GUNGU].members, found[GUNGU].grams) == (1, 2, 0)


def test_the_other_partner_and_a_cooperative_find_nothing(lived: Quarter) -> None:
    for scope in (lived.network.stranger("focal_point").scope, Scope()):
        assert zones(lived, scope) == {}


def test_presences_by_the_place_of_the_session(lived: Quarter) -> None:
    network = lived.network
    session, nowhere = new_id(), new_id()
    common = {"organisation_id": network.programme, "partner_id": network.partner, "agreement": new_id()}
    for number, (one, province, territory) in enumerate(((session, *GUNGU), (nowhere, "", ""))):
        Session.plain.create(
            id=one, number=number, roadmap=new_id(), module=new_id(), kind="session", title="Caisse", hours=3, target=9,
            first_planned_on="2026-02-01", planned_on="2026-02-01", cancelled="", place="", province=province,
            territory=territory, **common,
        )  # fmt: skip
    for one, sex, count in ((session, "F", 4), (session, "M", 5), (nowhere, "F", 7)):
        AttendanceCount.plain.create(
            key=f"{one}{sex}", session=one, roadmap=new_id(), sex=sex, age_class="25-35", province="CD-KL",
            kind="member", count=count, **common,
        )  # fmt: skip
    assert (zones(lived)[GUNGU].came, zones(lived)[GUNGU].women_came) == (9, 4)
    assert ("", "") not in zones(lived)
    assert zones(lived, network.stranger("focal_point").scope) == {}


def test_statements_do_not_grow(lived: Quarter) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as counted:
            zones(lived)
        return len(counted)

    before = cost()
    for number in range(3):
        make_works(lived.network, f"NOUV{number}", f"Nouvelle {number}", lived.network.partner, territory="Gungu")
    assert cost() == before <= 12
