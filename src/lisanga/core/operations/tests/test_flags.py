"""What was flagged waits beside the register until a later operation settles it."""

from uuid import UUID

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.envelope import Envelope, envelope
from lisanga.core.operations.gate import submit, submit_one
from lisanga.core.operations.models import Flag
from lisanga.core.operations.queries import settlement_of, unsettled, unsettled_count
from lisanga.core.operations.registry import OPERATIONS
from lisanga.core.operations.tests.network import Network
from lisanga.core.operations.tests.probe import DAY, Probe, probes
from lisanga.core.operations.verdicts import Verdict
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.directory.operations.settle_flag import SettleFlag

__all__ = ["probes"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("probes")]


def probe(network: Network, word: str = "", type: str = "probe.observe", id: UUID | None = None) -> Envelope:
    payload = Probe(amount=10, word=word)
    return envelope(type, network.cooperative, payload, id=id, business_date=DAY, version=2)


def test_only_what_is_flagged_waits(network: Network) -> None:
    manager = network.viewer("manager")
    sent = [
        probe(network),
        probe(network, "warn"),
        probe(network, "rule"),
        probe(network, "nonsense"),
        probe(network, "rule", "probe.request"),
        probe(network, "warn", "probe.request"),
    ]
    answers = submit(manager, sent)
    flagged = [answer for answer in answers if answer.verdict == Verdict.FLAGGED]
    assert len(flagged) == 3
    scope = manager.scope
    assert [row.operation for row in unsettled(scope, network.cooperative)] == [one.id for one in reversed(flagged)]
    assert unsettled_count(scope, network.cooperative) == 3
    assert unsettled_count(network.stranger().scope, network.other) == 0


def test_a_repeated_operation_waits_once(network: Network) -> None:
    manager, sent = network.viewer("manager"), probe(network, "warn")
    submit(manager, [sent, sent])
    submit_one(manager, sent)
    assert Flag.objects.count() == 1


def test_what_clashes_and_is_tried_again_leaves_no_flag_behind(network: Network) -> None:
    """The whole list is carried once more, each one alone: what is then refused does not wait for anybody."""
    manager = network.viewer("manager")
    too_large = envelope(
        "probe.observe", network.cooperative, Probe(amount=2**80, word="warn"), business_date=DAY, version=2
    )
    answers = submit(manager, [probe(network, "warn"), too_large, probe(network, "warn")])
    assert [answer.verdict for answer in answers] == ["flagged", "refused", "flagged"]
    waiting = unsettled(manager.scope, network.cooperative)
    assert [(row.operation, row.number) for row in waiting] == [(one.id, one.number) for one in answers[::-2]]


def test_a_held_operation_waits_for_a_person_only_once_it_is_recorded(network: Network) -> None:
    manager, first = network.viewer("manager"), new_id()
    waiting = envelope(
        "probe.observe",
        network.cooperative,
        Probe(amount=5, word="warn"),
        business_date=DAY,
        version=2,
        depends_on=(first,),
    )
    assert submit_one(manager, waiting).verdict == Verdict.HELD
    assert unsettled_count(manager.scope, network.cooperative) == 0
    submit_one(manager, probe(network, id=first))
    assert [row.operation for row in unsettled(manager.scope, network.cooperative)] == [waiting.id]


def test_the_type_clears_its_own_marks(network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    cleared: list[UUID] = []
    monkeypatch.setattr(
        "lisanga.core.operations.flags.OPERATIONS",
        OPERATIONS | {"probe.observe": _with_mark(cleared)},
    )
    manager = network.viewer("manager")
    one, other = submit(manager, [probe(network, "warn"), probe(network, "warn")])
    kept = SettleFlag(operation=one.id, reason="Vérifié")
    assert submit_one(manager, envelope("directory.settle_flag", network.cooperative, kept)).recorded
    assert cleared == [one.id]
    assert [row.operation for row in unsettled(manager.scope, network.cooperative)] == [other.id]


def _with_mark(cleared: list[UUID]) -> object:
    class Marked:
        @staticmethod
        def settled(context: object, operations: list[UUID]) -> None:
            cleared.extend(operations)

    return Marked


def test_the_list_goes_on_by_number_and_is_for_readers_of_rows(network: Network) -> None:
    manager = network.viewer("manager")
    numbers = [answer.number for answer in submit(manager, [probe(network, "warn") for _ in range(5)])]
    page = unsettled(manager.scope, network.cooperative, limit=2)
    assert [row.number for row in page] == numbers[:2:-1]
    after = unsettled(manager.scope, network.cooperative, before=page[-1].number)
    assert [row.number for row in after] == numbers[2::-1]
    for scope in (network.stranger().scope, network.viewer("focal_point").scope):
        with pytest.raises(NotVisible):
            unsettled(scope, network.cooperative)
        with pytest.raises(NotVisible):
            unsettled_count(scope, network.cooperative)
        with pytest.raises(NotVisible):
            settlement_of(scope, network.cooperative, numbers[0])
