"""Refuse a dangerous or unreadable file before anything parses it.

Nothing here trusts what a file says of itself: an archive is inflated as a stream and counted, never by its headers.
"""

import hashlib
import zipfile
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from django.utils.translation import gettext as _

from lisanga.core.kernel.problems import Problem, Severity
from lisanga.interfaces.bridges.spreadsheets.plain_text import TextForm, text_form

MAX_FILE = 50 * 1024 * 1024
MAX_INFLATED = 500 * 1024 * 1024
MAX_STRINGS = 120 * 1024 * 1024
"""The shared texts are the one part that must be held in memory whole."""
MAX_ENTRIES = 2_000
MAX_RATIO = 250
RATIO_FROM = 4 * 1024 * 1024
"""Small parts may be very repetitive; the ratio is judged above this many inflated bytes."""
MAX_RUN = 512 * 1024
"""Bytes between two tags: a cell of 32,767 characters stays under it however they are escaped."""
_CHUNK = 64 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTITIES = tuple(
    mark.encode(code) for mark in ("<!DOCTYPE", "<!ENTITY") for code in ("ascii", "utf-16-le", "utf-16-be")
)
_BEFORE_MARKUP = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"


class FileRefused(Exception):
    """The file is not read at all; `problem.message` is a French sentence for the person who brought it."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class Format(StrEnum):
    XLSX = "xlsx"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class Inspection:
    """What may be opened and how; `sha256` (hex) names the file in the register of operations."""

    path: Path
    format: Format
    sha256: str
    size: int
    text: TextForm | None = None


def refusal(code: str, message: str) -> FileRefused:
    return FileRefused(Problem(code=code, message=message, severity=Severity.INVALID))


def inspect(path: Path | str) -> Inspection:
    """Look at every byte of the file once. Raises FileRefused."""
    path = Path(path)
    size = path.stat().st_size
    if size == 0:
        raise refusal("file_empty", _("Ce fichier est vide."))
    if size > MAX_FILE:
        raise refusal(
            "file_too_big", _("Ce fichier dépasse 50 Mo. Partagez-le en plusieurs fichiers, un par campagne.")
        )
    sha256 = _digest(path)
    with path.open("rb") as source:
        head = source.read(8)
    if head == _OLE:
        raise _ole_refusal(path)
    if head[:2] == b"PK":
        _inspect_archive(path)
        return Inspection(path, Format.XLSX, sha256, size)
    if head[:4] in (b"%PDF", b"\x89PNG", b"{\\rt") or head[:3] == b"\xff\xd8\xff":
        raise _not_a_spreadsheet()
    form = text_form(path)
    if form is None:
        raise _not_a_spreadsheet()
    return Inspection(path, Format.CSV, sha256, size, form)


def _digest(path: Path) -> str:
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def _not_a_spreadsheet() -> FileRefused:
    return refusal(
        "not_a_spreadsheet", _("Ce fichier n’est pas un tableur. Apportez un classeur Excel (.xlsx) ou un fichier CSV.")
    )


def _ole_refusal(path: Path) -> FileRefused:
    """Old Excel files and encrypted ones wear the same envelope."""
    if "EncryptedPackage".encode("utf-16-le") in path.read_bytes():
        return _encrypted()
    message = _(
        "Ce fichier est d’un ancien format d’Excel (.xls). Ouvrez-le, faites « Enregistrer sous », choisissez "
        "« Classeur Excel (.xlsx) », puis revenez."
    )
    return refusal("file_old_excel", message)


def _encrypted() -> FileRefused:
    message = _("Ce classeur est protégé par un mot de passe. Enlevez le mot de passe, enregistrez, puis revenez.")
    return refusal("file_encrypted", message)


def damaged() -> FileRefused:
    message = _("Ce fichier est abîmé ou incomplet : il ne s’ouvre pas. Enregistrez-le de nouveau, puis revenez.")
    return refusal("file_damaged", message)


def _bomb() -> FileRefused:
    message = _("Ce fichier se déplie en une masse anormale de données : il est refusé par sécurité.")
    return refusal("file_bomb", message)


def _inspect_archive(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            _check_kind(archive, {entry.filename for entry in entries})
            if len(entries) > MAX_ENTRIES:
                raise _bomb()
            if any(entry.flag_bits & 1 for entry in entries):
                raise _encrypted()
            allowance = MAX_INFLATED
            for entry in entries:
                allowance -= _inflate(archive, entry, allowance)
    except FileRefused:
        raise
    except Exception as error:  # a broken archive makes zipfile and zlib say all sorts of things
        raise damaged() from error


def _check_kind(archive: zipfile.ZipFile, names: set[str]) -> None:
    """A workbook with macros (.xlsm) is read like another: its macros are never run."""
    if "xl/workbook.xml" in names:
        return
    if "xl/workbook.bin" in names:
        message = _("Ce classeur est au format binaire (.xlsb). Enregistrez-le au format .xlsx, puis revenez.")
        raise refusal("file_binary_excel", message)
    if "mimetype" in names and b"opendocument.spreadsheet" in archive.open("mimetype").read(200):
        message = _("Ce fichier est un classeur OpenDocument (.ods). Enregistrez-le au format .xlsx, puis revenez.")
        raise refusal("file_opendocument", message)
    if "[Content_Types].xml" in names and any(name.startswith("xl/") for name in names):
        return
    raise _not_a_spreadsheet()


def _inflate(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, allowance: int) -> int:
    """The real inflated size of one part, watched while it grows: entities and endless texts are refused on the way."""
    size, run, tail = 0, 0, b""
    ceiling, is_markup = allowance, False
    with archive.open(entry) as source:
        while chunk := source.read(_CHUNK):
            if size == 0:
                # By what it holds, not by its name, which whoever made the file chose.
                is_markup = chunk.lstrip(_BEFORE_MARKUP).startswith(b"<")
                ceiling = min(allowance, MAX_STRINGS) if b"<sst" in chunk else allowance
            size += len(chunk)
            if size > ceiling or (size > RATIO_FROM and size > MAX_RATIO * max(entry.compress_size, 1)):
                raise _bomb()
            if is_markup:
                _refuse_entities(tail + chunk)
                tail = chunk[-24:]
                run = _longest_run(chunk, run)
    return size


def _refuse_entities(data: bytes) -> None:
    if any(mark in data for mark in _ENTITIES):
        message = _("Ce fichier contient des définitions cachées (DTD) qu’un tableur n’écrit jamais : il est refusé.")
        raise refusal("file_entities", message)


def _longest_run(chunk: bytes, before: int) -> int:
    """Length of the text still open at the end of the chunk. Raises FileRefused for a giant cell."""
    pieces = chunk.split(b"<")
    lengths = [before + len(pieces[0]), *(len(piece) for piece in pieces[1:])]
    if max(lengths) > MAX_RUN:
        raise cell_too_long()
    return lengths[-1]


def cell_too_long() -> FileRefused:
    return refusal(
        "cell_too_long",
        _("Une cellule de ce fichier contient plus de 32 767 caractères, la limite d’Excel : videz-la, puis revenez."),
    )
