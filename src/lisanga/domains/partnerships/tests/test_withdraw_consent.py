"""The owners change their mind, from a day."""

from datetime import timedelta

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.domains.partnerships.operations.withdraw_consent import WithdrawConsent
from lisanga.domains.partnerships.queries.deposits import deposit
from lisanga.domains.partnerships.tests.test_deposit_work import work
from lisanga.domains.partnerships.tests.travelling import DAY, Travel, assert_standard, codes

pytestmark = pytest.mark.django_db


def test_without_consent_there_is_nothing_to_withdraw(travel: Travel) -> None:
    made = travel.office("deposit_work", work(travel.agreement, consent=False))
    assert codes(travel.office("withdraw_consent", WithdrawConsent(deposit=made.id))) == ["no_consent"]
    assert codes(travel.office("withdraw_consent", WithdrawConsent(deposit=new_id()))) == ["unknown_deposit"]


def test_not_before_the_deposit(travel: Travel) -> None:
    withdraw = WithdrawConsent(deposit=travel.office("deposit_work", work(travel.agreement)).id)
    early = travel.office("withdraw_consent", withdraw, business_date=DAY - timedelta(days=1))
    assert codes(early) == ["before_deposit"]


def test_standard_cases(travel: Travel) -> None:
    made = travel.office("deposit_work", work(travel.agreement))
    withdraw = WithdrawConsent(deposit=made.id)
    assert_standard(travel, "withdraw_consent", travel.network.programme, travel.officer, withdraw)
    row = deposit(travel.focal_point.scope, made.id)
    assert (row.reusable, row.withdrawn_on, row.consent) == (False, DAY, True)
    assert codes(travel.office("withdraw_consent", withdraw)) == ["no_consent"]
