"""A draft: who may write it, what it must say, who reads it."""

from datetime import date
from typing import Any

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.tests.network import Network
from lisanga.core.scope.models import SecurityEvent
from lisanga.domains.partnerships.models import Agreement, AgreementZone
from lisanga.domains.partnerships.operations.terms import Zone
from lisanga.domains.partnerships.tests.ground import codes, draft

pytestmark = pytest.mark.django_db


def test_a_draft_stands_with_its_zone(network: Network) -> None:
    zones = (Zone(province="CD-KL"), Zone(province="CD-KL", territory="Gungu"), Zone(province="CD-KL"))
    made = draft(network, code=" kl-2026 ", zones=zones)
    assert codes(made) == []
    kept = Agreement.plain.get(id=made.id)
    assert (kept.code, kept.status, kept.organisation_id) == ("KL-2026", "draft", network.programme)
    assert (kept.partner_id, kept.quarterly_days, kept.tacit_days) == (network.partner, 15, None)
    rows = AgreementZone.plain.filter(agreement=made.id).order_by("id").values_list("territory", "partner_id")
    assert list(rows) == [("", network.partner), ("Gungu", network.partner)]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"title": " "}, "no_title"),
        ({"purpose": ""}, "no_purpose"),
        ({"title": "x" * 201}, "too_long"),
        ({"kind": "treaty"}, "unknown_kind"),
        ({"ends_on": date(2025, 12, 31)}, "ends_before_start"),
        ({"code": "a"}, "bad_code"),
        ({"code": "KL 2026"}, "bad_code"),
        ({"partner": new_id()}, "unknown_partner"),
        ({"quarterly_days": 0}, "bad_delay"),
        ({"quarterly_days": 93}, "bad_delay"),
        ({"final_days": 366}, "bad_delay"),
        ({"tacit_days": 0}, "bad_delay"),
        ({"annual_month": 2, "annual_day": 29}, "bad_day"),
        ({"annual_month": 13}, "bad_day"),
        ({"zones": (Zone(province="CD-XX"),)}, "unknown_province"),
        ({"zones": (Zone(province="CD-KL", territory="Kenge"),)}, "unknown_territory"),
        ({"zones": (Zone(province="CD-KL", place=new_id()),)}, "unknown_place"),
        ({"zones": (Zone(province="CD-KL"),) * 61}, "too_many_zones"),
    ],
)
def test_what_stops_a_draft(network: Network, change: dict[str, Any], expected: str) -> None:
    assert codes(draft(network, **change)) == [expected]
    assert not Agreement.plain.exists()


def test_a_cooperative_or_the_office_is_no_partner(network: Network) -> None:
    for other in (network.cooperative, network.programme):
        assert codes(draft(network, partner=other)) == ["unknown_partner"]


def test_a_code_serves_once(network: Network) -> None:
    assert codes(draft(network)) == []
    assert codes(draft(network, code="kl-2026", partner=network.other_partner)) == ["code_taken"]


@pytest.mark.parametrize("role", ["focal_point", "partner_leader", "president", "administrator"])
def test_only_the_programme_drafts(network: Network, role: str) -> None:
    assert codes(draft(network, role)) == ["forbidden"]
    assert SecurityEvent.objects.filter(kind="forbidden_operation").exists()
    assert not Agreement.plain.exists()
