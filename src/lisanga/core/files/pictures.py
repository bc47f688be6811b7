"""Pictures are drawn anew: what was hidden in them, the place and telephone of a photograph first of all, is gone."""

import threading
from dataclasses import dataclass
from io import BytesIO

from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from lisanga.core.files.kinds import UploadRefused

MOST_PIXELS = 50_000_000
"""Of a JPEG, which is read at a fraction of its size; the cameras of telephones stay below."""
MOST_PIXELS_WHOLE = 25_000_000
"""Of a PNG or a WebP, which must be unfolded whole."""
_MOST_SCANS = 64  # a progressive JPEG has about ten; each more is another pass over all pixels
_START_OF_SCAN = b"\xff\xda"
_SMALLEST_SIDE = 160
# Threads answer many people at once; unfolded pictures are what would fill the memory.
DRAWING = threading.BoundedSemaphore(2)


@dataclass(frozen=True, slots=True)
class Shrink:
    """The longest side in pixels, and the weight in bytes that the picture may have (0: as it comes)."""

    side: int = 1600
    most: int = 0


SCREEN = Shrink()
PORTRAIT = Shrink(side=480, most=30_000)


def redrawn(content: bytes, shrink: Shrink = SCREEN) -> bytes:
    """The picture as a plain JPEG, upright, without metadata; UploadRefused when it is damaged or too large."""
    if content.startswith(b"\xff\xd8") and content.count(_START_OF_SCAN) > _MOST_SCANS:
        raise damaged()
    with DRAWING:
        picture = _unfolded(content, shrink.side)
        picture.thumbnail((shrink.side, shrink.side), Image.Resampling.LANCZOS, reducing_gap=2)
        return _written(picture, shrink)


def _unfolded(content: bytes, side: int) -> Image.Image:
    try:
        # Only these three readers: the library knows a hundred formats, and every reader is a door.
        picture: Image.Image = Image.open(BytesIO(content), formats=("JPEG", "PNG", "WEBP"))
        most = MOST_PIXELS if picture.format == "JPEG" else MOST_PIXELS_WHOLE
        if picture.width * picture.height > most:
            raise too_many_points()
        picture.draft("RGB", (side, side))
        picture.load()
        upright = ImageOps.exif_transpose(picture) or picture
    except UploadRefused:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise too_many_points() from None
    except Exception:  # the readers raise whatever a damaged file makes them raise
        raise damaged() from None
    return _on_white(upright)


def _on_white(picture: Image.Image) -> Image.Image:
    """What was transparent becomes paper."""
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        layer = picture.convert("RGBA")
        paper = Image.new("RGB", layer.size, "white")
        paper.paste(layer, mask=layer.getchannel("A"))
        return paper
    return picture.convert("RGB")


def _written(picture: Image.Image, shrink: Shrink) -> bytes:
    """Coarser, then smaller, until it weighs no more than it may."""
    while True:
        for quality in (82, 70, 58, 46) if shrink.most else (82,):
            target = BytesIO()
            picture.save(target, "JPEG", quality=quality, optimize=True)
            if not shrink.most or target.tell() <= shrink.most:
                return target.getvalue()
        if max(picture.size) <= _SMALLEST_SIDE:
            return target.getvalue()
        picture = picture.resize((max(1, picture.width * 4 // 5), max(1, picture.height * 4 // 5)))


def damaged() -> UploadRefused:
    return UploadRefused(_("Cette image est abîmée, ou n’en est pas une. Photographiez ou enregistrez-la de nouveau."))


def too_many_points() -> UploadRefused:
    return UploadRefused(_("Cette image a trop de points. Réduisez-la ou photographiez de nouveau."))
