"""A person settles what was flagged: once, with a reason; the receipt leaves the list of what is to be looked at."""

from datetime import date
from uuid import UUID

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.envelope import envelope
from lisanga.core.operations.gate import submit, submit_one
from lisanga.core.operations.models import Flag, RegisterLine
from lisanga.core.operations.queries import history_of, settlement_of, unsettled, unsettled_count
from lisanga.core.operations.verdicts import Answer, Verdict
from lisanga.domains.collect.models import Delivery
from lisanga.domains.collect.operations.fix_price import FixPrice
from lisanga.domains.collect.operations.reverse_delivery import ReverseDelivery
from lisanga.domains.collect.queries import DeliveryFilter, deliveries
from lisanga.domains.collect.tests.harvest import Harvest, assert_sound, harvest
from lisanga.domains.directory.operations.settle_flag import LONGEST_REASON, SettleFlag
from lisanga.domains.directory.tests.conftest import codes

__all__ = ["harvest"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def strange(harvest: Harvest) -> Answer:
    """A weighing at a price that is not the campaign's."""
    answer = harvest.weigh(price=900, currency="CDF")
    assert codes(answer) == ["price_differs"]
    return answer


def settle(harvest: Harvest, operation: UUID, role: str = "manager", **more: object) -> Answer:
    values = {"operation": operation, "reason": "Vu avec le membre : le prix était convenu", **more}
    return harvest.send("directory.settle_flag", values, role)


def waiting(harvest: Harvest) -> int:
    return unsettled_count(harvest.network.viewer("control").scope, harvest.organisation)


def test_kept_as_it_is(harvest: Harvest, strange: Answer) -> None:
    scope = harvest.network.viewer("manager").scope
    assert (waiting(harvest), Delivery.plain.get(id=strange.id).flagged) == (1, True)
    answer = settle(harvest, strange.id)
    assert answer.verdict == Verdict.ACCEPTED
    assert answer.result == {"number": strange.number, "kept": True, "own": False}
    assert (waiting(harvest), Delivery.plain.get(id=strange.id).flagged) == (0, False)
    assert deliveries(scope, harvest.organisation, DeliveryFilter(flagged=True)) == []
    told = settlement_of(scope, harvest.organisation, strange.number)
    assert told is not None
    assert told.sentence().replace("\u00a0", " ") == (
        f"manager A a réglé ce qui était à vérifier à la ligne {strange.number} : "
        "Vu avec le membre : le prix était convenu."
    )
    assert [row.operation for row in history_of(scope, harvest.organisation, strange.id)] == [answer.id, strange.id]
    line = RegisterLine.objects.get(operation=strange.id)
    assert line.verdict == Verdict.FLAGGED  # the register does not change
    assert_sound()


def test_corrected_by_another_operation(harvest: Harvest, strange: Answer) -> None:
    before = harvest.weigh(1)
    early = RegisterLine.objects.filter(organisation=harvest.organisation).earliest("number").operation
    refused = harvest.send("collect.reverse_delivery", {"delivery": new_id(), "reason": "x"})
    for wrong in (new_id(), early, strange.id, refused.id):
        assert codes(settle(harvest, strange.id, corrected_by=wrong)) == ["unknown_correction"]
    assert settle(harvest, strange.id, corrected_by=before.id).result["kept"] is False
    assert waiting(harvest) == 0


@pytest.mark.parametrize(
    ("reason", "code"), [("", "no_reason"), ("  \n ", "no_reason"), ("x" * (LONGEST_REASON + 1), "too_long")]
)
def test_a_reason_is_given(harvest: Harvest, strange: Answer, reason: str, code: str) -> None:
    answer = settle(harvest, strange.id, reason=reason)
    assert (answer.verdict, codes(answer)) == (Verdict.REFUSED, [code])
    assert waiting(harvest) == 1


def test_settled_once(harvest: Harvest, strange: Answer) -> None:
    """The second person is told; the first answer stands. The same operation again gets its first verdict."""
    sent = harvest.wrap("directory.settle_flag", SettleFlag(operation=strange.id, reason="Vérifié"))
    manager, secretary = harvest.network.viewer("manager"), harvest.network.viewer("secretary")
    first = submit_one(manager, sent)
    again = submit_one(manager, sent)
    assert (again.verdict, again.number, again.duplicate) == (Verdict.ACCEPTED, first.number, True)
    second = settle(harvest, strange.id, "secretary")
    assert (second.verdict, codes(second)) == (Verdict.REFUSED, ["already_settled"])
    both = [harvest.wrap("directory.settle_flag", SettleFlag(operation=strange.id, reason="Moi")) for _ in range(2)]
    assert {answer.verdict for answer in submit(secretary, both)} == {Verdict.REFUSED}
    assert Flag.objects.get(operation=strange.id).settled_by == first.id


def test_two_settlements_in_one_list(harvest: Harvest, strange: Answer) -> None:
    both = [harvest.wrap("directory.settle_flag", SettleFlag(operation=strange.id, reason="Vérifié")) for _ in range(2)]
    answers = submit(harvest.network.viewer("manager"), both)
    assert [answer.verdict for answer in answers] == [Verdict.ACCEPTED, Verdict.REFUSED]
    assert waiting(harvest) == 0


def test_nothing_to_settle(harvest: Harvest) -> None:
    good = harvest.weigh()
    for operation in (good.id, new_id()):
        assert codes(settle(harvest, operation)) == ["not_flagged"]


def test_who_may(harvest: Harvest, strange: Answer) -> None:
    """Whoever may correct; others leave no line, and a stranger learns nothing."""
    for role in ("collector", "treasurer", "control", "president", "focal_point", "programme_officer"):
        assert settle(harvest, strange.id, role).number == 0, role
    network = harvest.network
    sent = SettleFlag(operation=strange.id, reason="x")
    assert submit_one(network.stranger(), harvest.wrap("directory.settle_flag", sent)).number == 0
    elsewhere = submit_one(network.stranger(), envelope("directory.settle_flag", network.other, sent))
    assert codes(elsewhere) == ["not_flagged"]
    assert waiting(harvest) == 1
    assert settle(harvest, strange.id, "secretary").recorded


def test_the_register_tells_when_the_author_settles_the_own_fact(harvest: Harvest) -> None:
    sent = harvest.weighing(price=900, currency="CDF")
    submit_one(harvest.network.viewer("manager"), sent)
    assert settle(harvest, sent.id).result["own"] is True


def test_a_correction_settles_by_itself(harvest: Harvest, strange: Answer) -> None:
    reason = ReverseDelivery(delivery=strange.id, reason="Pesé deux fois")
    assert harvest.send("collect.reverse_delivery", reason).recorded
    assert waiting(harvest) == 0
    assert codes(settle(harvest, strange.id)) == ["already_settled"]


def test_a_price_settles_what_only_lacked_it(harvest: Harvest) -> None:
    before = date(2026, 1, 2)  # no campaign yet, so no price
    lacking = harvest.weigh(0, day=before)
    outside = harvest.weigh(1, day=before, campaign=harvest.campaign)
    assert (codes(lacking), codes(outside)) == (["no_price"], ["outside_campaign", "no_price"])
    for one in (lacking, outside):
        assert harvest.send("collect.fix_price", FixPrice(delivery=one.id, price=850)).recorded
    flagged = dict(Delivery.plain.values_list("id", "flagged"))
    assert flagged == {lacking.id: False, outside.id: True}
    assert [row.operation for row in unsettled(harvest.network.viewer("control").scope, harvest.organisation)] == [
        outside.id
    ]
    assert settle(harvest, outside.id).recorded
    assert not Delivery.plain.get(id=outside.id).flagged


def test_standard_cases(harvest: Harvest, strange: Answer) -> None:
    unreadable = harvest.send("directory.settle_flag", {"nothing": "known"})
    assert codes(unreadable) == ["malformed"]
    later = SettleFlag(operation=strange.id, reason="Vérifié")
    held = harvest.send("directory.settle_flag", later, depends_on=(new_id(),))
    assert held.verdict == Verdict.HELD
    assert waiting(harvest) == 1
    assert_sound()
