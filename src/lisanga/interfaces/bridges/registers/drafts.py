"""Files that wait to be imported, with what a person put right about them and how far the import is.

Work state outside the register of operations: a folder for each file below MEDIA_ROOT/imports, never served. The file
itself is deleted once it is imported; the rows to correct stay until they are swept."""

import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

import msgspec
from django.conf import settings

from lisanga.interfaces.bridges.spreadsheets.lines import RegisterRow
from lisanga.interfaces.bridges.spreadsheets.recognition import SheetOverride

KEPT_DAYS = 30
SILENT_AFTER = 90.0
"""Seconds without a sign of life after which an import counts as interrupted."""
_STATE, _ERRORS, _LEFT_OUT = "draft.json", "errors.xlsx", "left_out.json"


class LeftOut(msgspec.Struct, frozen=True):
    """One thing to correct, as a page shows it."""

    label: str
    cell: str
    message: str


class State(msgspec.Struct, kw_only=True):
    """`stage`: draft, running, done or failed; `beat`: the last sign of life, in seconds since 1970."""

    file_name: str
    stored_name: str
    stage: str = "draft"
    overrides: dict[str, SheetOverride] = {}
    nominal: int | None = None
    phase: str = ""
    done: int = 0
    of: int = 0
    beat: float = 0.0
    message: str = ""


class Draft:
    """One file of one cooperative, by the id that its run will have."""

    def __init__(self, organisation: UUID, run: UUID) -> None:
        self.organisation, self.run = organisation, run
        self._folder = _root() / organisation.hex / run.hex
        self.state = State(file_name="", stored_name="")

    @property
    def path(self) -> Path:
        return self._folder / self.state.stored_name

    @property
    def has_file(self) -> bool:
        return bool(self.state.stored_name) and self.path.is_file()

    @property
    def is_running(self) -> bool:
        return self.state.stage == "running" and time.time() - self.state.beat < SILENT_AFTER

    def keep(self, file_name: str, chunks: Iterable[bytes]) -> None:
        """Stores an uploaded file under a name of our own making."""
        self._folder.mkdir(parents=True, mode=0o700)
        stem, dot, extension = file_name.rpartition(".")
        plain = re.sub(r"[^A-Za-z0-9]+", "-", stem if dot else file_name).strip("-")[:31] or "registre"
        suffix = extension.lower() if extension.lower() in ("xlsx", "csv") else "dat"
        self.state = State(file_name=file_name[:120], stored_name=f"{plain}.{suffix}")
        with self.path.open("wb") as target:
            for chunk in chunks:
                target.write(chunk)
        self.note()

    def note(self) -> None:
        """All of the state or nothing of it."""
        with tempfile.NamedTemporaryFile(dir=self._folder, delete=False) as target:
            target.write(msgspec.json.encode(self.state))
        os.replace(target.name, self._folder / _STATE)

    def beat(self, phase: str, done: int, of: int) -> None:
        """A sign of life, at most one a second."""
        now = time.time()
        if now - self.state.beat >= 1 or phase != self.state.phase:
            self.state.phase, self.state.done, self.state.of, self.state.beat = phase, done, of, now
            self.note()

    @property
    def errors_path(self) -> Path:
        return self._folder / _ERRORS

    def keep_left_out(self, rows: Iterable[RegisterRow]) -> None:
        lines = [
            LeftOut(str(row.label), problem.field, problem.message)
            for row in rows
            for problem in row.problems
            if problem.severity != "warning"
        ]
        (self._folder / _LEFT_OUT).write_bytes(msgspec.json.encode(lines))

    def left_out(self) -> list[LeftOut]:
        """The first of what is to be corrected; nothing once it is swept."""
        path = self._folder / _LEFT_OUT
        return msgspec.json.decode(path.read_bytes(), type=list[LeftOut]) if path.is_file() else []

    def forget_file(self) -> None:
        """The register is in: its file is no longer needed here."""
        if self.has_file:
            self.path.unlink()

    def drop(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)


def find(organisation: UUID, run: UUID) -> Draft | None:
    """None when this cooperative has no such file."""
    draft = Draft(organisation, run)
    path = draft._folder / _STATE
    if not path.is_file():
        return None
    draft.state = msgspec.json.decode(path.read_bytes(), type=State)
    return draft


def waiting(organisation: UUID) -> list[Draft]:
    """Files of a cooperative that are not imported to their end, newest first."""
    folder = _root() / organisation.hex
    names = sorted((each.name for each in folder.iterdir()), reverse=True) if folder.is_dir() else []
    found = [find(organisation, UUID(name)) for name in names if re.fullmatch(r"[0-9a-f]{32}", name)]
    return [draft for draft in found if draft is not None and draft.state.stage != "done"]


def sweep() -> None:
    """Deletes what nobody came back for."""
    limit = time.time() - KEPT_DAYS * 24 * 3600
    root = _root()
    for folder in root.glob("*/*") if root.is_dir() else ():
        if folder.stat().st_mtime < limit:
            shutil.rmtree(folder, ignore_errors=True)


def _root() -> Path:
    return Path(settings.MEDIA_ROOT) / "imports"
