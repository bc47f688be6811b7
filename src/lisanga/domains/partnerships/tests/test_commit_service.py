"""Promising a line: each side its own."""

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.models import RegisterLine
from lisanga.domains.partnerships.models import ServiceFact
from lisanga.domains.partnerships.operations.commit_service import CommitService
from lisanga.domains.partnerships.operations.withdraw_service import WithdrawService
from lisanga.domains.partnerships.tests.travelling import Travel, assert_standard, codes

pytestmark = pytest.mark.django_db


def test_each_side_promises_what_it_bears_in_its_own_register(travel: Travel) -> None:
    mine = travel.partner("commit_service", CommitService(line=travel.theirs, amount=450_000))
    ours = travel.office("commit_service", CommitService(line=travel.ours, amount=42_000, currency="USD"))
    where = {line.operation: line.organisation for line in RegisterLine.objects.all()}
    assert (where[mine.id], where[ours.id]) == (travel.network.partner, travel.network.programme)
    assert ServiceFact.plain.get(id=mine.id).side == "partner"


def test_nobody_promises_for_the_other(travel: Travel) -> None:
    assert codes(travel.partner("commit_service", CommitService(line=travel.ours, amount=1))) == ["not_the_payer"]
    assert codes(travel.office("commit_service", CommitService(line=travel.theirs, amount=1))) == ["not_the_payer"]


@pytest.mark.parametrize("amount", [-1, 10**16])
def test_an_amount_is_zero_or_more(travel: Travel, amount: int) -> None:
    assert codes(travel.partner("commit_service", CommitService(line=travel.theirs, amount=amount))) == ["bad_amount"]


def test_no_promise_on_what_is_withdrawn_or_unknown(travel: Travel) -> None:
    travel.office("withdraw_service", WithdrawService(line=travel.theirs, reason="Prêtées"))
    assert codes(travel.partner("commit_service", CommitService(line=travel.theirs, amount=1))) == ["line_withdrawn"]
    assert codes(travel.partner("commit_service", CommitService(line=new_id(), amount=1))) == ["unknown_line"]


def test_standard_cases(travel: Travel) -> None:
    commit = CommitService(line=travel.theirs, amount=450_000, note="Hôtel du Kwilu")
    assert_standard(travel, "commit_service", travel.network.partner, travel.focal_point, commit)
