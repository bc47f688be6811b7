"""Whether a JPEG is nothing but its picture: no place, no telephone, no comment, no second one, nothing behind."""

from io import BytesIO

from django.utils.translation import gettext as _
from PIL import Image

from lisanga.core.files.kinds import UploadRefused
from lisanga.core.files.pictures import DRAWING, damaged, too_many_points

_START, _END, _SCAN, _JFIF, _STUFFED = 0xD8, 0xD9, 0xDA, 0xE0, 0x00
# Tables of quantities and codes, the frame (baseline or progressive), the restarts: what draws, and no more.
_SEGMENTS = frozenset({0xDB, 0xC4, 0xC0, 0xC1, 0xC2, 0xDD})
_RESTARTS = range(0xD0, 0xD8)
_JFIF_BYTES = 16  # longer ones carry a small picture of their own
_MOST_SEGMENTS = 128  # a progressive picture has about ten scans, each with its tables; each more is another pass


def assert_bare(content: bytes, side: int) -> None:
    """UploadRefused unless it is one whole picture, drawn without fault, within `side` pixels."""
    if not _is_bare(content):
        raise UploadRefused(_("Cette photo porte autre chose que son image. Prenez-la de nouveau."))
    with DRAWING:
        _draw(content, side)


def _is_bare(content: bytes) -> bool:
    """Walks from segment to segment; what stands between them, or behind the last one, is not the picture's."""
    if content[:2] != bytes((0xFF, _START)):
        return False
    at = 2
    for _turn in range(_MOST_SEGMENTS):
        if at + 2 > len(content) or content[at] != 0xFF:
            return False
        marker = content[at + 1]
        if marker == _END:
            return at + 2 == len(content)
        length = int.from_bytes(content[at + 2 : at + 4], "big")
        if length < 2 or not _may_stand(marker, length):
            return False
        at += 2 + length
        if marker == _SCAN:
            at = _end_of_scan(content, at)
    return False


def _may_stand(marker: int, length: int) -> bool:
    return marker in _SEGMENTS or marker == _SCAN or (marker == _JFIF and length == _JFIF_BYTES)


def _end_of_scan(content: bytes, at: int) -> int:
    """Where the next marker stands that is none of the scan's own."""
    while (at := content.find(b"\xff", at)) >= 0:
        following = content[at + 1 : at + 2]
        if not following:
            break
        if following[0] != _STUFFED and following[0] not in _RESTARTS:
            return at
        at += 2
    return len(content)


def _draw(content: bytes, side: int) -> None:
    try:
        picture = Image.open(BytesIO(content), formats=("JPEG",))
        if max(picture.size) > side:
            raise too_many_points()
        picture.load()
    except UploadRefused:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise too_many_points() from None
    except Exception:  # the reader raises whatever a damaged file makes it raise
        raise damaged() from None
