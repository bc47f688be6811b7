"""Closing before the date: at once."""

import pytest

from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.partnerships.confidentiality import AccessState
from lisanga.domains.partnerships.operations.end_access import EndAccess
from lisanga.domains.partnerships.queries.documents import access_request, document
from lisanga.domains.partnerships.tests.filing import TODAY, Cabinet
from lisanga.domains.partnerships.tests.travelling import assert_standard, codes

pytestmark = pytest.mark.django_db


def test_what_is_not_open_is_not_ended(cabinet: Cabinet) -> None:
    assert codes(cabinet.travel.partner("end_access", EndAccess(request=cabinet.asked))) == ["not_open"]


def test_standard_cases(cabinet: Cabinet) -> None:
    travel, scope = cabinet.travel, cabinet.travel.network.viewer("direction").scope
    travel.partner("grant_access", cabinet.grant(), business_date=TODAY)
    assert document(scope, cabinet.census, TODAY)
    end = EndAccess(request=cabinet.asked)
    assert codes(travel.office("end_access", end)) == ["unknown_request"]
    assert_standard(travel, "end_access", travel.network.partner, travel.focal_point, end)
    assert access_request(scope, cabinet.asked, TODAY).state == AccessState.ENDED
    with pytest.raises(NotVisible):
        document(scope, cabinet.census, TODAY)
