"""Slips are given to a telephone: each to one, none that is paid, as many as a day can pay."""

from uuid import UUID

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.envelope import envelope
from lisanga.core.operations.gate import submit_one
from lisanga.core.operations.verdicts import Answer, Verdict
from lisanga.domains.directory.operations.change_device import ChangeDevice
from lisanga.domains.directory.operations.revoke_device import RevokeDevice
from lisanga.domains.treasury.models import Slip
from lisanga.domains.treasury.operations import assign_slips
from lisanga.domains.treasury.operations.assign_slips import AssignSlips
from lisanga.domains.treasury.operations.open_till import OpenTill
from lisanga.domains.treasury.operations.pay_member import PayMember
from lisanga.domains.treasury.tests.ground import Ground, assert_sound, assert_standard, codes, telephone

pytestmark = pytest.mark.django_db
KIND = "treasury.assign_slips"


def give(ground: Ground, device: UUID, *items: UUID) -> Answer:
    return ground.send(KIND, AssignSlips(device=device, items=items))


def floated(ground: Ground, name: str = "Fonds de Kimbata") -> UUID:
    till = ground.send("treasury.open_till", OpenTill(kind="cash", name=name)).id
    return telephone(ground, till, name)


def test_a_slip_is_one_telephones(ground: Ground) -> None:
    first, second = floated(ground), floated(ground, "Fonds de Lusanga")
    slips = [ground.owe(ground.kabeya, amount) for amount in (40_000, 25_000)]
    given = give(ground, first, *slips)
    assert (given.verdict, given.result) == (Verdict.ACCEPTED, {"slips": 2, "total": 65_000, "currency": "CDF"})
    assert give(ground, first, slips[0]).result["slips"] == 0
    refused = give(ground, second, slips[1])
    assert (refused.verdict, codes(refused)) == (Verdict.REFUSED, ["slip_taken"])
    assert Slip.plain.filter(withdrawn_by=None).count() == 2
    assert_sound()


def test_what_a_lost_telephone_was_to_pay_is_given_to_another(ground: Ground) -> None:
    lost, other, slip = floated(ground), floated(ground, "Autre fonds"), ground.owe(ground.kabeya, 40_000)
    give(ground, lost, slip)
    revoke = envelope("directory.revoke_device", ground.cooperative, RevokeDevice(device=lost, reason="Volé"))
    assert submit_one(ground.network.viewer("president"), revoke).recorded
    given = give(ground, other, slip)
    assert given.verdict == Verdict.ACCEPTED
    assert Slip.plain.get(withdrawn_by=None).device == other
    assert Slip.plain.get(withdrawn_by=given.id).device == lost


def test_nothing_that_cannot_be_paid_is_given(ground: Ground) -> None:
    device, bare = floated(ground), telephone(ground)
    paid, dollars = ground.owe(ground.kabeya, 10_000), ground.owe(ground.mbuyi, 5_000, "USD", 2_800_000_000)
    ground.send("treasury.pay_member", PayMember(member=ground.kabeya, till=ground.cash, amount=10_000))
    due = ground.owe(ground.kabeya, 15_000)
    for items, code in (((paid,), "not_payable"), ((dollars,), "not_payable"), ((new_id(),), "not_payable")):
        assert codes(give(ground, device, *items)) == [code]
    assert codes(give(ground, device)) == ["no_items"]
    assert codes(give(ground, bare, due)) == ["no_float"]
    assert codes(give(ground, new_id(), due)) == ["unknown_device"]
    assert Slip.plain.count() == 0


def test_a_telephone_keeps_what_a_day_can_pay(ground: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assign_slips, "MOST_SLIPS", 2)
    device = floated(ground)
    slips = [ground.owe(ground.kabeya, 10_000) for _turn in range(3)]
    assert give(ground, device, *slips[:2]).recorded
    assert codes(give(ground, device, slips[2])) == ["too_many"]
    ground.send("treasury.pay_member", PayMember(member=ground.kabeya, till=ground.cash, amount=10_000))
    assert give(ground, device, slips[2]).recorded


def test_a_float_is_a_cash_box_of_one_telephone(ground: Ground) -> None:
    till = ground.send("treasury.open_till", OpenTill(kind="cash", name="Fonds de Kimbata")).id
    device, other = telephone(ground, till), telephone(ground)
    president = ground.network.viewer("president")

    def change(asked: UUID) -> Answer:
        payload = ChangeDevice(device=other, name="Autre", till=asked)
        return submit_one(president, envelope("directory.change_device", ground.cooperative, payload))

    for asked, code in (
        (till, "float_taken"),
        (ground.mobile, "bad_float"),
        (ground.dollars, "bad_float"),
        (new_id(), "unknown_till"),
    ):
        assert codes(change(asked)) == [code]
    revoke = envelope("directory.revoke_device", ground.cooperative, RevokeDevice(device=device, reason="Rendu"))
    assert submit_one(president, revoke).recorded
    assert change(till).verdict == Verdict.ACCEPTED


def test_standard_cases(ground: Ground) -> None:
    device, slip = floated(ground), ground.owe(ground.kabeya, 40_000)
    assert_standard(ground, KIND, AssignSlips(device=device, items=(slip,)))
