"""Money that went out is always recorded, at worst flagged."""

from typing import Any

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.verdicts import Verdict
from lisanga.domains.partnerships.budget import LineState
from lisanga.domains.partnerships.operations.record_spending import RecordSpending
from lisanga.domains.partnerships.operations.withdraw_service import WithdrawService
from lisanga.domains.partnerships.queries.services import service
from lisanga.domains.partnerships.tests.travelling import Travel, assert_standard, codes

pytestmark = pytest.mark.django_db


def spending(travel: Travel, **more: Any) -> RecordSpending:
    values: dict[str, Any] = {"line": travel.theirs, "amount": 450_000, "voucher": "Facture 118", **more}
    return RecordSpending(**values)


def test_paid_in_full_the_line_is_done(travel: Travel) -> None:
    assert travel.partner("record_spending", spending(travel)).verdict == Verdict.ACCEPTED
    line = service(travel.focal_point.scope, travel.theirs)
    assert line is not None
    assert (line.state, line.spent) == (LineState.DONE, {"CDF": 450_000})


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"voucher": ""}, "no_receipt"),
        ({"amount": 450_001}, "beyond_plan"),
    ],
)
def test_flagged_and_kept(travel: Travel, more: dict[str, Any], code: str) -> None:
    answer = travel.partner("record_spending", spending(travel, **more))
    assert (answer.verdict, codes(answer)) == (Verdict.FLAGGED, [code])


def test_two_bills_go_beyond_together(travel: Travel) -> None:
    assert travel.partner("record_spending", spending(travel, amount=300_000)).verdict == Verdict.ACCEPTED
    assert codes(travel.partner("record_spending", spending(travel, amount=150_001))) == ["beyond_plan"]


def test_paid_in_another_currency_than_planned(travel: Travel) -> None:
    """No rate is guessed: nothing goes beyond, and the payer says that the line is done."""
    travel.office("record_spending", spending(travel, line=travel.ours, amount=1_197_000, currency="CDF"))
    line = service(travel.officer.scope, travel.ours)
    assert line is not None
    assert line.state == LineState.STARTED
    travel.office("record_spending", spending(travel, line=travel.ours, amount=0, completes=True))
    line = service(travel.officer.scope, travel.ours)
    assert line is not None
    assert (line.state, line.spent) == (LineState.DONE, {"CDF": 1_197_000})


def test_paid_for_the_other_side_is_a_fact(travel: Travel) -> None:
    answer = travel.office("record_spending", spending(travel))
    assert (answer.verdict, codes(answer)) == (Verdict.FLAGGED, ["not_the_payer"])


def test_a_withdrawn_line_still_takes_what_was_paid(travel: Travel) -> None:
    travel.office("withdraw_service", WithdrawService(line=travel.theirs, reason="Prêtées"))
    assert codes(travel.partner("record_spending", spending(travel))) == ["line_withdrawn"]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"amount": -5}, "bad_amount"),
        ({"amount": 0}, "bad_amount"),
        ({"receipt": "abc"}, "bad_receipt"),
        ({"line": new_id()}, "unknown_line"),
    ],
)
def test_what_makes_no_sense(travel: Travel, more: dict[str, Any], code: str) -> None:
    answer = travel.partner("record_spending", spending(travel, **more))
    assert (answer.verdict, codes(answer)) == (Verdict.REFUSED, [code])


def test_standard_cases(travel: Travel) -> None:
    assert_standard(travel, "record_spending", travel.network.partner, travel.focal_point, spending(travel))
