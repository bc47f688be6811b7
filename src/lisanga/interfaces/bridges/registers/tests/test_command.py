"""`lisanga import-register`, on an installation that has nothing yet, and on one that has."""

import argparse
import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from lisanga.core.operations.verification import verify_chains
from lisanga.core.scope.models import Organisation
from lisanga.domains.collect.models import Delivery
from lisanga.domains.cooperatives.models import Cooperative
from lisanga.domains.members.models import Member
from lisanga.interfaces.bridges.registers import command
from lisanga.interfaces.bridges.registers.progress import ProgressBar
from lisanga.interfaces.bridges.registers.tests.registers import (
    PEOPLE,
    Office,
    expected,
    office,
    register,
    write_register,
)

__all__ = ["office"]
pytestmark = pytest.mark.django_db


def run(*words: object) -> int:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    return command.run(parser.parse_args([str(word) for word in words]))


@pytest.mark.parametrize("letter", ["a", "b"])
def test_on_an_empty_installation_the_cooperative_is_made_first(
    letter: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "report.json"
    words = (register(letter), "--cooperative", "bulungu", "--create", "--report", report)
    assert run(*words) == 0
    assert json.loads(report.read_text()) == expected(letter)
    told = capsys.readouterr()
    assert f"{expected(letter)['members']} membres" in told.out
    assert "100 %" in told.err
    cooperative = Cooperative.plain.get()
    assert (cooperative.nominal_share, cooperative.organisation.code) == (10_000, "BULUNGU")
    assert run(*words) == 0
    assert "0 membres et 0 livraisons" in capsys.readouterr().out
    assert json.loads(report.read_text()) == expected(letter)
    assert (Member.plain.count(), Cooperative.plain.count()) == (expected(letter)["members"], 1)
    assert list(verify_chains()) == []


def test_the_nominal_value_may_be_given(tmp_path: Path) -> None:
    path = write_register(tmp_path / "a.xlsx")
    assert run(path, "--cooperative", "X1", "--create", "--nominal", 5_000, "--name", "Bomoko") == 0
    assert Cooperative.plain.get().nominal_share == 5_000
    assert Organisation.objects.get(code="X1").name == "Bomoko"


def test_a_dry_run_leaves_nothing_behind(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = tmp_path / "report.json"
    assert run(register("a"), "--cooperative", "X1", "--create", "--dry-run", "--report", report) == 0
    assert json.loads(report.read_text()) == expected("a")
    assert Organisation.objects.count() == Member.plain.count() == 0
    assert "Rien n’est enregistré" in capsys.readouterr().out


def test_the_rows_to_correct_are_written_on_demand(office: Office, tmp_path: Path) -> None:
    errors = tmp_path / "a-corriger.xlsx"
    assert run(register("a"), "--cooperative", "BULUNGU", "--errors", errors) == 0
    assert {sheet.title: sheet.max_row - 1 for sheet in load_workbook(errors)} == {"Membres": 2, "Livraisons": 3}
    assert Delivery.plain.count() == 640


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("absent.xlsx", "--cooperative", "BULUNGU"), 2, "n’existe pas"),
        ((register("a"), "--cooperative", "NOBODY"), 1, "--create"),
        ((register("a"), "--cooperative", "BULUNGU", "--nominal", 0), 2, "plus grande que zéro"),
        ((__file__, "--cooperative", "BULUNGU"), 1, "tableur"),
        ((register("a"), "--cooperative", "NEW", "--create", "--partner", "NOBODY"), 1, "partenaire"),
        ((register("a"), "--cooperative", "NEW", "--create", "--province", "CD-??"), 1, "province"),
    ],
)
def test_what_cannot_be_done_is_said(
    office: Office, capsys: pytest.CaptureFixture[str], words: tuple[Any, ...], code: int, said: str
) -> None:
    assert run(*words) == code
    assert said in capsys.readouterr().err
    assert Member.plain.count() == 0


def test_without_a_noted_nominal_value_one_must_be_given(
    office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Cooperative.plain.update(nominal_share=0)
    path = write_register(tmp_path / "a.xlsx")
    assert run(path, "--cooperative", "BULUNGU") == 1
    assert "--nominal" in capsys.readouterr().err
    assert run(path, "--cooperative", "BULUNGU", "--nominal", 10_000) == 0
    assert Member.plain.count() == len(PEOPLE)


def test_the_bar_writes_over_itself_at_a_terminal_and_little_in_a_log() -> None:
    import io

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal, log = Terminal(), io.StringIO()
    for target in (terminal, log):
        bar = ProgressBar(target, {"read": "Lecture"})
        for done in (1, 2, 3, 10):
            bar("read", done, 10)
        bar.close()
    assert terminal.getvalue().startswith("\rLecture ███")
    assert terminal.getvalue().endswith("100 % (10/10)\n")
    assert log.getvalue().count("\n") == 2
    assert ProgressBar._line("Lecture", 7, 0).split() == ["Lecture", "7"]
