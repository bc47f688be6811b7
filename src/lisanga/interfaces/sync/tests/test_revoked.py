"""What a telephone still delivers after it was taken back: it waits for a person, whose yes or no reaches all of it."""

import pytest

from lisanga.core.operations.chain import lock_head
from lisanga.core.operations.envelope import envelope
from lisanga.core.operations.gate import submit_one
from lisanga.core.operations.models import RegisterLine
from lisanga.domains.collect.models import Delivery
from lisanga.domains.collect.tests.harvest import Harvest, assert_sound
from lisanga.domains.directory.operations.accept_outbox import AcceptOutbox, outbox_of
from lisanga.domains.directory.operations.refuse_outbox import RefuseOutbox
from lisanga.domains.directory.operations.revoke_device import RevokeDevice
from lisanga.domains.members.models import Member
from lisanga.interfaces.sync.reference.telephone import Telephone
from lisanga.interfaces.sync.tests.ground import harvest, telephone, weigh
from lisanga.interfaces.sync.tests.test_hostile import codes

__all__ = ["harvest", "telephone"]
pytestmark = pytest.mark.django_db


def test_a_revoked_telephone_delivers_once_waits_and_wipes(harvest: Harvest, telephone: Telephone) -> None:
    president = harvest.network.viewer("president")
    member = telephone.record("members.register_member", harvest.network.people["secretary"].id, {"family": "Mbo"})
    weigh(telephone, harvest, member=str(member))
    weigh(telephone, harvest)
    revoke = envelope("directory.revoke_device", harvest.organisation, RevokeDevice(device=telephone.id, reason="vol"))
    assert submit_one(president, revoke).recorded
    status, answer = telephone.push(2)
    assert (status, answer["r"], answer["revoked"], "wipe" in answer) == (200, "h2", True, False)
    assert set(codes(answer)[1]) == {"device_revoked", "waiting"}
    status, answer = telephone.push()
    assert (status, answer["r"], answer["wipe"]) == (200, "h1", True)
    assert telephone.push() == (410, {"error": "wiped", "wipe": True})
    assert Delivery.plain.count() == 0
    accept = AcceptOutbox(device=telephone.id)
    sent = envelope("directory.accept_outbox", harvest.organisation, accept, id=outbox_of(telephone.id))
    assert submit_one(president, sent).recorded
    assert Delivery.plain.count() == 2
    head = lock_head(harvest.organisation)
    assert head is not None
    assert head.counters.get("held") == 0
    assert_sound()


def test_what_a_revoked_telephone_delivered_is_refused_for_good(harvest: Harvest, telephone: Telephone) -> None:
    """A no reaches what waits and what still comes, whatever it depends on; the telephone is told; a file too."""
    president = harvest.network.viewer("president")
    member = telephone.record("members.register_member", harvest.network.people["secretary"].id, {"family": "Mbo"})
    weigh(telephone, harvest, member=str(member))
    weigh(telephone, harvest, member=str(member))
    weigh(telephone, harvest)
    device, organisation = telephone.id, harvest.organisation
    revoke = envelope("directory.revoke_device", organisation, RevokeDevice(device=device, reason="vol"))
    assert submit_one(president, revoke).recorded
    body, signature = telephone.body(2)
    assert telephone.send(body, signature)[1]["r"] == "h2"
    refuse = envelope("directory.refuse_outbox", organisation, RefuseOutbox(device=device, reason="Rien n’est vrai"))
    assert submit_one(president, refuse).verdict == "accepted"
    accept = envelope("directory.accept_outbox", organisation, AcceptOutbox(device=device), id=outbox_of(device))
    assert [one.code for one in submit_one(president, accept).problems] == ["answered_already"]
    status, answer = telephone.push(rows=True)
    assert (status, answer["r"], answer["wipe"], "w" in answer) == (200, "r2", True, False)
    assert [said[-1] for said in codes(answer).values()] == ["outbox_refused"] * 2
    assert answer["e"] == [[1, "r"], [2, "r"]]
    assert telephone.send(body, signature)[1]["r"] == "r2"
    final = RegisterLine.objects.filter(device=device).exclude(verdict="held").order_by("number")
    people = {name: harvest.network.people[name].id for name in ("secretary", "collector")}
    kept = list(final.values_list("device_sequence", "verdict", "author", "caused_by"))
    assert kept == [
        (1, "refused", people["secretary"], refuse.id),
        (2, "refused", people["collector"], refuse.id),
        (3, "refused", people["collector"], None),
        (4, "refused", people["collector"], None),
    ]
    assert "Rien n’est vrai" not in "".join(final.values_list("outcome", flat=True))  # words can be redacted there only
    assert Delivery.plain.count() == 0
    assert not Member.plain.filter(family="Mbo").exists()
    head = lock_head(organisation)
    assert head is not None
    assert head.counters.get("held") == 0
    assert_sound()
