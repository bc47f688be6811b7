"""Slips are taken back from a telephone."""

import pytest

from lisanga.core.operations.verdicts import Verdict
from lisanga.domains.treasury.operations.assign_slips import AssignSlips
from lisanga.domains.treasury.operations.withdraw_slips import WithdrawSlips
from lisanga.domains.treasury.tests.ground import Ground, assert_standard, codes, telephone

pytestmark = pytest.mark.django_db
KIND = "treasury.withdraw_slips"


def test_a_slip_taken_back_can_be_given_again(ground: Ground) -> None:
    device, slip = telephone(ground, ground.cash), ground.owe(ground.kabeya, 40_000)
    given, back = AssignSlips(device=device, items=(slip,)), WithdrawSlips(device=device, items=(slip,))
    for _turn in range(2):
        assert ground.send("treasury.assign_slips", given).result["slips"] == 1
        assert ground.send(KIND, back).result == {"slips": 1}
    again = ground.send(KIND, back)
    assert (again.verdict, codes(again)) == (Verdict.REFUSED, ["not_assigned"])
    assert codes(ground.send(KIND, WithdrawSlips(device=device, items=()))) == ["no_items"]


def test_standard_cases(ground: Ground) -> None:
    device, slip = telephone(ground, ground.cash), ground.owe(ground.kabeya, 40_000)
    ground.send("treasury.assign_slips", AssignSlips(device=device, items=(slip,)))
    assert_standard(ground, KIND, WithdrawSlips(device=device, items=(slip,)))
