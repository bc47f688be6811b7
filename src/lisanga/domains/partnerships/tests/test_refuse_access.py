"""Not opening, with the reason."""

import pytest

from lisanga.domains.partnerships.confidentiality import AccessState
from lisanga.domains.partnerships.operations.refuse_access import RefuseAccess
from lisanga.domains.partnerships.queries.documents import access_request
from lisanga.domains.partnerships.tests.filing import TODAY, Cabinet
from lisanga.domains.partnerships.tests.travelling import assert_standard, codes

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("reason", [" ", "x" * 401])
def test_a_reason_is_needed(cabinet: Cabinet, reason: str) -> None:
    refuse = RefuseAccess(request=cabinet.asked, reason=reason)
    assert codes(cabinet.travel.partner("refuse_access", refuse)) == ["no_reason"]


def test_once(cabinet: Cabinet) -> None:
    refuse = RefuseAccess(request=cabinet.asked, reason="Pas encore validé")
    assert codes(cabinet.travel.office("refuse_access", refuse)) == ["unknown_request"]
    assert cabinet.travel.partner("refuse_access", refuse).recorded
    assert codes(cabinet.travel.partner("refuse_access", refuse)) == ["already_answered"]


def test_standard_cases(cabinet: Cabinet) -> None:
    travel, refuse = cabinet.travel, RefuseAccess(request=cabinet.asked, reason="Pas encore validé")
    assert_standard(travel, "refuse_access", travel.network.partner, travel.focal_point, refuse)
    row = access_request(travel.officer.scope, cabinet.asked, TODAY)
    assert (row.state, row.answer) == (AccessState.REFUSED, "Pas encore validé")
