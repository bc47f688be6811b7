"""`lisanga files` and `lisanga verify` say what is kept, what is swept and what is wrong."""

import argparse
import os
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from lisanga.config.cli import files, verify
from lisanga.core.files.keeping import bytes_at, keep
from lisanga.core.files.models import StoredFile
from lisanga.core.files.tests.samples import PDF, upload
from lisanga.core.kernel import clock
from lisanga.core.operations.tests.network import Network
from lisanga.interfaces.sync.photographs.pieces import FORGOTTEN_AFTER, part_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept(network: Network, settings: Any, tmp_path: Path) -> Path:
    """A file that no operation named, two days old; where its bytes are."""
    settings.MEDIA_ROOT = tmp_path
    place = bytes_at(network.cooperative, keep(network.cooperative, network.programme, upload(PDF)))
    moment = clock.now() - timedelta(days=2)
    StoredFile.plain.update(added_at=moment)
    os.utime(place, (moment.timestamp(), moment.timestamp()))
    return place


def test_counting_deletes_nothing_and_sweeping_does(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert files.run(argparse.Namespace(sweep=False)) == 0
    said = capsys.readouterr().out
    assert "1 fichiers gardés, 0,0 Mo." in said
    assert "1 sans usage depuis un jour" in said
    assert kept.exists()
    files.run(argparse.Namespace(sweep=True))
    assert "1 fichiers sans usage supprimés" in capsys.readouterr().out
    assert not kept.exists()
    files.run(argparse.Namespace(sweep=False))
    assert capsys.readouterr().out == "0 fichiers gardés, 0,0 Mo.\n"


def test_sweeping_forgets_photographs_that_stopped_coming(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with part_of(UUID(int=30), "5" * 64) as part:
        part.append(b"\xff\xd8\xff")
    files.run(argparse.Namespace(sweep=True))
    assert "oubliées" not in capsys.readouterr().out
    moment = (clock.now() - FORGOTTEN_AFTER - timedelta(hours=1)).timestamp()
    os.utime(part.place, (moment, moment))
    files.run(argparse.Namespace(sweep=False))
    assert part.place.exists()
    files.run(argparse.Namespace(sweep=True))
    assert "1 photos de téléphones" in capsys.readouterr().out
    assert not part.place.parent.exists()


def test_verify_names_the_file_that_is_wrong(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify.run(argparse.Namespace(certificate=None, key=None, quiet=False)) == 0
    assert "et 1 fichiers relus." in capsys.readouterr().out
    kept.write_bytes(b"%PDF-another")
    assert verify.run(argparse.Namespace(certificate=None, key=None, quiet=True)) == 1
    assert f"fichiers gardés : {kept.name[:12]}: bytes are not what they were" in capsys.readouterr().out
