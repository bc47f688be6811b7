"""What is said against a delivery: recorded beside it, never in it, and it waits for a person."""

from typing import Any
from uuid import UUID

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.ledger.tests.standard import assert_standard, codes, statements
from lisanga.core.operations.gate import submit
from lisanga.core.operations.models import Flag
from lisanga.core.operations.queries import history_of
from lisanga.core.operations.verdicts import Answer, Verdict
from lisanga.domains.collect import queries
from lisanga.domains.collect.models import Contest, Delivery
from lisanga.domains.collect.operations.contest_delivery import LONGEST, ContestDelivery
from lisanga.domains.collect.tests.harvest import Harvest, assert_sound

pytestmark = pytest.mark.django_db
KIND = "collect.contest_delivery"


def contest(harvest: Harvest, delivery: UUID, role: str = "collector", **more: Any) -> Answer:
    sent: dict[str, Any] = {"delivery": delivery, "reason": "Neuf sacs, pas huit"}
    return harvest.send(KIND, sent | more, role)


def test_it_waits_for_a_person_and_changes_nothing(harvest: Harvest) -> None:
    delivery = harvest.weigh(gross=100_000)
    before = list(Delivery.plain.values())
    answer = contest(harvest, delivery.id, net=112_500, containers=9)
    assert (answer.verdict, codes(answer)) == (Verdict.FLAGGED, ["contested"])
    assert "100" in answer.problems[0].message
    assert "112,5" in answer.problems[0].message.replace("\u202f", " ")
    assert list(Delivery.plain.values()) == before
    assert list(Flag.objects.filter(settled_by=None).values_list("operation", flat=True)) == [answer.id]
    kept = Contest.plain.get()
    assert (kept.by, kept.reason, kept.net, kept.containers) == ("member", "Neuf sacs, pas huit", 112_500, 9)
    assert_sound()


def test_the_reason_stands_only_where_it_can_be_blanked(harvest: Harvest) -> None:
    """A reason may name a person: problems and results stay in the register for ever."""
    answer = contest(harvest, harvest.weigh().id, reason="Kabeya a mal lu la balance")
    assert all("Kabeya" not in problem.message for problem in answer.problems)
    assert "Kabeya" not in str(answer.result)


def test_the_history_of_the_delivery_tells_who_contests(harvest: Harvest) -> None:
    delivery = harvest.weigh()
    for by in ("member", "agent"):
        contest(harvest, delivery.id, by=by, reason="trop bas")
    scope = harvest.network.viewer("control").scope
    told = [row.sentence().replace("\u00a0", " ") for row in history_of(scope, harvest.organisation, delivery.id)]
    assert told[:2] == [
        "collector A a noté que l’agent a vu une erreur sur le bon B-000001 : trop bas.",
        "collector A a noté que le membre conteste le bon B-000001 : trop bas.",
    ]


def test_two_contests_of_one_delivery_both_stand(harvest: Harvest) -> None:
    """Two telephones, or the member twice: nothing is lost, and the second says that it is one."""
    delivery = harvest.weigh()
    sent = [harvest.wrap(KIND, ContestDelivery(delivery=delivery.id, reason=said)) for said in ("poids", "prix")]
    answers = submit(harvest.network.viewer("collector"), sent)
    assert [codes(one) for one in answers] == [["contested"], ["contested", "contested_before"]]
    assert Flag.objects.filter(settled_by=None).count() == 2
    scope = harvest.network.viewer("control").scope
    rows = queries.contests_of(scope, harvest.organisation, delivery.id, harvest.members[0])
    assert sorted(row.reason for row in rows) == ["poids", "prix"]


def test_what_was_reversed_meanwhile_is_contested_all_the_same(harvest: Harvest) -> None:
    delivery = harvest.weigh()
    harvest.send("collect.reverse_delivery", {"delivery": delivery.id, "reason": "doublon"})
    answer = contest(harvest, delivery.id)
    assert (answer.verdict, codes(answer)) == (Verdict.FLAGGED, ["contested", "already_reversed"])


def test_it_waits_for_its_delivery(harvest: Harvest) -> None:
    """Both were recorded on a telephone without network, and come the wrong way round."""
    weighing = harvest.weighing()
    payload = ContestDelivery(delivery=weighing.id, reason="poids")
    collector = harvest.network.viewer("collector")
    early = harvest.wrap(KIND, payload, depends_on=(weighing.id,))
    assert [one.verdict for one in submit(collector, [early])] == [Verdict.HELD]
    submit(collector, [weighing])
    assert [one.verdict for one in submit(collector, [early])] == [Verdict.FLAGGED]
    assert Contest.plain.get().delivery == weighing.id


def test_deliveries_of_others_are_unknown(harvest: Harvest) -> None:
    foreign = harvest.weigh().id
    Delivery.plain.filter(id=foreign).update(organisation_id=harvest.network.other)
    for target in (foreign, new_id()):
        answer = contest(harvest, target)
        assert (answer.verdict, codes(answer)) == (Verdict.REFUSED, ["unknown_delivery"])


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"reason": "  "}, "no_reason"),
        ({"reason": "x" * (LONGEST + 1)}, "no_reason"),
        ({"net": -1}, "bad_weight"),
        ({"net": 61_000_000}, "bad_weight"),
        ({"containers": -1}, "bad_weight"),
        ({"containers": 2**40}, "bad_weight"),
    ],
)
def test_what_makes_no_sense_is_refused(harvest: Harvest, more: dict[str, Any], code: str) -> None:
    answer = contest(harvest, harvest.weigh().id, **more)
    assert (answer.verdict, codes(answer)) == (Verdict.REFUSED, [code])
    assert not Contest.plain.exists()


def test_lists_are_read_in_two_statements_and_by_key(harvest: Harvest) -> None:
    delivery = harvest.weigh().id
    made = [contest(harvest, delivery, reason=f"n° {number}").id for number in range(5)]
    scope = harvest.network.viewer("control").scope
    first = queries.contests(scope, harvest.organisation, limit=2)
    second = queries.contests(scope, harvest.organisation, (first[-1].on, first[-1].id), 3)
    assert [row.id for row in first + second] == made[::-1]
    assert {row.receipt for row in first} == {"B-000001"}
    assert queries.contests(scope, harvest.organisation, waiting=False) == []
    assert statements(lambda: queries.contests(scope, harvest.organisation)) == 2


def test_standard_cases(harvest: Harvest) -> None:
    assert_standard(harvest.network, KIND, ContestDelivery(delivery=harvest.weigh().id, reason="poids"))
