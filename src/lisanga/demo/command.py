"""`lisanga demo`: the network from nothing, then served."""

import argparse
import os
import sys
import time
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from lisanga.core.kernel import clock
from lisanga.demo.build import Size
from lisanga.demo.build import run as tell_story
from lisanga.demo.characters import CHARACTERS, PASSWORD

_WIDTH = 30


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--no-serve", action="store_true", help="s’arrête avant de servir")
    parser.add_argument("--size", type=int, default=1, help="multiplie membres et livraisons (10, 100)")
    parser.add_argument("--anew", action="store_true", help="recommence, même si le réseau est déjà là")


def run(arguments: argparse.Namespace) -> int:
    """0 when the network stands (and, when served, was stopped by hand)."""
    if connection.vendor == "sqlite":
        _build_file(Path(settings.DATABASES["default"]["NAME"]), arguments)
    else:
        call_command("migrate", verbosity=0)
        _story(arguments.size)
    _say("Personnages : " + ", ".join(f"{one.email} ({one.role})" for one in CHARACTERS[:5]) + "…")
    _say(f"Mot de passe de tous : {PASSWORD}")
    if arguments.no_serve:
        return 0
    return _serve()


def _build_file(target: Path, arguments: argparse.Namespace) -> None:
    """Beside its place first, then renamed: an interrupted build leaves nothing that looks whole."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists() and not arguments.anew:
        _say(f"Le réseau de démonstration est déjà là ({target.name}).")
        call_command("migrate", verbosity=0)
        return
    started, draft = time.monotonic(), target.with_suffix(".draft")
    _remove(draft)
    _point_at(draft)
    # Durability is bought at the end by one copy to disk: a draft that is cut off is thrown away.
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=OFF")
    call_command("migrate", verbosity=0)
    _story(arguments.size)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        cursor.execute("ANALYZE")
    connection.close()
    _remove(target)
    for suffix in ("-wal", "-shm"):
        Path(f"{draft}{suffix}").unlink(missing_ok=True)
    draft.replace(target)
    _point_at(target)
    _say(f"Réseau écrit en {time.monotonic() - started:.0f} s.")


def _remove(file: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        Path(f"{file}{suffix}").unlink(missing_ok=True)


def _point_at(file: Path) -> None:
    connection.close()
    connection.settings_dict["NAME"] = str(file)


def _story(size: int) -> None:
    bar = _Bar()
    tell_story(Size(size, today=clock.today(), taught=True), bar.show)
    bar.end()


class _Bar:
    """Progress on a terminal; a line per cooperative elsewhere."""

    def __init__(self) -> None:
        self._live = sys.stderr.isatty()
        self._last = ""

    def show(self, what: str, done: int, total: int) -> None:
        share = done * _WIDTH // max(total, 1)
        line = f"[{'█' * share}{'·' * (_WIDTH - share)}] {done * 100 // max(total, 1):3d} %  {what}"
        if self._live:
            sys.stderr.write(f"\r{line:<78}")
        elif what != self._last:
            sys.stderr.write(f"{line}\n")
        self._last = what
        sys.stderr.flush()

    def end(self) -> None:
        if self._live:
            sys.stderr.write("\n")


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _serve() -> int:
    """The product's own command, on LISANGA_PORT."""
    port = os.environ.get("LISANGA_PORT", "8000")
    _say(f"Ouvrez http://127.0.0.1:{port}/ (Ctrl-C pour arrêter)")
    os.execv(sys.executable, [sys.executable, "-m", "lisanga.config.cli", "serve", "--port", port])
