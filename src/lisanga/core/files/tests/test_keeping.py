"""A file is kept by its digest, for its own organisation; swept when no row names it; proved when one does."""

import hashlib
import os
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.db import models

from lisanga.core.files import folder, kinds, naming
from lisanga.core.files.keeping import bytes_at, keep, known, plain_name, remove
from lisanga.core.files.kinds import UploadRefused
from lisanga.core.files.models import StoredFile
from lisanga.core.files.naming import names_files
from lisanga.core.files.sweeping import Swept, sweep
from lisanga.core.files.tests.samples import CSV, PDF, data, photograph, picture, upload
from lisanga.core.files.verification import verify_files
from lisanga.core.kernel import clock
from lisanga.core.kernel.ids import new_id
from lisanga.core.ledger.models import Auxiliary
from lisanga.core.operations.tests.network import Network

__all__ = ["data"]
pytestmark = pytest.mark.django_db
AWA = UUID(int=7)


def age(organisation: UUID, sha256: str, days: int) -> None:
    """As if it had been brought that long ago."""
    moment = clock.now() - timedelta(days=days)
    StoredFile.plain.filter(organisation_id=organisation, sha256=sha256).update(added_at=moment)
    os.utime(folder.place_of(organisation, sha256), (moment.timestamp(), moment.timestamp()))


@pytest.fixture
def naming_table(monkeypatch: pytest.MonkeyPatch) -> type[models.Model]:
    """A table of the ledger whose name column stands in for a column of digests."""
    monkeypatch.setattr(naming, "_HOLDERS", {})
    names_files(Auxiliary, "name")
    return Auxiliary


def name_it(organisation: UUID, sha256: str) -> None:
    Auxiliary.plain.create(id=new_id(), organisation_id=organisation, kind="x", number="1", name=sha256)


def test_a_paper_is_kept_as_it_is(network: Network, data: Path) -> None:
    digest = keep(network.cooperative, AWA, upload(PDF, "Convention.pdf"))
    assert digest == hashlib.sha256(PDF).hexdigest()
    place = bytes_at(network.cooperative, digest)
    assert place.read_bytes() == PDF
    assert place.is_relative_to(data)
    assert place.stat().st_mode & 0o077 == 0
    file = known(network.cooperative, [digest])[digest]
    assert (file.kind, file.size, file.name, file.by) == (kinds.PDF, len(PDF), "Convention.pdf", AWA)


def test_a_photograph_is_kept_as_a_plain_picture(network: Network, data: Path) -> None:
    digest = keep(network.cooperative, AWA, upload(photograph(), "IMG_2026.HEIC.png"))
    file = known(network.cooperative, [digest])[digest]
    assert (file.kind, file.name, file.is_image) == (kinds.JPEG, "IMG_2026.HEIC.jpg", True)
    assert b"Tecno" not in bytes_at(network.cooperative, digest).read_bytes()


def test_the_same_file_twice_is_one_and_each_organisation_has_its_own(network: Network, data: Path) -> None:
    first = keep(network.cooperative, AWA, upload(PDF, "a.pdf"))
    assert keep(network.cooperative, AWA, upload(PDF, "b.pdf")) == first
    assert StoredFile.plain.count() == 1
    assert known(network.other, [first]) == {}
    assert keep(network.other, AWA, upload(PDF, "c.pdf")) == first
    assert bytes_at(network.other, first) != bytes_at(network.cooperative, first)
    remove(network.other, [first], new_id())
    assert not known(network.cooperative, [first])[first].is_removed


@pytest.mark.parametrize(
    ("content", "allowed", "most", "says"),
    [
        (b"", kinds.PAPERS, 100, "vide"),
        (PDF, kinds.PAPERS, 50, "trop lourd"),
        (PDF, kinds.IMAGES, 1000, "est.: PDF. Ici il faut.: image PNG, image WebP, photo JPEG"),
        (CSV, kinds.PAPERS, 1000, "tableau CSV"),
        (b"<svg/>", kinds.DOCUMENTS, 1000, "genre connu"),
        (picture()[:-200], kinds.IMAGES, 100_000, "abîmée"),
    ],
)
def test_what_is_refused_leaves_nothing(
    network: Network, data: Path, content: bytes, allowed: frozenset[kinds.FileKind], most: int, says: str
) -> None:
    with pytest.raises(UploadRefused, match=says):
        keep(network.cooperative, AWA, upload(content, "photo.jpg"), allowed, most)
    assert not StoredFile.plain.exists()
    assert not list(folder.listed(network.cooperative))


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\awa\\Mon scan.PDF", "Mon scan.pdf"),
        ("photo.php.jpg", "photo.php.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie x.pdf"),
        ("‮fdp.exe", "fdp.pdf"),
        ('"><script>.pdf', "script.pdf"),
        ("", "fichier.pdf"),
        (".pdf", "fichier.pdf"),
        ("Procès-verbal n° 3.pdf", "Procès-verbal n° 3.pdf"),
        ("x" * 400 + ".pdf", "x" * 100 + ".pdf"),
    ],
)
def test_a_name_is_only_shown(given: str, shown: str) -> None:
    assert plain_name(given, kinds.PDF) == shown


@pytest.mark.parametrize("name", ["", "..", "../../secret.key", "0" * 63, "G" * 64, "A" * 64, "0" * 64 + "/.."])
def test_what_is_no_digest_is_no_path(network: Network, data: Path, name: str) -> None:
    with pytest.raises(ValueError, match="digest"):
        folder.place_of(network.cooperative, name)
    assert folder.digest_on_disk(network.cooperative, name) is None


def test_a_cut_writing_leaves_nothing_that_looks_whole(
    network: Network, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="disk full"):
        keep(network.cooperative, AWA, upload(PDF))
    assert not list(folder.listed(network.cooperative))
    assert not StoredFile.plain.exists()


def test_orphans_go_after_a_day_and_what_is_named_stays(
    network: Network, data: Path, naming_table: type[models.Model]
) -> None:
    here = network.cooperative
    named, old, new = (keep(here, AWA, upload(PDF + bytes([sign]) + b"%%EOF")) for sign in b"abc")
    name_it(here, named)
    age(here, named, 9)
    age(here, old, 2)
    assert sweep(delete=False) == Swept(1, len(PDF) + 6)
    assert known(here, [old])
    assert sweep() == Swept(1, len(PDF) + 6)
    assert set(known(here, [named, old, new])) == {named, new}
    assert {path.name for path in folder.listed(here)} == {named, new}
    assert sweep() == Swept()


def test_a_row_of_another_organisation_keeps_nothing_here(
    network: Network, data: Path, naming_table: type[models.Model]
) -> None:
    digest = keep(network.cooperative, AWA, upload(PDF))
    name_it(network.other, digest)
    age(network.cooperative, digest, 2)
    assert sweep().files == 1


def test_an_orphan_brought_again_is_new(network: Network, data: Path, naming_table: type[models.Model]) -> None:
    digest = keep(network.cooperative, AWA, upload(PDF))
    age(network.cooperative, digest, 2)
    keep(network.cooperative, AWA, upload(PDF))
    assert sweep() == Swept()
    assert bytes_at(network.cooperative, digest).exists()


def test_bytes_that_a_power_cut_left_behind_are_swept(
    network: Network, data: Path, naming_table: type[models.Model]
) -> None:
    digest = keep(network.cooperative, AWA, upload(PDF))
    age(network.cooperative, digest, 2)
    StoredFile.plain.all().delete()
    sweep()
    assert not list(folder.listed(network.cooperative))


def faults() -> list[str]:
    return [fault.message.partition(": ")[2] for fault in verify_files()]


def test_the_proof_reads_every_byte(network: Network, data: Path, naming_table: type[models.Model]) -> None:
    here = network.cooperative
    digest = keep(here, AWA, upload(PDF))
    name_it(here, digest)
    assert faults() == []
    place = bytes_at(here, digest)
    place.write_bytes(PDF.replace(b"Catalog", b"Katalog"))
    assert faults() == ["bytes are not what they were"]
    keep(here, AWA, upload(PDF))
    assert faults() == []
    place.unlink()
    assert faults() == ["bytes missing"]
    keep(here, AWA, upload(PDF))
    assert faults() == []
    name_it(network.other, digest)
    assert faults() == ["named by ledger.Auxiliary, and unknown"]


def test_bytes_deleted_without_a_recorded_redaction_are_a_fault(network: Network, data: Path) -> None:
    digest = keep(network.cooperative, AWA, upload(PDF))
    remove(network.cooperative, [digest], new_id())
    assert faults() == ["said to be deleted, and it is not", "deleted without a recorded redaction"]


def test_a_removed_file_brought_again_is_there_again(network: Network, data: Path) -> None:
    digest = keep(network.cooperative, AWA, upload(PDF))
    assert remove(network.cooperative, [digest, "0" * 64], new_id()) == 1
    assert remove(network.cooperative, [digest], new_id()) == 0
    assert known(network.cooperative, [digest])[digest].is_removed
    keep(network.cooperative, AWA, upload(PDF, "encore.pdf"))
    file = known(network.cooperative, [digest])[digest]
    assert (file.is_removed, file.name) == (False, "encore.pdf")


def test_a_column_that_does_not_exist_cannot_name_files() -> None:
    with pytest.raises(Exception, match="no field named"):
        names_files(Auxiliary, "photograph")
