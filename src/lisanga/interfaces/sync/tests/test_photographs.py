"""Photographs: after the operations that name them, in pieces, once, whatever happens on the way."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lisanga.core.files.keeping import bytes_at, known
from lisanga.core.files.sweeping import sweep
from lisanga.core.files.tests.samples import data
from lisanga.core.files.tests.test_keeping import age
from lisanga.core.files.verification import verify_files
from lisanga.core.kernel import clock
from lisanga.core.operations.chain import lock_head
from lisanga.core.operations.envelope import envelope
from lisanga.core.operations.gate import submit_one
from lisanga.core.operations.models import HeldOperation, RegisterLine
from lisanga.core.operations.registry import OPERATIONS
from lisanga.domains.collect.tests.harvest import Harvest, assert_sound
from lisanga.domains.directory import queries
from lisanga.domains.directory.operations.accept_outbox import AcceptOutbox, outbox_of
from lisanga.domains.directory.operations.refuse_outbox import RefuseOutbox
from lisanga.domains.directory.operations.revoke_device import RevokeDevice
from lisanga.domains.members.models import Member
from lisanga.interfaces.sync.outbox_file import read_file
from lisanga.interfaces.sync.photographs.pieces import FORGOTTEN_AFTER, sweep_pieces
from lisanga.interfaces.sync.reference.photographs import PIECE, digest_of, piece_of, send_photograph
from lisanga.interfaces.sync.reference.telephone import Telephone
from lisanga.interfaces.sync.tests.ground import enrolled, harvest, telephone
from lisanga.interfaces.sync.tests.picturing import name_photo, photograph, put_here, registered

__all__ = ["data", "harvest", "registered", "telephone"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data", "registered")]


def photo_of(harvest: Harvest, who: int = 0) -> str:
    return Member.plain.get(id=harvest.members[who]).photo


def pieces_left(data: Path) -> list[Path]:
    return [one for one in (data / "arriving").rglob("*") if one.is_file()]


def test_the_operation_waits_for_its_photograph_alone(harvest: Harvest, telephone: Telephone, data: Path) -> None:
    content, author = photograph(), harvest.network.people["secretary"].id
    member = telephone.record("members.register_member", author, {"family": "Kabeya"})
    telephone.record(
        "members.set_photo", author, {"member": str(member), "photo": digest_of(content)}, depends_on=(member,)
    )
    assert telephone.push(rows=True)[1]["r"] == "a1h1"
    assert Member.plain.get(id=member).photo == ""
    status, answer = send_photograph(telephone, put_here, content)
    assert (status, answer) == (200, {"at": len(content), "digest": digest_of(content), "kept": True})
    assert Member.plain.get(id=member).photo == digest_of(content)
    assert bytes_at(harvest.organisation, digest_of(content)).read_bytes() == content
    assert telephone.push(rows=True)[1]["e"] == [[2, "a"]]
    assert pieces_left(data) == []
    assert list(verify_files()) == []
    assert_sound()


def test_a_cut_goes_on_where_it_was(harvest: Harvest, telephone: Telephone) -> None:
    content = photograph()
    name_photo(telephone, harvest, content)
    telephone.push()
    assert put_here(*piece_of(telephone, content, 0)) == (200, {"at": PIECE})
    # the answer was lost, the telephone began again
    assert put_here(*piece_of(telephone, content, 0)) == (409, {"error": "offset", "at": PIECE})
    assert put_here(*piece_of(telephone, content, PIECE + 5)) == (409, {"error": "offset", "at": PIECE})
    sent: list[int] = []

    def counted(address: str, body: bytes, headers: dict[str, str]) -> tuple[int, dict[str, object]]:
        sent.append(len(body))
        return put_here(address, body, headers)

    assert send_photograph(telephone, counted, content, PIECE)[1]["kept"]
    assert sum(sent) == len(content) - PIECE
    assert photo_of(harvest) == digest_of(content)


def test_a_photograph_that_nothing_names_is_not_taken(harvest: Harvest, telephone: Telephone, data: Path) -> None:
    """It comes before its operation, or never had one: the telephone keeps it and asks again later."""
    content = photograph()
    assert send_photograph(telephone, put_here, content) == (404, {"error": "unknown"})
    assert pieces_left(data) == []
    name_photo(telephone, harvest, content)
    telephone.push()
    assert send_photograph(telephone, put_here, content)[0] == 200
    assert photo_of(harvest) == digest_of(content)


def test_a_photograph_that_never_comes_delays_nothing_else(harvest: Harvest, telephone: Telephone) -> None:
    name_photo(telephone, harvest, photograph())
    author = harvest.network.people["secretary"].id
    telephone.record("members.register_member", author, {"family": "Kimona"})
    answer = telephone.push()[1]
    assert (answer["r"], answer["p"]["1"]["problems"][0][2]) == (
        "h1a1",
        "Attend sa photo, qui vient du téléphone à part.",
    )
    assert telephone.push()[1]["at"] == 2
    assert (photo_of(harvest), HeldOperation.objects.count()) == ("", 1)
    scope = harvest.network.viewer("president").scope
    assert queries.device(scope, harvest.organisation, telephone.id).photos == 1
    assert_sound()


def test_the_same_photograph_again_changes_nothing(harvest: Harvest, telephone: Telephone) -> None:
    content = photograph()
    name_photo(telephone, harvest, content)
    telephone.push()
    send_photograph(telephone, put_here, content)
    before = RegisterLine.objects.count()
    for at in (0, PIECE, len(content) - 1):
        assert put_here(*piece_of(telephone, content, at))[1]["kept"]
    assert send_photograph(telephone, put_here, content)[1]["kept"]
    assert RegisterLine.objects.count() == before
    name_photo(telephone, harvest, content, who=1)  # of another member: what has come has come
    assert telephone.push()[1]["r"] == "a1"
    assert photo_of(harvest, 1) == digest_of(content)


def test_two_telephones_send_the_same_photograph(harvest: Harvest, telephone: Telephone, data: Path) -> None:
    other, content = enrolled(harvest.network), photograph()
    for who, one in enumerate((telephone, other)):
        name_photo(one, harvest, content, who)
        assert one.push()[1]["r"] == "h1"
        assert put_here(*piece_of(one, content, 0)) == (200, {"at": PIECE})
    assert send_photograph(other, put_here, content, PIECE)[1]["kept"]
    assert [photo_of(harvest, who) for who in (0, 1)] == [digest_of(content)] * 2
    assert put_here(*piece_of(telephone, content, PIECE))[1]["kept"]
    assert RegisterLine.objects.filter(type="directory.receive_photo").count() == 1


def test_it_waits_for_whatever_else_it_depends_on(harvest: Harvest, telephone: Telephone) -> None:
    """The member comes from another telephone, later than the photograph; a sweep in between deletes nothing."""
    other, content, author = enrolled(harvest.network), photograph(), harvest.network.people["secretary"].id
    member = other.record("members.register_member", author, {"family": "Ilunga"})
    payload = {"member": str(member), "photo": digest_of(content)}
    telephone.record("members.set_photo", author, payload, depends_on=(member,))
    assert telephone.push()[1]["r"] == "h1"
    assert send_photograph(telephone, put_here, content)[1]["kept"]
    age(harvest.organisation, digest_of(content), 3)
    assert sweep().files == 0
    assert other.push()[1]["r"] == "a1"
    assert Member.plain.get(id=member).photo == digest_of(content)
    head = lock_head(harvest.organisation)
    assert head is not None
    assert head.counters["held"] == 0


def test_a_revoked_telephone_still_brings_its_photographs(harvest: Harvest, telephone: Telephone) -> None:
    """As its operations: kept, and shown once a person has accepted the outbox."""
    content = photograph()
    name_photo(telephone, harvest, content)
    revoke = envelope("directory.revoke_device", harvest.organisation, RevokeDevice(device=telephone.id, reason="vol"))
    president = harvest.network.viewer("president")
    assert submit_one(president, revoke).recorded
    body, signature = telephone.body_of(telephone.outbox, left=1)  # the photograph is left on it
    assert telephone.send(body, signature)[1]["r"] == "h1"
    assert send_photograph(telephone, put_here, content)[1]["kept"]
    assert photo_of(harvest) == ""
    assert telephone.push()[1]["wipe"]
    assert send_photograph(telephone, put_here, content) == (410, {"error": "wiped", "wipe": True})
    accept = AcceptOutbox(device=telephone.id)
    sent = envelope("directory.accept_outbox", harvest.organisation, accept, id=outbox_of(telephone.id))
    assert submit_one(president, sent).recorded
    assert photo_of(harvest) == digest_of(content)


def test_what_the_office_refuses_of_a_revoked_telephone_brings_no_photograph(
    harvest: Harvest, telephone: Telephone
) -> None:
    content = photograph()
    name_photo(telephone, harvest, content)
    president, device = harvest.network.viewer("president"), telephone.id
    revoke = envelope("directory.revoke_device", harvest.organisation, RevokeDevice(device=device, reason="vol"))
    assert submit_one(president, revoke).recorded
    body, signature = telephone.body_of(telephone.outbox, left=1)
    assert telephone.send(body, signature)[1]["r"] == "h1"
    refuse = envelope("directory.refuse_outbox", harvest.organisation, RefuseOutbox(device=device, reason="vol"))
    assert submit_one(president, refuse).recorded
    assert send_photograph(telephone, put_here, content) == (404, {"error": "unknown"})
    assert (HeldOperation.objects.count(), photo_of(harvest)) == (0, "")


def test_the_file_by_hand_names_it_and_the_photograph_comes_by_the_network(
    harvest: Harvest, telephone: Telephone
) -> None:
    content = photograph()
    name_photo(telephone, harvest, content)
    file = telephone.file()
    assert len(file) < 1_500
    carried = read_file(file, harvest.organisation)
    assert [answer.verdict for answer in carried.answers] == ["held"]
    assert send_photograph(telephone, put_here, content)[1]["kept"]
    assert photo_of(harvest) == digest_of(content)


def test_what_was_kept_and_not_told_is_told_by_the_next_piece(harvest: Harvest, telephone: Telephone) -> None:
    """The power went between the file and the line, or between the line and what waited."""
    content = photograph()
    name_photo(telephone, harvest, content)
    telephone.push()
    waiting = HeldOperation.objects.values().get()
    send_photograph(telephone, put_here, content)
    lines = RegisterLine.objects.count()
    name_photo(telephone, harvest, "", who=0)
    telephone.push()
    HeldOperation.objects.create(**waiting)  # as if it had never been released
    assert put_here(*piece_of(telephone, content, 0))[1]["kept"]
    assert RegisterLine.objects.count() == lines + 1


def test_an_unfinished_photograph_is_forgotten_after_two_weeks(
    harvest: Harvest, telephone: Telephone, data: Path
) -> None:
    old, new = photograph(1), photograph(2)
    for content in (old, new):
        name_photo(telephone, harvest, content)
    telephone.push()
    for content in (old, new):
        put_here(*piece_of(telephone, content, 0))
    [place] = [one for one in pieces_left(data) if one.name == digest_of(old)]
    moment = (clock.now() - FORGOTTEN_AFTER - timedelta(hours=1)).timestamp()
    os.utime(place, (moment, moment))
    assert sweep_pieces() == 1
    assert put_here(*piece_of(telephone, old, PIECE)) == (409, {"error": "offset", "at": 0})
    assert put_here(*piece_of(telephone, new, PIECE)) == (200, {"at": 2 * PIECE})
    assert send_photograph(telephone, put_here, old)[1]["kept"]


def test_a_telephone_has_few_unfinished_photographs(harvest: Harvest, telephone: Telephone, data: Path) -> None:
    contents = [photograph(seed, side=200) for seed in range(18)]
    for content in contents:
        name_photo(telephone, harvest, content)
    telephone.push()
    for content in contents:
        assert put_here(*piece_of(telephone, content, 0, 1_000)) == (200, {"at": 1_000})
    assert len(pieces_left(data)) == 16
    assert all(send_photograph(telephone, put_here, content)[1]["kept"] for content in contents)


def test_bytes_of_a_photograph_on_the_wire(harvest: Harvest, telephone: Telephone) -> None:
    """Heads, bodies and answers of one of 30 KB: under a tenth more than the photograph itself."""
    content = photograph()
    content += b"\0" * (30_000 - len(content))  # never kept: only weighed
    total = 0
    for at in range(0, len(content), PIECE):
        address, piece, headers = piece_of(telephone, content, at)
        lines = [f"PUT {address} HTTP/1.1", "Host: lisanga.cerpec.cd", f"Content-Length: {len(piece)}"]
        head = "\r\n".join([*lines, *(f"{name}: {value}" for name, value in headers.items())]) + "\r\n\r\n"
        assert len(head) <= 340
        total += len(head) + len(piece)
    assert total <= 31_400
    name_photo(telephone, harvest, photograph())
    assert sum(map(len, telephone.body()[0:1])) < 420  # and the operation that names it


def test_a_piece_asks_little_of_the_database(harvest: Harvest, telephone: Telephone) -> None:
    content = photograph()
    name_photo(telephone, harvest, content)
    telephone.push()
    with CaptureQueriesContext(connection) as queries:
        put_here(*piece_of(telephone, content, 0))
    assert len(queries) <= 4


def test_what_a_visit_shows_may_come_later_too(harvest: Harvest) -> None:
    """Every operation of a telephone that names files says so: none is refused for a photograph under way."""
    named = {one.name for one in OPERATIONS.values() if one.offline and one.files is not None}
    assert named == {"members.set_photo", "training.add_photos", "training.record_visit"}


def test_the_office_still_needs_the_file_first(harvest: Harvest) -> None:
    payload = {"member": str(harvest.members[0]), "photo": digest_of(photograph())}
    sent = envelope("members.set_photo", harvest.organisation, payload)
    assert submit_one(harvest.network.viewer("secretary"), sent).verdict == "refused"


def test_nothing_of_it_is_known_elsewhere(harvest: Harvest, telephone: Telephone) -> None:
    content = photograph()
    name_photo(telephone, harvest, content)
    telephone.push()
    send_photograph(telephone, put_here, content)
    assert known(harvest.network.other, [digest_of(content)]) == {}
    assert not RegisterLine.objects.filter(organisation=harvest.network.other, type="directory.receive_photo").exists()
