"""Withdrawing a line of the note."""

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.domains.partnerships.models import ServiceLine
from lisanga.domains.partnerships.operations.commit_service import CommitService
from lisanga.domains.partnerships.operations.reverse_spending import ReverseSpending
from lisanga.domains.partnerships.operations.withdraw_service import WithdrawService
from lisanga.domains.partnerships.tests.travelling import Travel, assert_standard, codes

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("line", "reason", "code"), [("theirs", " ", "no_reason"), ("", "x", "unknown_line")])
def test_what_is_refused(travel: Travel, line: str, reason: str, code: str) -> None:
    target = getattr(travel, line) if line else new_id()
    assert codes(travel.office("withdraw_service", WithdrawService(line=target, reason=reason))) == [code]


def test_what_is_promised_is_corrected_first(travel: Travel) -> None:
    promised = travel.partner("commit_service", CommitService(line=travel.theirs, amount=450_000))
    withdraw = WithdrawService(line=travel.theirs, reason="Le Partenaire prête ses chambres")
    assert codes(travel.office("withdraw_service", withdraw)) == ["line_in_use"]
    assert travel.partner("reverse_spending", ReverseSpending(fact=promised.id, reason="Bon annulé")).recorded
    assert travel.office("withdraw_service", withdraw).recorded
    assert codes(travel.office("withdraw_service", withdraw)) == ["already_withdrawn"]


def test_standard_cases(travel: Travel) -> None:
    withdraw = WithdrawService(line=travel.theirs, reason="Le Partenaire prête ses chambres")
    answer = assert_standard(travel, "withdraw_service", travel.network.programme, travel.officer, withdraw)
    assert ServiceLine.plain.get(id=travel.theirs).withdrawn_by == answer.id
