"""Correcting an amount: the fact stays and counts no more."""

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.domains.partnerships.models import ServiceFact
from lisanga.domains.partnerships.operations.record_spending import RecordSpending
from lisanga.domains.partnerships.operations.reverse_spending import ReverseSpending
from lisanga.domains.partnerships.queries.services import budget, service
from lisanga.domains.partnerships.tests.travelling import Travel, assert_standard, codes

pytestmark = pytest.mark.django_db


def pay(travel: Travel) -> ReverseSpending:
    paid = travel.partner("record_spending", RecordSpending(line=travel.theirs, amount=450_000, voucher="F 1"))
    return ReverseSpending(fact=paid.id, reason="Montant saisi deux fois")


def test_the_other_side_corrects_nothing_of_ours(travel: Travel) -> None:
    assert codes(travel.office("reverse_spending", pay(travel))) == ["unknown_fact"]


@pytest.mark.parametrize(("unknown", "reason", "code"), [(True, "x", "unknown_fact"), (False, " ", "no_reason")])
def test_what_is_refused(travel: Travel, unknown: bool, reason: str, code: str) -> None:
    fact = new_id() if unknown else pay(travel).fact
    assert codes(travel.partner("reverse_spending", ReverseSpending(fact=fact, reason=reason))) == [code]


def test_once_is_enough(travel: Travel) -> None:
    reverse = pay(travel)
    assert travel.partner("reverse_spending", reverse).recorded
    assert codes(travel.partner("reverse_spending", reverse)) == ["already_reversed"]
    line = service(travel.officer.scope, travel.theirs)
    assert line is not None
    assert (line.spent, len(line.facts)) == ({}, 1)
    assert [row.spent for row in budget(travel.officer.scope, travel.agreement)] == [0, 0]


def test_standard_cases(travel: Travel) -> None:
    reverse = pay(travel)
    answer = assert_standard(travel, "reverse_spending", travel.network.partner, travel.focal_point, reverse)
    assert ServiceFact.plain.get(id=reverse.fact).reversed_by == answer.id
