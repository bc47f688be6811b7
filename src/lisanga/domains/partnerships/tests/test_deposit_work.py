"""Depositing a work of trainees."""

from typing import Any

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.gate import submit_one
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.partnerships.operations.deposit_work import DepositWork
from lisanga.domains.partnerships.queries.deposits import deposit, deposits, public_deposit
from lisanga.domains.partnerships.tests.travelling import Travel, assert_standard, codes, sent

pytestmark = pytest.mark.django_db


def work(agreement: Any, **more: Any) -> DepositWork:
    values: dict[str, Any] = {
        "agreement": agreement,
        "title": "Plan d’affaires d’une savonnerie",
        "kind": "business_plan",
        "owners": ("Chantal Mavungu", "Groupe Mosala"),
        "digest": "e5" * 32,
        "consent": True,
        **more,
    }
    return DepositWork(**values)


def test_an_expert_deposits_and_both_sides_read(travel: Travel) -> None:
    made = submit_one(travel.trainer(), sent("deposit_work", travel.network.programme, work(travel.agreement)))
    for scope in (travel.officer.scope, travel.focal_point.scope):
        row = deposit(scope, made.id)
        assert (row.receipt, row.owners, row.credit, row.reusable) == (
            "PI-2026-0001",
            ("Chantal Mavungu", "Groupe Mosala"),
            "Chantal Mavungu, Groupe Mosala",
            True,
        )
        assert deposits(scope, travel.agreement) == [row]
    with pytest.raises(NotVisible):
        deposit(travel.stranger.scope, made.id)
    with pytest.raises(NotVisible):
        deposits(travel.stranger.scope, travel.agreement)


def test_anybody_with_the_paper_learns_no_name(travel: Travel) -> None:
    made = travel.office("deposit_work", work(travel.agreement))
    row = public_deposit(made.id)
    assert row is not None
    assert (row.title, row.owners) == ("Plan d’affaires d’une savonnerie", ())
    assert public_deposit(new_id()) is None


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"title": ""}, "no_title"),
        ({"kind": "weather"}, "unknown_kind"),
        ({"owners": ()}, "no_owner"),
        ({"owners": (" ",)}, "no_owner"),
        ({"owners": ("x" * 121,)}, "no_owner"),
        ({"digest": "e5"}, "bad_digest"),
        ({"credit": "x" * 201}, "too_long"),
        ({"agreement": new_id()}, "unknown_agreement"),
    ],
)
def test_what_is_refused(travel: Travel, wrong: dict[str, Any], code: str) -> None:
    assert codes(travel.office("deposit_work", work(**{"agreement": travel.agreement, **wrong}))) == [code]


def test_the_same_file_is_deposited_once(travel: Travel) -> None:
    assert travel.office("deposit_work", work(travel.agreement)).recorded
    assert codes(travel.office("deposit_work", work(travel.agreement, title="À moi"))) == ["already_deposited"]


def test_standard_cases(travel: Travel) -> None:
    assert_standard(travel, "deposit_work", travel.network.programme, travel.officer, work(travel.agreement))
