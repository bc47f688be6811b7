"""The bytes: one file a digest, in a folder for each organisation, written whole or not at all."""

import fcntl
import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from django.conf import settings

_BLOCK = 1024 * 1024


def root() -> Path:
    return Path(settings.MEDIA_ROOT) / "kept"


def place_of(organisation: UUID, sha256: str) -> Path:
    """Where these bytes stand; ValueError for what is no digest, so that no name of a stranger becomes a path."""
    if len(sha256) != 64 or not all(sign in "0123456789abcdef" for sign in sha256):
        raise ValueError("not a digest")
    return root().joinpath(organisation.hex, sha256[:2], sha256)


def write(organisation: UUID, sha256: str, content: bytes) -> None:
    """On the disk when it returns: under a name of its own first, then renamed, then the folder itself. Bytes that
    the disk has damaged are written anew."""
    target = place_of(organisation, sha256)
    if digest_on_disk(organisation, sha256) == (sha256, len(content)):
        os.utime(target)
        _settle(target.parent)  # who wrote them may not have come so far yet
        return
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor, draft = tempfile.mkstemp(dir=target.parent, prefix=".draft-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, target)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
    for folder in (target.parent, target.parent.parent, root()):
        _settle(folder)


def _settle(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def delete(organisation: UUID, sha256: str) -> None:
    place_of(organisation, sha256).unlink(missing_ok=True)


def digest_on_disk(organisation: UUID, sha256: str) -> tuple[str, int] | None:
    """Digest and weight of what stands there, read block by block; None when nothing does."""
    hashed, size = hashlib.sha256(), 0
    try:
        with place_of(organisation, sha256).open("rb") as file:
            while block := file.read(_BLOCK):
                hashed.update(block)
                size += len(block)
    except (FileNotFoundError, ValueError):
        return None
    return hashed.hexdigest(), size


def listed(organisation: UUID) -> Iterator[Path]:
    """All files of an organisation, unfinished ones included."""
    return (path for path in root().joinpath(organisation.hex).glob("*/*") if path.is_file())


@contextmanager
def at_work(*, alone: bool = False) -> Iterator[None]:
    """Who keeps files works beside others; who deletes works alone. Without it a sweep could delete bytes between
    the moment they are found to be there and the moment their line is written."""
    root().mkdir(parents=True, exist_ok=True, mode=0o700)
    with (root() / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX if alone else fcntl.LOCK_SH)
        yield
