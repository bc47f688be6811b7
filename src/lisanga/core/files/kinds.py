"""Kinds of files that are kept, each known by its content: names and declared types are never believed."""

from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class FileKind:
    """`suffix` is what the file is called when it leaves; `label` what people call it."""

    media_type: str
    suffix: str
    label: str | Promise = field(compare=False)


_OFFICE = "application/vnd.openxmlformats-officedocument"
PDF = FileKind("application/pdf", "pdf", "PDF")
JPEG = FileKind("image/jpeg", "jpg", _("photo JPEG"))
PNG = FileKind("image/png", "png", _("image PNG"))
WEBP = FileKind("image/webp", "webp", _("image WebP"))
XLSX = FileKind(f"{_OFFICE}.spreadsheetml.sheet", "xlsx", _("classeur Excel"))
DOCX = FileKind(f"{_OFFICE}.wordprocessingml.document", "docx", _("document Word"))
CSV = FileKind("text/csv", "csv", _("tableau CSV"))

IMAGES = frozenset({JPEG, PNG, WEBP})
"""Photographs and scans: kept as JPEG, without what they say of the place and the telephone."""
PAPERS = IMAGES | {PDF}
"""A signed paper, scanned or photographed."""
SHEETS = frozenset({XLSX, CSV})
DOCUMENTS = PAPERS | SHEETS | {DOCX}
"""All that is known."""
BY_TYPE = {kind.media_type: kind for kind in DOCUMENTS}


class UploadRefused(ValueError):
    """A file is not kept; the message is French and says what to do."""


def accept(kinds: frozenset[FileKind]) -> str:
    """The `accept` attribute of a file field."""
    return ",".join(sorted(f".{kind.suffix}" for kind in kinds) + (["image/*"] if kinds & IMAGES else []))


def named(kinds: frozenset[FileKind]) -> str:
    """The kinds as people call them: « PDF, photo JPEG »."""
    return ", ".join(sorted((str(kind.label) for kind in kinds), key=str.casefold))
