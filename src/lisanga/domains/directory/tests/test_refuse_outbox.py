"""What a telephone that was taken back delivered is refused by a person, with a reason."""

from uuid import UUID

import pytest

from lisanga.core.operations.envelope import envelope
from lisanga.core.operations.gate import submit_one
from lisanga.core.operations.models import HeldOperation, RegisterLine
from lisanga.core.operations.tests.network import Network
from lisanga.core.scope.models import Device
from lisanga.domains.directory.operations.accept_outbox import AcceptOutbox, outbox_of
from lisanga.domains.directory.operations.invite_device import InviteDevice
from lisanga.domains.directory.operations.refuse_outbox import LONGEST_REASON, RefuseOutbox
from lisanga.domains.directory.operations.revoke_device import RevokeDevice
from lisanga.domains.directory.tests.conftest import Send, codes

pytestmark = pytest.mark.django_db
NAME = "directory.refuse_outbox"


@pytest.fixture
def device(network: Network, send: Send) -> UUID:
    """Taken back; what it delivered waits."""
    made = send("manager", "directory.invite_device", network.cooperative, InviteDevice(name="x")).id
    send("manager", "directory.revoke_device", network.cooperative, RevokeDevice(device=made, reason="vol"))
    waits(network, made)
    return made


def waits(network: Network, device: UUID) -> UUID:
    renamed = InviteDevice(name="y")
    sent = envelope("directory.invite_device", network.cooperative, renamed, depends_on=(outbox_of(device),))
    assert submit_one(network.viewer("president"), sent).verdict == "held"
    return sent.id


def test_what_waits_is_refused_under_its_own_author(network: Network, send: Send, device: UUID) -> None:
    other = send("manager", "directory.invite_device", network.cooperative, InviteDevice(name="z")).id
    waits(network, other)
    done = send("manager", NAME, network.cooperative, RefuseOutbox(device=device, reason="Rien n’est vrai"))
    assert done.verdict == "accepted"
    line = RegisterLine.objects.get(organisation=network.cooperative, caused_by=done.id)
    assert (line.verdict, line.author) == ("refused", network.people["president"].id)
    assert Device.objects.get(id=device).refused_at is not None
    assert HeldOperation.objects.get().waits_for == outbox_of(other)  # another telephone's waits on


@pytest.mark.parametrize("reason", ["", "  ", "x" * (LONGEST_REASON + 1)])
def test_a_reason_is_given(network: Network, send: Send, device: UUID, reason: str) -> None:
    answer = send("manager", NAME, network.cooperative, RefuseOutbox(device=device, reason=reason))
    assert codes(answer) == ["too_long" if len(reason) > LONGEST_REASON else "no_reason"]
    assert HeldOperation.objects.count() == 1


def test_the_first_answer_counts(network: Network, send: Send, device: UUID) -> None:
    refuse = RefuseOutbox(device=device, reason="vol")
    sent = envelope("directory.accept_outbox", network.cooperative, AcceptOutbox(device=device), id=outbox_of(device))
    assert submit_one(network.viewer("manager"), sent).verdict == "accepted"
    assert not HeldOperation.objects.exists()
    assert codes(send("manager", NAME, network.cooperative, refuse)) == ["answered_already"]
    assert Device.objects.get(id=device).refused_at is None


def test_what_slipped_in_beside_a_refusal_is_refused_by_the_next_one(
    network: Network, send: Send, device: UUID
) -> None:
    """A telephone's exchange had begun when the no was said: what it left is answered like the rest."""
    refuse = RefuseOutbox(device=device, reason="vol")
    send("manager", NAME, network.cooperative, refuse)
    assert codes(send("manager", NAME, network.cooperative, refuse)) == ["answered_already"]
    late = waits(network, device)
    assert send("manager", NAME, network.cooperative, refuse).verdict == "accepted"
    assert RegisterLine.objects.exclude(verdict="held").get(operation=late).verdict == "refused"


def test_only_what_waits_and_only_by_who_keeps_the_people(network: Network, send: Send, device: UUID) -> None:
    refuse = RefuseOutbox(device=device, reason="vol")
    sent = envelope(NAME, network.cooperative, refuse)
    assert submit_one(network.viewer("collector"), sent).number == 0
    assert codes(send("manager", NAME, network.cooperative, RefuseOutbox(device=UUID(int=3), reason="x"))) == [
        "unknown_device"
    ]
    used = send("manager", "directory.invite_device", network.cooperative, InviteDevice(name="z")).id
    asked = RefuseOutbox(device=used, reason="x")
    assert codes(send("manager", NAME, network.cooperative, asked)) == ["nothing_waits"]
    send("manager", "directory.revoke_device", network.cooperative, RevokeDevice(device=used, reason="vol"))
    assert codes(send("manager", NAME, network.cooperative, asked)) == ["nothing_waits"]
