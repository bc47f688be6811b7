"""An access opens exactly what it names, until its day, and closes by itself."""

from datetime import timedelta
from typing import Any

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.partnerships.operations.refuse_access import RefuseAccess
from lisanga.domains.partnerships.queries.documents import access_openings, access_to_recall, document, documents
from lisanga.domains.partnerships.tests.filing import TODAY, Cabinet, paper
from lisanga.domains.partnerships.tests.travelling import assert_standard, codes

pytestmark = pytest.mark.django_db
UNTIL = TODAY + timedelta(days=30)


def test_open_until_its_day_and_closed_the_next(cabinet: Cabinet) -> None:
    travel, scope = cabinet.travel, cabinet.travel.network.viewer("direction").scope
    other = travel.partner("file_document", paper(travel.agreement, title="Budget provincial", digest="d4" * 32))
    with pytest.raises(NotVisible):
        document(scope, cabinet.census, TODAY)
    assert travel.partner("grant_access", cabinet.grant(), business_date=TODAY).recorded
    for day in (TODAY, UNTIL):
        assert document(scope, cabinet.census, day).title == "Recensement des groupements"
        assert {row.id for row in documents(scope, travel.agreement, day)} == {cabinet.census, cabinet.module}
    after = UNTIL + timedelta(days=1)
    for wrong in (cabinet.census, other.id):
        with pytest.raises(NotVisible):
            document(scope, wrong, after)
    assert access_openings(scope, cabinet.asked, after) == []


def test_it_opens_to_the_office_and_to_nobody_else(cabinet: Cabinet) -> None:
    travel = cabinet.travel
    travel.partner("grant_access", cabinet.grant(), business_date=TODAY)
    for viewer in (travel.network.viewer("partner_leader"), travel.stranger):
        with pytest.raises(NotVisible):
            document(viewer.scope, cabinet.census, TODAY)


def test_the_last_week_is_recalled(cabinet: Cabinet) -> None:
    travel = cabinet.travel
    travel.partner("grant_access", cabinet.grant(), business_date=TODAY)
    assert access_to_recall(travel.officer.scope, TODAY) == []
    assert [one.id for one in access_to_recall(travel.officer.scope, UNTIL - timedelta(days=7))] == [cabinet.asked]
    assert access_to_recall(travel.officer.scope, UNTIL + timedelta(days=1)) == []


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"until": TODAY - timedelta(days=1)}, "bad_end"),
        ({"until": TODAY + timedelta(days=1_000)}, "bad_end"),
        ({"opens": ()}, "nothing_opened"),
        ({"opens": (new_id(),)}, "not_yours"),
        ({"request": new_id()}, "unknown_request"),
        ({"answer": "x" * 401}, "too_long"),
    ],
)
def test_what_is_refused(cabinet: Cabinet, wrong: dict[str, Any], code: str) -> None:
    answer = cabinet.travel.partner("grant_access", cabinet.grant(**wrong), business_date=TODAY)
    assert codes(answer) == [code]


def test_a_partner_opens_only_its_own(cabinet: Cabinet) -> None:
    answer = cabinet.travel.partner("grant_access", cabinet.grant(opens=(cabinet.module,)), business_date=TODAY)
    assert codes(answer) == ["not_yours"]


def test_answered_once(cabinet: Cabinet) -> None:
    travel = cabinet.travel
    travel.partner("refuse_access", RefuseAccess(request=cabinet.asked, reason="Pas encore validé"))
    assert codes(travel.partner("grant_access", cabinet.grant(), business_date=TODAY)) == ["already_answered"]


def test_the_office_opens_nothing_for_itself(cabinet: Cabinet) -> None:
    assert codes(cabinet.travel.office("grant_access", cabinet.grant(), business_date=TODAY)) == ["unknown_request"]


def test_standard_cases(cabinet: Cabinet) -> None:
    travel = cabinet.travel
    grant = cabinet.grant()
    assert_standard(travel, "grant_access", travel.network.partner, travel.focal_point, grant, business_date=TODAY)
