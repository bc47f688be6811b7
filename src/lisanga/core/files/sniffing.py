"""What a file is, by its bytes alone. What is two things at once (a page inside a picture, an archive behind a PDF) is
nothing that we keep."""

import re
import zipfile
from io import BytesIO

from django.utils.translation import gettext as _

from lisanga.core.files.kinds import CSV, DOCX, JPEG, PDF, PNG, WEBP, XLSX, FileKind, UploadRefused

MOST_MEMBERS, MOST_UNFOLDED = 2_000, 200 * 1024 * 1024
"""Entries and bytes of an office file once unfolded: more is a bomb, or no paper of a cooperative."""
_END_OF_ARCHIVE = b"PK\x05\x06"
_MARKUP = re.compile(rb"<\s*(?:!doctype|html|head|body|script|svg|iframe|\?xml|\?php)", re.IGNORECASE)
_HEIC = re.compile(rb"ftyp(?:heic|heix|hevc|mif1|msf1|avif)")
_SEPARATORS = (";", ",", "\t")


def kind_of(content: bytes) -> FileKind:
    """The kind of these bytes; UploadRefused when they are none that we know, or not whole."""
    if content.startswith(b"\xff\xd8\xff"):
        return JPEG
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return WEBP
    if content.startswith(b"%PDF-"):
        return _pdf(content)
    if content.startswith(b"PK\x03\x04"):
        return _office(content)
    if _HEIC.match(content[4:12]):
        raise UploadRefused(_("Cette photo est au format HEIC. Envoyez-la en JPEG : le téléphone sait le faire."))
    return _table(content)


def _pdf(content: bytes) -> FileKind:
    if b"%%EOF" not in content[-2048:]:
        raise UploadRefused(_("Ce PDF est incomplet. Envoyez-le de nouveau, en entier."))
    if _END_OF_ARCHIVE in content[-66_000:]:
        raise UploadRefused(_("Ce PDF cache une archive. Imprimez-le de nouveau en PDF, puis envoyez-le."))
    return PDF


def _office(content: bytes) -> FileKind:
    """A workbook or a document without macros, that ends where its archive ends."""
    unknown = UploadRefused(_("Cette archive n’est ni un classeur Excel (.xlsx) ni un document Word (.docx)."))
    if content[-22:-18] != _END_OF_ARCHIVE:
        raise unknown
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            members = archive.infolist()
            if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MOST_UNFOLDED:
                raise UploadRefused(_("Ce fichier est trop grand une fois déplié."))
            names = {member.filename for member in members}
            types = archive.read("[Content_Types].xml") if "[Content_Types].xml" in names else b""
    except UploadRefused:
        raise
    except Exception:  # a damaged archive breaks its reader in many ways (zlib, struct, unknown methods, passwords)
        raise UploadRefused(_("Ce fichier est abîmé. Envoyez-le de nouveau.")) from None
    if any(name.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", name) for name in names):
        raise unknown
    if b"macroEnabled" in types or any(name.casefold().endswith("vbaproject.bin") for name in names):
        raise UploadRefused(_("Ce fichier contient des macros. Enregistrez-le sans macros, puis envoyez-le."))
    if types and "xl/workbook.xml" in names:
        return XLSX
    if types and "word/document.xml" in names:
        return DOCX
    raise unknown


def _table(content: bytes) -> FileKind:
    """Text in columns that no browser could take for a page."""
    if b"\0" not in content and not _MARKUP.search(content):
        text = _decoded(content)
        lines = [line for line in text.splitlines() if line.strip()][:20]
        if lines and _printable(text) and any(sign in lines[0] for sign in _SEPARATORS):
            return CSV
    raise UploadRefused(_("Ce fichier n’est pas d’un genre connu."))


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _printable(text: str) -> bool:
    """Control characters mean a program or a damaged file, not a table."""
    head = text[:100_000]
    return sum(1 for sign in head if ord(sign) < 32 and sign not in "\r\n\t") == 0 and "�" not in head
