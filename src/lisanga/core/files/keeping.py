"""Keeping a file before the operation that names its digest is sent, and asking for it afterwards."""

import hashlib
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from lisanga.core.files import folder
from lisanga.core.files.bareness import assert_bare
from lisanga.core.files.kinds import BY_TYPE, IMAGES, JPEG, PAPERS, FileKind, UploadRefused, named
from lisanga.core.files.models import StoredFile
from lisanga.core.files.pictures import SCREEN, Shrink, redrawn
from lisanga.core.files.sniffing import kind_of
from lisanga.core.kernel import clock

MOST = 8 * 1024 * 1024
"""Bytes of a file, when the caller sets no other bound."""
_KNOWN = ("sha256", "media_type", "size", "name", "added_at", "by", "removed_by")


class Upload(Protocol):
    """What a browser sent, as Django hands it over."""

    @property
    def name(self) -> str | None: ...

    def chunks(self) -> Iterator[bytes]: ...


@dataclass(frozen=True, slots=True)
class KeptFile:
    """What is known of a kept file. `size` in bytes; `is_removed`: its bytes were deleted by a recorded redaction."""

    sha256: str
    media_type: str
    size: int
    name: str
    added_at: datetime
    by: UUID
    removed_by: UUID | None

    @property
    def kind(self) -> FileKind:
        return BY_TYPE[self.media_type]

    @property
    def is_image(self) -> bool:
        return self.kind in IMAGES

    @property
    def is_removed(self) -> bool:
        return self.removed_by is not None


def keep(
    organisation: UUID,
    person: UUID,
    upload: Upload,
    allowed: Collection[FileKind] = PAPERS,
    most: int = MOST,
    shrink: Shrink = SCREEN,
) -> str:
    """The digest of the file, durable on the disk and known to its organisation; the same file brought twice is one.
    Pictures become JPEG within `shrink`. UploadRefused, in French, when it is too large, empty or no such file."""
    content = _read(upload, most)
    kind = _allowed(content, allowed)
    if kind in IMAGES:
        content, kind = redrawn(content, shrink), JPEG
    return _kept(organisation, person, content, kind, upload.name or "")


def keep_as_it_came(organisation: UUID, person: UUID, content: bytes, side: int = SCREEN.side) -> str:
    """As `keep`, for a JPEG that is nothing but its picture: its digest stands in an operation already, so it cannot
    be drawn anew (docs/decisions/0035)."""
    _allowed(content, {JPEG})
    assert_bare(content, side)
    return _kept(organisation, person, content, JPEG, "photo")


def _allowed(content: bytes, allowed: Collection[FileKind]) -> FileKind:
    kind = kind_of(content)
    if kind not in allowed:
        text = _("Ce fichier est : %(kind)s. Ici il faut : %(allowed)s.")
        raise UploadRefused(text % {"kind": kind.label, "allowed": named(frozenset(allowed))})
    return kind


def _kept(organisation: UUID, person: UUID, content: bytes, kind: FileKind, name: str) -> str:
    sha256 = hashlib.sha256(content).hexdigest()
    values = {
        "media_type": kind.media_type,
        "size": len(content),
        "name": plain_name(name, kind),
        "added_at": clock.now(),
        "by": person,
        "removed_by": None,
    }
    with folder.at_work():
        folder.write(organisation, sha256, content)
        StoredFile.plain.update_or_create(organisation_id=organisation, sha256=sha256, defaults=values)
    return sha256


def _read(upload: Upload, most: int) -> bytes:
    """The whole of it, never more than may be: what is declared is not believed."""
    content = bytearray()
    for chunk in upload.chunks():
        content += chunk
        if len(content) > most:
            text = _("Ce fichier est trop lourd : %(most)s Mo au plus.")
            raise UploadRefused(text % {"most": max(1, most // 1024 // 1024)})
    if not content:
        raise UploadRefused(_("Ce fichier est vide."))
    return bytes(content)


def plain_name(given: str, kind: FileKind) -> str:
    """The name to show and to download by: no folder, no control sign, and the suffix of what the file is."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", given))[-1]
    before, dot, after = last.rpartition(".")
    stem = before if dot else after
    shown = "".join(sign for sign in stem if unicodedata.category(sign)[0] != "C")
    shown = re.sub(r"[\s\"<>|:*?]+", " ", shown).strip(" .")[:100].strip()
    return f"{shown or _('fichier')}.{kind.suffix}"


def known(organisation: UUID, digests: Iterable[str]) -> dict[str, KeptFile]:
    """Files of an organisation by digest, one query; those of others and unknown ones are absent. Who may read them was
    decided by the caller's own scoped query: a digest is learnt from a row that may be read."""
    wanted = set(digests)
    if not wanted:
        return {}
    rows = StoredFile.plain.filter(organisation_id=organisation, sha256__in=wanted)
    return {row[0]: KeptFile(*row) for row in rows.values_list(*_KNOWN)}


def bytes_at(organisation: UUID, sha256: str) -> Path:
    """Where the bytes of a known file stand."""
    return folder.place_of(organisation, sha256)


def remove(organisation: UUID, digests: Iterable[str], redacted_by: UUID) -> int:
    """Deletes the bytes of files whose redaction is being recorded, once it is committed; how many there were."""
    files = StoredFile.plain.filter(organisation_id=organisation, sha256__in=set(digests), removed_by=None)
    gone = list(files.values_list("sha256", flat=True))
    files.filter(sha256__in=gone).update(removed_by=redacted_by, name="")
    if gone:
        transaction.on_commit(lambda: _delete_removed(organisation, gone))
    return len(gone)


def _delete_removed(organisation: UUID, digests: list[str]) -> None:
    """Alone, and only what nobody brought again in between."""
    with folder.at_work(alone=True):
        removed = StoredFile.plain.filter(organisation_id=organisation, sha256__in=digests).exclude(removed_by=None)
        for sha256 in removed.values_list("sha256", flat=True):
            folder.delete(organisation, sha256)
