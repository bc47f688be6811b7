"""Access that the partner opens lets the programme read restricted data, until its day, and each reading is noted."""

from datetime import timedelta
from typing import Any

import pytest

from lisanga.domains.partnerships.models import AccessRequest, DataSet
from lisanga.domains.partnerships.queries.data_sets import data_sets
from lisanga.domains.partnerships.tests.filing import ask
from lisanga.domains.partnerships.tests.sharing import TODAY, Sharing
from lisanga.interfaces.web.targeting.tests.desks import desk
from lisanga.interfaces.web.tests.signed_in import words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _kept_elsewhere(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def test_asked_opened_read_and_closed(sharing: Sharing) -> None:
    travel = sharing.travel
    DataSet.plain.filter(id=sharing.data).update(label="restricted")
    partner, office = desk(travel, "focal_point"), desk(travel, "programme_officer")
    assert office.get("data_set", sharing.data).status_code == 404
    asked = travel.office("request_access", ask(travel.agreement, information="La population"), business_date=TODAY).id
    page = words(partner.get("access_grant", asked))
    assert "Population des territoires (données, restreint)" in page
    until = TODAY + timedelta(days=3)
    answer = partner.post("access_grant", asked, opens=[str(sharing.data)], until=str(until))
    assert answer.status_code == 302, words(answer)
    assert "Population des territoires" in words(office.get("access_request", asked))
    assert "Idiofa" in words(office.get("data_set", sharing.data))
    told = partner.get("data_set", sharing.data).context["openings"]
    assert [one.name for one in told] == ["programme_officer"]
    scope = travel.officer.scope
    assert [row.id for row in data_sets(scope, travel.agreement, until)] == [sharing.data]
    assert data_sets(scope, travel.agreement, until + timedelta(days=1)) == []
    assert partner.post("access_end", asked).status_code == 302
    assert office.get("data_set", sharing.data).status_code == 404


def test_data_that_is_withdrawn_or_anothers_is_not_opened(sharing: Sharing) -> None:
    travel = sharing.travel
    partner = desk(travel, "focal_point")
    asked = travel.office("request_access", ask(travel.agreement), business_date=TODAY).id
    DataSet.plain.filter(id=sharing.data).update(withdrawn_on=TODAY)
    assert "Rien à ouvrir encore" in words(partner.get("access_grant", asked))
    sent: dict[str, Any] = {"opens": [str(sharing.data)], "until": str(TODAY)}
    assert partner.post("access_grant", asked, **sent).status_code == 422
    assert AccessRequest.plain.get(id=asked).until is None
