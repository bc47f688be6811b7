"""`lisanga verify --certificate`: a signed text checked with the public key alone, on a machine that knows nothing."""

import base64
from collections.abc import Callable
from pathlib import Path

import pytest

from lisanga.config.cli import main
from lisanga.config.tests.test_cli import run
from lisanga.domains.training.credential import Credential, public_key, sign

SEED, OTHER = b"s" * 32, b"o" * 32
FACTS = Credential("17", "CERPEC ASBL", "Awa KISITA", "Création et statuts", "2026-03-09")
Judge = Callable[[], tuple[int, str]]
ADDRESS = "https://lisanga.example/v/formation/"


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """The text of the square and the key, in files, as they were brought on a stick."""
    (tmp_path / "carre.txt").write_text(f"{ADDRESS}{sign(SEED, FACTS)}/\n", encoding="utf-8")
    (tmp_path / "cle.txt").write_text(f"{public_key(SEED)}\n", encoding="utf-8")
    return tmp_path


def verify(folder: Path, certificate: str, key: str) -> tuple[int, str]:
    """As a process, which lays no database where it stands."""
    found = run(folder / "nothing-here", "verify", "--certificate", certificate, "--key", key)
    assert not (folder / "nothing-here" / "lisanga.sqlite3").exists()
    return found


@pytest.fixture
def judged(papers: Path, capsys: pytest.CaptureFixture[str]) -> Judge:
    """The two papers, judged by the same command without a process: this test may reach no database at all."""

    def judge() -> tuple[int, str]:
        words = ["verify", "--certificate", str(papers / "carre.txt"), "--key", str(papers / "cle.txt")]
        return main(words), capsys.readouterr().out

    return judge


def test_from_files_and_as_typed(papers: Path) -> None:
    ways = [(str(papers / "carre.txt"), str(papers / "cle.txt")), (sign(SEED, FACTS), public_key(SEED))]
    for certificate, key in ways:
        code, said = verify(papers, certificate, key)
        assert code == 0, said
        for text in ("Certificat n° 17", "CERPEC ASBL", "09/03/2026", "Awa KISITA", "Création et statuts", "juste"):
            assert text in said, text


def test_any_byte_that_changed_is_seen(papers: Path, judged: Judge) -> None:
    mark, facts, signature = sign(SEED, FACTS).split(".")
    for part in (facts, signature):
        raw = bytearray(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
        for place in (0, len(raw) // 2, len(raw) - 1):
            wrong = bytes(byte ^ (1 if index == place else 0) for index, byte in enumerate(raw))
            packed = base64.urlsafe_b64encode(wrong).decode().rstrip("=")
            text = f"{mark}.{packed}.{signature}" if part is facts else f"{mark}.{facts}.{packed}"
            (papers / "carre.txt").write_text(ADDRESS + text, encoding="utf-8")
            code, said = judged()
            assert (code, "FAUX" in said, "Certificat" in said) == (1, True, False), (place, said)


def test_another_key_or_no_key_at_all(papers: Path, judged: Judge) -> None:
    for wrong in (public_key(OTHER), "ce n’est pas une clé", ""):
        (papers / "cle.txt").write_text(wrong, encoding="utf-8")
        code, said = judged()
        assert (code, "FAUX" in said) == (1, True), wrong


def test_a_text_that_is_no_certificate(papers: Path, judged: Judge) -> None:
    for wrong in (b"", b"L1.", b"L1.a.b.c", "voilà".encode(), bytes(range(256))):
        (papers / "carre.txt").write_bytes(wrong)
        assert judged()[0] == 1, wrong


def test_a_file_that_is_not_there_is_named(papers: Path) -> None:
    for certificate, key in (("absent.txt", str(papers / "cle.txt")), (str(papers / "carre.txt"), "absent.txt")):
        code, said = verify(papers, certificate, key)
        assert (code, "Ce fichier ne se lit pas : absent.txt" in said) == (2, True), said
        assert "Traceback" not in said
