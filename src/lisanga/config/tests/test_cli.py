"""The command line as a person types it: each command as a process over its own data."""

import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from lisanga.config.cli import COMMANDS

CASE = {"case": "delivery", "gross_kg": 100, "price": 850, "currency": "CDF"}


def start(folder: Path, *words: str, **more: str) -> "subprocess.Popen[str]":
    kept = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "LISANGA_ENV")}
    environment: Mapping[str, str] = kept | {"LISANGA_DATA": str(folder), "LISANGA_PLAIN_HTTP": "1"} | more
    command = [sys.executable, "-m", "lisanga.config.cli", *words]
    return subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def run(folder: Path, *words: str, given: str = "") -> tuple[int, str]:
    """Exit code and everything printed."""
    process = start(folder, *words)
    out, _nothing = process.communicate(given, timeout=120)
    return process.returncode, out


@pytest.fixture(scope="module")
def founded(migrated_copy: Callable[[Path], None], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A network that `init` founded, and what it said."""
    folder = tmp_path_factory.mktemp("founded")
    migrated_copy(folder)
    words = (
        "init",
        "--name",
        "CERPEC ASBL",
        "--code",
        "CERPEC",
        "--person",
        "Awa Kisita",
        "--email",
        "awa@example.org",
    )
    code, said = run(folder, *words)
    assert code == 0, said
    return folder, said


def test_help_names_every_command_in_french(tmp_path: Path) -> None:
    code, said = run(tmp_path, "--help")
    assert code == 0
    for name, (_module, text) in COMMANDS.items():
        assert name in said
        assert text.split(",")[0][:30] in re.sub(r"\s+", " ", said)


def test_an_unknown_command_is_told_so(tmp_path: Path) -> None:
    code, said = run(tmp_path, "voler")
    assert code == 2
    assert "voler" in said


@pytest.mark.parametrize(
    ("change", "expected"), [({}, 0), ({"tare_kg": 200, "containers": 1}, 1), ({"gross_kg": "lourd"}, 2)]
)
def test_simulate_from_a_file_and_from_standard_input(tmp_path: Path, change: dict[str, object], expected: int) -> None:
    """One JSON object; 0 accepted, 1 refused, 2 malformed; no data folder is touched."""
    case = json.dumps(CASE | change)
    (tmp_path / "case.json").write_text(case)
    code, said = run(tmp_path / "data", "simulate", str(tmp_path / "case.json"))
    assert run(tmp_path / "data", "simulate", "-", given=case) == (code, said)
    assert code == expected
    assert json.loads(said).get("verdict") == ("accepted", "refused", None)[expected]
    assert not (tmp_path / "data").exists()


@pytest.mark.slow
def test_migrate_makes_the_tables_once(tmp_path: Path) -> None:
    assert run(tmp_path, "migrate", "--check")[0] == 1
    assert run(tmp_path, "migrate")[0] == 0
    assert run(tmp_path, "migrate", "--quiet") == (0, "")
    assert run(tmp_path, "migrate", "--check")[0] == 0


def test_init_gives_a_password_once(founded: tuple[Path, str]) -> None:
    folder, said = founded
    assert re.search(r"mot de passe [a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}", said)
    again = run(folder, "init", "--name", "Autre", "--code", "A", "--person", "B", "--email", "b@example.org")
    assert again[0] == 1
    assert "déjà" in again[1]


@pytest.mark.slow
def test_tokens_are_given_listed_and_ended(founded: tuple[Path, str]) -> None:
    folder, _said = founded
    code, secret = run(folder, "token", "awa@example.org", "--name", "téléphone")
    assert code == 0
    assert secret.startswith("lisanga_")
    code, listed = run(folder, "token", "awa@example.org", "--list")
    assert "téléphone" in listed
    assert secret.strip() not in listed
    identifier = listed.split()[0]
    assert run(folder, "token", "awa@example.org", "--revoke", identifier)[0] == 0
    assert run(folder, "token", "awa@example.org", "--revoke", identifier)[0] == 1
    assert run(folder, "token", "personne@example.org", "--name", "x")[0] == 1
    assert run(folder, "token", "awa@example.org")[0] == 2


@pytest.mark.slow
def test_verify_is_clean_and_names_the_first_wrong_line(tmp_path: Path, migrated_copy: Callable[[Path], None]) -> None:
    migrated_copy(tmp_path)
    run(tmp_path, "init", "--name", "CERPEC ASBL", "--code", "CERPEC", "--person", "Awa", "--email", "awa@example.org")
    code, said = run(tmp_path, "verify")
    assert (code, "Tout est juste." in said) == (0, True)
    with sqlite3.connect(tmp_path / "lisanga.sqlite3") as file:
        file.execute('DROP TRIGGER "operations_payload_no_update"')
        file.execute("UPDATE operations_payload SET body = replace(body, 'CERPEC', 'CERPEX')")
    code, said = run(tmp_path, "verify")
    assert code == 1
    assert "FAUX : CERPEC ASBL : contenu de l’opération, ligne 1 du registre" in said


def test_manage_passes_on_to_django(tmp_path: Path) -> None:
    code, said = run(tmp_path, "manage", "diffsettings", "--output", "unified")
    assert code == 0
    assert "AUTH_USER_MODEL" in said


def test_serve_answers_and_stops(founded: tuple[Path, str], free_port: int) -> None:
    folder, _said = founded
    process = start(folder, "serve", "--port", str(free_port))
    try:
        assert _answers(f"http://127.0.0.1:{free_port}/api/health", process) == 200
        assert _answers(f"http://127.0.0.1:{free_port}/api/operations", process) == 405
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=30)


@pytest.fixture
def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _answers(address: str, process: "subprocess.Popen[str]") -> int:
    for _ in range(200):
        assert process.poll() is None, "the server ended"
        try:
            with urllib.request.urlopen(address, timeout=5) as response:
                return int(response.status)
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            time.sleep(0.1)
    raise AssertionError("no answer")
