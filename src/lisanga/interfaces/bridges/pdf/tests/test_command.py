"""`lisanga report`: a PDF or a workbook of the same figures, or a reason."""

import argparse
import io
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from lisanga.domains.partnerships.queries.deliverables import deliverable
from lisanga.domains.partnerships.tests.delivering import opened, submit
from lisanga.domains.partnerships.tests.ground import signed
from lisanga.interfaces.bridges.pdf import command
from lisanga.interfaces.bridges.pdf.tests.reading import pages
from lisanga.reports.parts.drafting import drafted
from lisanga.reports.parts.snapshot import freeze
from lisanga.reports.tests.ground import Quarter, anew, laid, lived

__all__ = ["anew", "laid", "lived"]


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    return command.run(parser.parse_args(words))


def test_pdf(lived: Quarter, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "rapport.pdf"
    assert run("--partner", "kl", "--period", "2026-Q1", "--out", str(out), "--address", "https://lisanga.example") == 0
    said = capsys.readouterr().out
    read = pages(out.read_bytes())
    assert "Province du Kwilu" in read[0]
    assert "https://lisanga.example/v/rapport/KL/2026-Q1/" in read[0].replace("\u200b", "")
    code = said.split("code ")[1][:9]
    assert code in read[0]
    text = " ".join(read)
    assert "Bomoko ya Idiofa" in text
    assert "3 810 000" in text
    assert "Kabeya" not in text
    assert list(tmp_path.iterdir()) == [out]


def test_workbook_has_the_same_figures(lived: Quarter, tmp_path: Path) -> None:
    out = tmp_path / "rapport.xlsx"
    assert run("--partner", "KL", "--period", "2026-Q1", "--out", str(out)) == 0
    book = load_workbook(io.BytesIO(out.read_bytes()))
    assert book.sheetnames[:5] == ["Résumé", "Coopératives", "Membres", "Produits", "Douze mois"]
    rows = list(book["Coopératives"].iter_rows(values_only=True))
    assert rows[2][0:2] == ("IDIOFA", "Bomoko ya Idiofa")
    assert rows[2][8:12] == (3, 3300, 3_810_000, 850_000)
    assert next(book["Produits"].iter_rows(min_row=2, values_only=True)) == ("Maïs grain", 2, 3000, 2_550_000)
    money = list(book["Recettes et dépenses"].iter_rows(min_row=2, values_only=True))
    assert ("Recette", "Subvention", 2_000_000) in money


@pytest.mark.parametrize(
    ("partner", "period", "name", "reason"),
    [
        ("XX", "2026-Q1", "r.pdf", "Aucun partenaire"),
        ("IDIOFA", "2026-Q1", "r.pdf", "Aucun partenaire"),
        ("KL", "2026", "r.pdf", "trimestre"),
        ("KL", "2026-Q1", "r.doc", ".pdf"),
        ("KL", "2026-Q1", "none/r.pdf", "dossier"),
    ],
)
def test_what_cannot_be_made(
    lived: Quarter,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    partner: str,
    period: str,
    name: str,
    reason: str,
) -> None:
    assert run("--partner", partner, "--period", period, "--out", str(tmp_path / name)) == 2
    assert reason in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", ["pdf", "xlsx", "docx"])
def test_the_report_of_an_agreement(
    lived: Quarter, tmp_path: Path, capsys: pytest.CaptureFixture[str], suffix: str
) -> None:
    """A draft while nothing was submitted; then the last version, as it was frozen."""
    agreement = signed(lived.network, "active")
    out = tmp_path / f"rapport.{suffix}"
    assert run("--agreement", "kl-2026", "--period", "2026-Q1", "--out", str(out)) == 0
    assert "brouillon" in capsys.readouterr().out
    one = opened(lived.network, agreement=agreement)
    row = deliverable(lived.network.viewer("direction").scope, one)
    assert submit(lived.network, one, text=freeze(drafted(row, {"context": "Figé."}, ()))).recorded
    lived.bulk.weigh(lived.bulk.product("Riz", "paddy"), date(2026, 2, 3), 100)
    address = ("--address", "https://lisanga.example")
    assert run("--agreement", "KL-2026", "--period", "2026-Q1", "--out", str(out), *address) == 0
    said = capsys.readouterr().out
    assert "version 1" in said
    if suffix == "pdf":
        read = pages(out.read_bytes())
        assert said.split("code ")[1][:14] in read[0]
        assert "https://lisanga.example/v/livrable/" in read[0].replace("\u200b", "")
        assert "Figé." in " ".join(read)
        assert "Riz paddy" not in " ".join(read)


@pytest.mark.parametrize(
    ("code", "period", "reason"),
    [("XX", "2026-Q1", "Aucune convention"), ("KL-2026", "2026-Q9", "période"), ("KL-2026", "2026-Q1.doc", ".docx")],
)
def test_what_no_agreement_gives(
    lived: Quarter, tmp_path: Path, capsys: pytest.CaptureFixture[str], code: str, period: str, reason: str
) -> None:
    signed(lived.network)
    out = tmp_path / ("r.doc" if period.endswith(".doc") else "r.pdf")
    assert run("--agreement", code, "--period", period.removesuffix(".doc"), "--out", str(out)) == 2
    assert reason in capsys.readouterr().err
