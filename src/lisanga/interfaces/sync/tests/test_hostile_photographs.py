"""Photographs that are not what they should be: each case has its answer, and nothing of them stays."""

import resource
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from lisanga.core.files.models import StoredFile
from lisanga.core.files.tests.samples import PDF, data, workbook
from lisanga.core.files.tests.samples import photograph as with_place
from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.envelope import envelope
from lisanga.core.operations.gate import submit_one
from lisanga.core.operations.models import HeldOperation
from lisanga.core.scope.devices.codes import issue_code
from lisanga.core.scope.models import SecurityEvent
from lisanga.domains.collect.tests.harvest import Harvest
from lisanga.interfaces.sync.phone import short
from lisanga.interfaces.sync.photographs.arriving import MOST, MOST_PIECE
from lisanga.interfaces.sync.reference.photographs import PIECE, digest_of, piece_of, send_photograph
from lisanga.interfaces.sync.reference.telephone import Telephone
from lisanga.interfaces.sync.tests.ground import enrolled, harvest, now_ms, post_here, telephone
from lisanga.interfaces.sync.tests.picturing import name_photo, photograph, put_here, registered
from lisanga.interfaces.sync.tests.test_photographs import photo_of, pieces_left

__all__ = ["data", "harvest", "registered", "telephone"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data", "registered")]


def named(telephone: Telephone, harvest: Harvest, content: bytes) -> bytes:
    name_photo(telephone, harvest, content)
    assert telephone.push()[1]["r"] == "h1"
    return content


def test_a_signature_that_is_not_the_telephones(harvest: Harvest, telephone: Telephone, data: Path) -> None:
    content, other = named(telephone, harvest, photograph()), enrolled(harvest.network)
    address, piece, headers = piece_of(telephone, content, 0)
    for change, status in (
        ({"Lisanga-Signature": "A" * 86}, 401),
        ({"Lisanga-Signature": ""}, 401),
        ({"Lisanga-Signature": piece_of(other, content, 0)[2]["Lisanga-Signature"]}, 401),
        ({"Lisanga-Length": str(len(content) + 1)}, 401),
        ({"Lisanga-Device": short(other.id)}, 401),
        ({"Lisanga-Device": short(new_id())}, 401),
        ({"Lisanga-Device": "?"}, 401),
        ({"Lisanga-Length": "x"}, 400),
    ):
        assert put_here(address, piece, headers | change)[0] == status, change
    assert put_here(address, piece[:-1] + b"x", headers)[0] == 401
    assert put_here(address.replace("at=0", "at=1"), piece, headers)[0] == 401
    assert put_here(address.replace(digest_of(content), "0" * 64), piece, headers)[0] == 401
    assert SecurityEvent.objects.filter(kind="device_signature").exists()
    assert pieces_left(data) == []
    assert put_here(address, piece, headers) == (200, {"at": PIECE})


def test_too_long_is_not_read(harvest: Harvest, telephone: Telephone) -> None:
    for content, length in ((b"x" * (MOST + 1), PIECE), (b"x" * MOST, MOST_PIECE + 1)):
        assert put_here(*piece_of(telephone, content, 0, length)) == (413, {"error": "size"})
    content = b"x" * 100
    address, piece, headers = piece_of(telephone, content, 0)
    assert put_here(address, b"", headers)[0] == 400
    assert put_here(address.replace("at=0", "at=1"), piece, headers)[0] == 400
    for wrong in ("at=-1", "at=1e3", "at=", "", "at=" + "9" * 30):
        assert put_here(address.replace("at=0", wrong), piece, headers)[0] == 400


def test_bytes_that_are_not_of_this_digest_begin_again(harvest: Harvest, telephone: Telephone, data: Path) -> None:
    content = named(telephone, harvest, photograph())
    wrong = content[:-10] + b"0123456789"
    tries = [put_here(*piece_of(telephone, wrong, at, digest=digest_of(content))) for at in range(0, len(wrong), PIECE)]
    assert tries[-1] == (409, {"error": "digest", "at": 0})
    assert pieces_left(data) == []
    assert send_photograph(telephone, put_here, content)[1]["kept"]
    assert photo_of(harvest) == digest_of(content)


def sized(width: int, height: int) -> bytes:
    """The same JPEG, whose frame says that it is larger."""
    content = photograph(side=100)
    frame = content.index(b"\xff\xc0")
    return content[: frame + 5] + struct.pack(">HH", height, width) + content[frame + 9 :]


def spoilt() -> bytes:
    """Its codes are none."""
    content = photograph(side=100)
    codes = content.index(b"\xff\xc4") + 5
    return content[:codes] + b"\xfe" * 16 + content[codes + 16 :]


def scans(count: int) -> bytes:
    """A progressive JPEG that would be gone through again and again."""
    content = photograph(side=32)
    start, end = content.index(b"\xff\xda"), content.rindex(b"\xff\xd9")
    return content[:start] + content[start:end] * count + content[end:]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (PDF, "Ce fichier est"),
        (workbook(), "Ce fichier est"),
        (b"<svg onload=alert(1)>" * 30, "genre connu"),
        (b"\xff\xd8\xff" + b"x" * 500, "autre chose"),
        (photograph()[:-400], "autre chose"),
        (spoilt(), "abîmée"),
        (with_place(), "autre chose"),
        (photograph() + b"PK\x03\x04<script>", "autre chose"),
        (photograph() + photograph(2), "autre chose"),
        (photograph()[:20] + b"\xff\xfe\x00\x08hello!" + photograph()[20:], "autre chose"),
        (sized(65_000, 65_000), "trop de points"),
        (sized(1_700, 100), "trop de points"),
        (scans(130), "autre chose"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_what_is_no_bare_photograph_is_not_kept(
    harvest: Harvest, telephone: Telephone, data: Path, content: bytes, says: str
) -> None:
    named(telephone, harvest, content)
    status, answer = send_photograph(telephone, put_here, content)
    assert (status, answer["error"]) == (422, "picture")
    assert says in answer["message"]
    assert (pieces_left(data), StoredFile.plain.count(), photo_of(harvest)) == ([], 0, "")
    assert HeldOperation.objects.count() == 1


def test_another_cooperatives_photograph_tells_nothing(harvest: Harvest, telephone: Telephone) -> None:
    """Kept there, under way there, or nowhere: the same answer."""
    stranger = Telephone(post_here, now_ms)
    invited = envelope("directory.invite_device", harvest.network.other, {"name": "Ailleurs"})
    assert stranger.enrol(issue_code(submit_one(harvest.network.stranger("president"), invited).id)) == 200
    kept, coming, nowhere = (named(telephone, harvest, photograph(seed)) for seed in (1, 2, 3))
    send_photograph(telephone, put_here, kept)
    put_here(*piece_of(telephone, coming, 0))
    answers = [put_here(*piece_of(stranger, content, 0)) for content in (kept, coming, nowhere)]
    assert answers == [(404, {"error": "unknown"})] * 3


def test_a_digest_that_is_none(harvest: Harvest, telephone: Telephone) -> None:
    """Refused at once by what names it: it can never come."""
    name_photo(telephone, harvest, "../../secret.key")
    assert telephone.push()[1]["r"] == "r1"
    for wrong in ("A" * 64, "0" * 63, "0" * 65, "../" + "0" * 61):
        assert Client().put(f"/api/sync/files/{wrong}?at=0", b"x").status_code in (302, 404)


def test_only_put(harvest: Harvest) -> None:
    for method in ("get", "post", "delete"):
        answer: Any = getattr(Client(), method)("/api/sync/files/" + "0" * 64)
        assert (answer.status_code, answer.headers["Allow"]) == (405, "PUT")


@contextmanager
def full_disk(room: int) -> Iterator[None]:
    """No file of this process may grow beyond `room` bytes: the kernel refuses as it does when a disk is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_says_so_and_nothing_is_lost(harvest: Harvest, telephone: Telephone, data: Path) -> None:
    content = named(telephone, harvest, photograph())
    assert len(content) > 2 * PIECE
    put_here(*piece_of(telephone, content, 0))
    with full_disk(PIECE + 1_000):  # room for a part of the second piece
        assert put_here(*piece_of(telephone, content, PIECE)) == (503, {"error": "busy"})
    assert [one.stat().st_size for one in pieces_left(data)] == [PIECE]
    last = len(content) - PIECE
    assert put_here(*piece_of(telephone, content, PIECE, last - PIECE)) == (200, {"at": last})
    kept = data / "kept" / harvest.organisation.hex
    kept.mkdir(parents=True)
    kept.chmod(0o500)
    (kept / digest_of(content)[:2]).write_bytes(b"")  # where a folder should be: the whole cannot be kept
    assert put_here(*piece_of(telephone, content, last)) == (503, {"error": "busy"})
    (kept / digest_of(content)[:2]).unlink()
    kept.chmod(0o700)
    assert put_here(*piece_of(telephone, content, last))[1]["kept"]
    assert photo_of(harvest) == digest_of(content)
