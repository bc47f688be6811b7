"""The partner takes its data back: the programme reads nothing more, the same file may come again."""

import pytest

from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.partnerships.operations.withdraw_data import WithdrawData
from lisanga.domains.partnerships.queries.data_rows import data_rows
from lisanga.domains.partnerships.queries.data_sets import data_set
from lisanga.domains.partnerships.tests.sharing import TODAY, Sharing, file_of
from lisanga.domains.partnerships.tests.travelling import assert_standard, codes

pytestmark = pytest.mark.django_db


def test_nothing_is_read_any_more(sharing: Sharing) -> None:
    travel = sharing.travel
    sent = WithdrawData(data_set=sharing.data, reason="Chiffres en révision")
    assert travel.partner("withdraw_data", sent, business_date=TODAY).recorded
    row = data_set(sharing.scope("direction"), sharing.data, TODAY)
    assert (row.is_usable, row.reason, row.withdrawn_on) == (False, "Chiffres en révision", TODAY)
    with pytest.raises(NotVisible):
        data_rows(sharing.scope("direction"), sharing.data, TODAY)
    assert len(data_rows(sharing.scope("focal_point"), sharing.data, TODAY)) == 3
    assert travel.partner("share_data", file_of(travel.agreement), business_date=TODAY).recorded


def test_what_is_refused(sharing: Sharing) -> None:
    travel = sharing.travel
    assert codes(travel.partner("withdraw_data", WithdrawData(data_set=sharing.data, reason=" "))) == ["no_reason"]
    sent = WithdrawData(data_set=sharing.data, reason="Erreur")
    assert codes(travel.office("withdraw_data", sent)) == ["unknown_data"]
    assert travel.partner("withdraw_data", sent).recorded
    assert codes(travel.partner("withdraw_data", sent)) == ["data_withdrawn"]


def test_standard_cases(sharing: Sharing) -> None:
    travel, sent = sharing.travel, WithdrawData(data_set=sharing.data, reason="Erreur")
    assert_standard(travel, "withdraw_data", travel.network.partner, travel.focal_point, sent)
