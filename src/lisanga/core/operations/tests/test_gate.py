"""The door: verdicts, duplicates, dependencies, authority, order, versions."""

from datetime import datetime, timedelta, timezone
from uuid import UUID

import msgspec
import pytest

from lisanga.core.kernel import clock
from lisanga.core.kernel.ids import new_id
from lisanga.core.ledger.models import Entry
from lisanga.core.ledger.verification import verify_ledger
from lisanga.core.operations.envelope import Envelope, envelope
from lisanga.core.operations.gate import submit, submit_one
from lisanga.core.operations.models import HeldOperation, Payload, RegisterLine
from lisanga.core.operations.tests.network import Network
from lisanga.core.operations.tests.probe import DAY, Probe, probes
from lisanga.core.operations.verdicts import Verdict
from lisanga.core.operations.verification import verify_chains
from lisanga.core.scope.models import Grant, SecurityEvent

__all__ = ["probes"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("probes")]


def probe(organisation: UUID, word: str = "", kind: str = "observe", **more: object) -> Envelope:
    return envelope(f"probe.{kind}", organisation, Probe(amount=100, word=word), version=2, business_date=DAY, **more)  # type: ignore[arg-type]  # keywords are checked by the callee


def assert_sound() -> None:
    assert list(verify_chains()) == []
    assert list(verify_ledger()) == []


@pytest.mark.parametrize(
    ("kind", "word", "verdict"),
    [
        ("observe", "", Verdict.ACCEPTED),
        ("observe", "warn", Verdict.FLAGGED),
        ("observe", "rule", Verdict.FLAGGED),
        ("observe", "nonsense", Verdict.REFUSED),
        ("request", "", Verdict.ACCEPTED),
        ("request", "warn", Verdict.FLAGGED),
        ("request", "rule", Verdict.REFUSED),
        ("request", "nonsense", Verdict.REFUSED),
    ],
)
def test_facts_are_flagged_and_requests_refused(network: Network, kind: str, word: str, verdict: Verdict) -> None:
    answer = submit_one(network.viewer("secretary"), probe(network.cooperative, word, kind))
    assert (answer.verdict, answer.number) == (verdict, 1)
    assert Entry.plain.count() == int(answer.recorded)
    assert_sound()


def test_every_operation_of_a_list_gets_the_next_number(network: Network) -> None:
    sent = [probe(network.cooperative, word, "request") for word in ("", "rule", "warn", "")]
    answers = submit(network.viewer("secretary"), sent)
    assert sorted(answer.number for answer in answers) == [1, 2, 3, 4]
    assert [answer.id for answer in answers] == [one.id for one in sent]
    assert sorted(answer.result.get("entry", 0) for answer in answers) == [0, 1, 2, 3]
    assert_sound()


def test_a_repeated_operation_gets_its_first_verdict(network: Network) -> None:
    viewer, sent = network.viewer("secretary"), probe(network.cooperative, "warn")
    first = submit_one(viewer, sent)
    again = submit(viewer, [sent, sent])
    assert [(a.verdict, a.number, a.duplicate, a.result) for a in again] == [(first.verdict, 1, True, first.result)] * 2
    assert RegisterLine.objects.count() == 1


def test_twice_in_one_list_is_once(network: Network) -> None:
    sent = probe(network.cooperative)
    answers = submit(network.viewer("secretary"), [sent, sent])
    assert [answer.duplicate for answer in answers] == [False, True]
    assert Entry.plain.count() == 1


def test_without_the_right_there_is_no_line_but_a_security_event(network: Network) -> None:
    for viewer in (network.stranger("secretary"), network.viewer("control"), network.viewer("direction")):
        answer = submit_one(viewer, probe(network.cooperative))
        assert (answer.verdict, answer.number) == (Verdict.REFUSED, 0)
    nowhere = submit_one(network.viewer("secretary"), probe(new_id()))
    assert nowhere.problems == submit_one(network.stranger(), probe(network.cooperative)).problems
    assert RegisterLine.objects.count() == 0
    assert SecurityEvent.objects.count() == 5


def test_what_depends_on_something_missing_waits_and_nothing_else_does(network: Network) -> None:
    viewer, needed = network.viewer("secretary"), probe(network.cooperative)
    waiting = probe(network.cooperative, depends_on=(needed.id,))
    answers = submit(viewer, [waiting, probe(network.cooperative)])
    assert [answer.verdict for answer in answers] == [Verdict.HELD, Verdict.ACCEPTED]
    assert submit_one(viewer, waiting).verdict == Verdict.HELD
    assert submit_one(viewer, needed).verdict == Verdict.ACCEPTED
    final = submit_one(viewer, waiting)
    assert (final.verdict, final.duplicate) == (Verdict.ACCEPTED, True)
    assert Entry.plain.count() == 3
    assert not HeldOperation.objects.exists()
    assert_sound()


def test_what_depends_on_two_waits_for_the_second_when_the_first_has_come(network: Network) -> None:
    viewer, first, second = network.viewer("secretary"), probe(network.cooperative), probe(network.cooperative)
    waiting = probe(network.cooperative, depends_on=(first.id, second.id))
    assert submit_one(viewer, waiting).verdict == Verdict.HELD
    submit_one(viewer, first)
    assert HeldOperation.objects.get().waits_for == second.id
    submit_one(viewer, second)
    assert submit_one(viewer, waiting).verdict == Verdict.ACCEPTED
    assert not HeldOperation.objects.exists()
    assert_sound()


def test_in_one_list_order_is_enough_for_a_dependency(network: Network) -> None:
    first = probe(network.cooperative)
    second = probe(network.cooperative, depends_on=(first.id,))
    answers = submit(network.viewer("secretary"), [first, second])
    assert [answer.verdict for answer in answers] == [Verdict.ACCEPTED] * 2


def test_a_refused_dependency_holds_only_what_depends_on_it(network: Network) -> None:
    refused = probe(network.cooperative, "nonsense")
    answers = submit(
        network.viewer("secretary"),
        [refused, probe(network.cooperative, depends_on=(refused.id,)), probe(network.cooperative)],
    )
    assert [answer.verdict for answer in answers] == [Verdict.REFUSED, Verdict.HELD, Verdict.ACCEPTED]


def test_an_unknown_type_or_a_newer_version_waits(network: Network) -> None:
    newer = msgspec.structs.replace(probe(network.cooperative), version=3)
    unknown = msgspec.structs.replace(probe(network.cooperative), type="future.thing")
    answers = submit(network.viewer("secretary"), [newer, unknown])
    assert [answer.verdict for answer in answers] == [Verdict.HELD] * 2


def test_an_old_version_is_brought_up_to_date(network: Network) -> None:
    old = msgspec.structs.replace(probe(network.cooperative), version=1, payload=msgspec.Raw(b'{"sum": 7}'))
    assert submit_one(network.viewer("secretary"), old).verdict == Verdict.ACCEPTED
    assert Payload.objects.get().body == '{"sum": 7}'


@pytest.mark.parametrize("body", [b'{"amount": "x"}', b"{}", b"[1]", b'{"amount": 1.5}'])
def test_a_malformed_payload_is_refused_and_recorded(network: Network, body: bytes) -> None:
    sent = msgspec.structs.replace(probe(network.cooperative), payload=msgspec.Raw(body))
    answer = submit_one(network.viewer("secretary"), sent)
    assert (answer.verdict, answer.number, answer.problems[0].code) == (Verdict.REFUSED, 1, "malformed")
    assert_sound()


@pytest.mark.parametrize("version", [1, 2])
@pytest.mark.parametrize("word", [r"a\u0000", r"\u0000", r"\\\u0000"])
def test_a_nul_character_is_refused_and_recorded(network: Network, word: str, version: int) -> None:
    body = f'{{"amount": 1, "sum": 1, "word": "{word}"}}'.encode()
    sent = msgspec.structs.replace(probe(network.cooperative), payload=msgspec.Raw(body), version=version)
    answers = submit(network.viewer("secretary"), [sent, probe(network.cooperative)])
    assert [answer.verdict for answer in answers] == [Verdict.REFUSED, Verdict.ACCEPTED]
    assert (answers[0].problems[0].code, "U+0000" in answers[0].problems[0].message) == ("malformed", True)
    assert Payload.objects.get(number=1).body == body.decode()
    assert_sound()


def test_a_backslash_before_u0000_is_no_nul_character(network: Network) -> None:
    assert submit_one(network.viewer("secretary"), probe(network.cooperative, r"\u0000")).verdict == Verdict.ACCEPTED


@pytest.mark.parametrize("change", [{"type": "a\0b"}, {"type": "x" * 65}, {"version": 0}, {"version": 40_000}])
def test_an_envelope_that_the_register_has_no_room_for_is_not_decoded(
    network: Network, change: dict[str, object]
) -> None:
    told = msgspec.json.decode(msgspec.json.encode(probe(network.cooperative)))
    assert msgspec.json.decode(msgspec.json.encode(told), type=Envelope).type == "probe.observe"
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(msgspec.json.encode(told | change), type=Envelope)


def test_a_grant_that_ended_flags_what_was_captured_before(network: Network) -> None:
    yesterday = datetime.now(timezone.utc) - timedelta(days=3)
    person = network.people["collector"]
    Grant.objects.filter(person=person).update(valid_to=clock.today() - timedelta(days=1))
    viewer = network.viewer("collector")
    late = submit_one(viewer, probe(network.cooperative, captured_at=yesterday))
    assert (late.verdict, late.problems[0].code) == (Verdict.FLAGGED, "grant_ended")
    assert submit_one(viewer, probe(network.cooperative, kind="request", captured_at=yesterday)).verdict == "refused"
    assert submit_one(viewer, probe(network.cooperative)).number == 0


def test_a_grant_not_yet_given_when_captured_is_flagged(network: Network) -> None:
    Grant.objects.filter(person=network.people["collector"]).update(valid_from=clock.today())
    before = datetime.now(timezone.utc) - timedelta(days=2)
    answer = submit_one(network.viewer("collector"), probe(network.cooperative, captured_at=before))
    assert (answer.verdict, answer.problems[0].code) == (Verdict.FLAGGED, "grant_not_yet")


def test_a_lying_clock_is_kept_and_refuses_nothing(network: Network) -> None:
    future = datetime(2094, 1, 1, tzinfo=timezone.utc)
    answer = submit_one(network.viewer("secretary"), probe(network.cooperative, captured_at=future))
    assert answer.recorded
    assert RegisterLine.objects.get().captured_at == future
    assert_sound()


def test_one_list_may_serve_several_organisations(network: Network) -> None:
    person = network.people["secretary"]
    Grant.objects.create(person=person, role="secretary", organisation_id=network.other, valid_from=DAY)
    viewer = network.viewer("secretary")
    answers = submit(viewer, [probe(network.other), probe(network.cooperative), probe(network.other)])
    assert [answer.number for answer in answers] == [1, 1, 2]
    assert_sound()
