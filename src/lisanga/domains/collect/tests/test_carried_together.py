"""Lists carried together have the verdicts, numbers and chains that they would have had one after the other."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lisanga.core.ledger.models import OpenItem
from lisanga.core.operations import together
from lisanga.core.operations.models import ChainHead, RegisterLine
from lisanga.core.operations.tests.network import Network, add_organisation, add_person
from lisanga.core.operations.together import Submission, submit_together
from lisanga.core.operations.verdicts import Answer, Verdict
from lisanga.domains.collect.models import Delivery
from lisanga.domains.collect.tests.harvest import Harvest, assert_sound, make_harvest

pytestmark = pytest.mark.django_db


@pytest.fixture
def harvests(network: Network) -> list[Harvest]:
    """Three cooperatives ready to weigh."""
    made = []
    for number in range(3):
        one = Network(
            network.programme,
            network.partner,
            network.other_partner,
            add_organisation(f"ENSEMBLE{number}", f"Ensemble {number}", "scoops"),
            network.other,
        )
        for role in ("manager", "collector", "secretary"):
            one.people[role] = add_person(role, role, one.cooperative)
        made.append(make_harvest(one))
    return made


def sent(harvest: Harvest, *weighings: dict[str, Any], role: str = "collector") -> Submission:
    return Submission(harvest.network.viewer(role), [harvest.weighing(**fields) for fields in weighings])


def answered(submissions: list[Submission]) -> list[list[Answer]]:
    results = submit_together(submissions)
    for result in results:
        assert not isinstance(result, Exception), result
    return results  # type: ignore[return-value]  # no exception among them, as just asserted


def only_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test fails when a list falls back to being carried alone."""
    monkeypatch.setattr(together, "_alone", lambda one, moment: AssertionError("carried alone"))


def test_each_chain_goes_on_without_gaps(harvests: list[Harvest], monkeypatch: pytest.MonkeyPatch) -> None:
    only_together(monkeypatch)
    before = {head.organisation: head.number for head in ChainHead.objects.all()}
    for answers in answered([sent(harvest, {}, {"who": 1}) for harvest in harvests]):
        assert [answer.verdict for answer in answers] == [Verdict.ACCEPTED] * 2
        assert [answer.result["receipt"] for answer in answers] == ["B-000001", "B-000002"]
    for harvest in harvests:
        head = ChainHead.objects.get(organisation=harvest.organisation)
        assert head.number == before[harvest.organisation] + 2
    assert_sound()


def test_two_authors_of_one_cooperative_see_each_other(
    harvests: list[Harvest], monkeypatch: pytest.MonkeyPatch
) -> None:
    only_together(monkeypatch)
    here, there = harvests[0], harvests[1]
    item = here.owe(0, "4091", 100_000)
    lists = [sent(here, {}), sent(here, {}, role="secretary"), sent(there, {}), sent(here, {"who": 1})]
    answers = answered(lists)
    recovered = [one[0].result["recovered"] for one in answers]
    assert sorted(recovered[:2]) == [15_000, 85_000]
    assert recovered[2:] == [0, 0]
    numbers = sorted(answers[index][0].number for index in (0, 1, 3))
    assert numbers == list(range(numbers[0], numbers[0] + 3))
    authors = set(RegisterLine.objects.filter(type="collect.record_delivery").values_list("author", flat=True))
    assert len(authors) == 3
    assert OpenItem.plain.get(id=item).settled == 100_000
    assert_sound(seals=False)


def test_one_list_twice_is_recorded_once(harvests: list[Harvest], monkeypatch: pytest.MonkeyPatch) -> None:
    only_together(monkeypatch)
    one = sent(harvests[0], {})
    first, again = answered([one, one])
    assert (first[0].duplicate, again[0].duplicate) == (False, True)
    assert first[0].number == again[0].number
    assert Delivery.plain.count() == 1
    later = answered([one, sent(harvests[1], {})])[0]
    assert (later[0].duplicate, later[0].number) == (True, first[0].number)


def test_a_refused_one_harms_nobody(harvests: list[Harvest], monkeypatch: pytest.MonkeyPatch) -> None:
    only_together(monkeypatch)
    answers = answered(
        [sent(harvests[0], {"gross": 0}, {}), sent(harvests[1], {"tare": 200_000}), sent(harvests[2], {})]
    )
    verdicts = [[answer.verdict.value for answer in one] for one in answers]
    assert verdicts == [["refused", "accepted"], ["refused"], ["accepted"]]
    assert_sound()


def test_a_clash_is_its_authors_alone(harvests: list[Harvest]) -> None:
    """The common attempt fails on a constraint; each list then gets what it would have had alone."""
    paper = {"series": "A7", "number": 42}
    answers = answered([sent(harvests[0], paper), sent(harvests[0], paper, role="secretary"), sent(harvests[1], {})])
    assert sorted(one[0].verdict.value for one in answers[:2]) == ["accepted", "refused"]
    assert answers[2][0].verdict == Verdict.ACCEPTED
    assert Delivery.plain.count() == 2
    assert_sound()


def test_what_an_author_has_no_right_to_is_refused_within_the_group(harvests: list[Harvest]) -> None:
    stranger = Submission(harvests[1].network.viewer("collector"), [harvests[0].weighing()])
    refused, accepted = answered([stranger, sent(harvests[0], {})])
    assert (refused[0].verdict, refused[0].number) == (Verdict.REFUSED, 0)
    assert accepted[0].verdict == Verdict.ACCEPTED
    assert Delivery.plain.count() == 1


def test_other_operations_are_carried_beside(harvests: list[Harvest]) -> None:
    """What does not go in sets, or waits for something, is carried alone, in the same call."""
    here, there = harvests[0], harvests[1]
    first = here.weighing()
    waiting = here.weighing(who=1)
    waiting = type(waiting)(
        **{name: getattr(waiting, name) for name in waiting.__struct_fields__} | {"depends_on": (first.id,)}
    )
    held, other = answered([Submission(here.network.viewer("collector"), [waiting]), sent(there, {})])
    assert (held[0].verdict, other[0].verdict) == (Verdict.HELD, Verdict.ACCEPTED)
    together_again = answered([Submission(here.network.viewer("collector"), [first]), sent(there, {"who": 1})])
    assert together_again[0][0].verdict == Verdict.ACCEPTED
    final = RegisterLine.objects.filter(operation=waiting.id).exclude(verdict="held").get()
    assert final.verdict == "accepted"
    assert_sound()


def test_a_group_costs_as_many_statements_as_one_list(harvests: list[Harvest]) -> None:
    answered([sent(harvest, {}) for harvest in harvests])  # reference rows are kept from here on
    counts = []
    for some in (harvests[:2], harvests):
        lists = [sent(harvest, {}, {"who": 1}) for harvest in some]
        with CaptureQueriesContext(connection) as queries:
            answered(lists)
        counts.append(len(queries))
    assert counts[0] == counts[1]
