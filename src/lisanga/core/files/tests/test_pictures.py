"""A picture is drawn anew: upright, small, and silent about where it was taken."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from lisanga.core.files.kinds import UploadRefused
from lisanga.core.files.pictures import PORTRAIT, SCREEN, Shrink, redrawn
from lisanga.core.files.tests.samples import photograph, picture


def opened(content: bytes) -> Image.Image:
    found: Image.Image = Image.open(BytesIO(content))
    found.load()
    return found


def test_the_place_and_the_telephone_are_gone_and_it_stands_upright() -> None:
    taken = photograph()
    assert opened(taken).getexif().get_ifd(0x8825)
    assert b"Tecno" in taken
    drawn = redrawn(taken)
    assert not opened(drawn).getexif()
    assert b"Tecno" not in drawn
    assert opened(drawn).size == (300, 400)


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP"])
def test_all_become_jpeg_of_a_screens_size(format: str) -> None:
    drawn = opened(redrawn(picture(format, (2400, 1200))))
    assert drawn.format == "JPEG"
    assert drawn.size == (1600, 800)


def test_a_small_one_is_not_blown_up() -> None:
    assert opened(redrawn(picture(size=(40, 30)))).size == (40, 30)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "L", "P", "1", "CMYK", "I;16"])
def test_every_kind_of_colour_is_read(mode: str) -> None:
    written = "JPEG" if mode == "CMYK" else "PNG"
    colour = 0 if mode in ("L", "P", "1", "I;16") else (0,) * len(mode)
    drawn = opened(redrawn(picture(written, mode=mode, colour=colour)))
    assert drawn.mode == "RGB"
    if mode in ("RGBA", "LA"):
        assert drawn.getpixel((5, 5)) == (255, 255, 255)


def test_a_portrait_weighs_what_it_may() -> None:
    noise = Image.effect_noise((1200, 1600), 120).convert("RGB")
    target = BytesIO()
    noise.save(target, "JPEG", quality=95)
    assert target.tell() > 500_000
    drawn = redrawn(target.getvalue(), PORTRAIT)
    assert len(drawn) <= PORTRAIT.most
    assert max(opened(drawn).size) <= PORTRAIT.side
    assert len(redrawn(target.getvalue(), Shrink(most=1))) < 30_000  # cannot be: the smallest that is still a picture


def _png(width: int, height: int) -> bytes:
    """A few bytes that claim a wall."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(10_000, 10_000), (100_000, 100_000), (2_000_000, 30)])
def test_a_bomb_is_not_unfolded(size: tuple[int, int]) -> None:
    with pytest.raises(UploadRefused, match="trop de points"):
        redrawn(_png(*size))


def test_a_jpeg_that_claims_a_wall_is_refused() -> None:
    content = bytearray(picture())
    place = content.index(b"\xff\xc0") + 5
    content[place : place + 4] = struct.pack(">HH", 20_000, 20_000)
    with pytest.raises(UploadRefused, match="trop de points"):
        redrawn(bytes(content))


def test_a_jpeg_of_a_thousand_passes_is_refused() -> None:
    content = picture(progressive=True)
    scan = content.rindex(b"\xff\xda")
    with pytest.raises(UploadRefused, match="abîmée"):
        redrawn(content[:scan] + content[scan:-2] * 100 + b"\xff\xd9")


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xd8\xff", picture()[:-200], picture("PNG")[:40], _png(30, 30), b"GIF89a", b"%PDF-1.7"]
)
def test_what_is_damaged_or_no_picture_is_refused(content: bytes) -> None:
    with pytest.raises(UploadRefused, match="abîmée"):
        redrawn(content, SCREEN)
