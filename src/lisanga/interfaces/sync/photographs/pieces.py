"""What has come so far of a photograph: a file a telephone and digest, grown at its end only, gone once it is whole."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings

from lisanga.core.kernel import clock

MOST_OPEN = 16
"""Unfinished photographs of a telephone: it sends one after the other. Of more, the oldest begins again."""
FORGOTTEN_AFTER = timedelta(days=14)


class NoRoom(Exception):
    """The disk takes no more. Nothing is lost: the telephone keeps it."""


@dataclass(frozen=True, slots=True)
class Part:
    """An unfinished photograph that nobody else touches now."""

    descriptor: int
    place: Path

    @property
    def held(self) -> int:
        return os.fstat(self.descriptor).st_size

    def append(self, piece: bytes) -> None:
        """The whole piece, or nothing of it and NoRoom."""
        before = self.held
        try:
            whole = os.write(self.descriptor, piece) == len(piece)
        except OSError as error:
            raise NoRoom from error
        if not whole:
            os.ftruncate(self.descriptor, before)
            raise NoRoom

    def content(self) -> bytes:
        return os.pread(self.descriptor, self.held, 0)

    def forget(self) -> None:
        """Emptied first: who waits for its turn may have it open already."""
        os.ftruncate(self.descriptor, 0)
        self.place.unlink(missing_ok=True)


@contextmanager
def part_of(device: UUID, digest: str) -> Iterator[Part]:
    """Alone with it."""
    folder = _root() / device.hex
    place = folder / digest
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not place.exists():
            _make_room(folder)
        descriptor = os.open(place, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    except OSError as error:
        raise NoRoom from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield Part(descriptor, place)
    finally:
        os.close(descriptor)


def sweep_pieces() -> int:
    """Forgets what no piece was added to for two weeks; how many photographs."""
    limit = (clock.now() - FORGOTTEN_AFTER).timestamp()
    old = [place for place in _root().glob("*/*") if place.stat().st_mtime < limit]
    for place in old:
        place.unlink(missing_ok=True)
    for folder in _root().glob("*"):
        if not any(folder.iterdir()):
            shutil.rmtree(folder, ignore_errors=True)
    return len(old)


def _make_room(folder: Path) -> None:
    oldest_first = sorted(folder.iterdir(), key=lambda place: place.stat().st_mtime)
    for place in oldest_first[: len(oldest_first) - MOST_OPEN + 1] if len(oldest_first) >= MOST_OPEN else ():
        place.unlink(missing_ok=True)


def _root() -> Path:
    return Path(settings.MEDIA_ROOT) / "arriving"
