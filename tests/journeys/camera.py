"""Paper held before a telephone: Chromium's camera is a film of one picture, which is written anew in its place."""

import io
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import zxingcpp
from PIL import Image, ImageFilter
from playwright.sync_api import Page

WIDTH, HEIGHT = 1280, 720
# A lens of a cheap telephone sees 18 cm of paper from 15 cm away.
DOTS_A_MM = WIDTH / 180
DOTS_AN_INCH = 300


@dataclass
class Film:
    """Uncompressed frames (YUV4MPEG2), as Chromium takes them for a camera."""

    file: Path

    def __post_init__(self) -> None:
        self.take_away()

    @property
    def flags(self) -> list[str]:
        """What makes Chromium take the film for its camera; whether a page may use it is asked as ever."""
        return ["--use-fake-device-for-media-stream", f"--use-file-for-fake-video-capture={self.file}"]

    def hold(self, paper: Image.Image, tilt: int = 8) -> None:
        """Paper in its true size (see `printed`): turned by `tilt` degrees, a little out of focus, in poor light."""
        scale = DOTS_A_MM / (DOTS_AN_INCH / 25.4)
        small = paper.convert("L").resize(
            (round(paper.width * scale), round(paper.height * scale)), Image.Resampling.BOX
        )
        turned = small.rotate(tilt, Image.Resampling.BICUBIC, expand=True, fillcolor=200)
        frame = Image.new("L", (WIDTH, HEIGHT), 200)
        frame.paste(turned, ((WIDTH - turned.width) // 2, (HEIGHT - turned.height) // 2))
        self._show(frame.filter(ImageFilter.GaussianBlur(1.2)).point([50 + one // 2 for one in range(256)]))

    def take_away(self) -> None:
        """The table that is under it."""
        self._show(Image.new("L", (WIDTH, HEIGHT), 120))

    def _show(self, picture: Image.Image) -> None:
        """In place and of the same length: the camera is open meanwhile."""
        head = f"YUV4MPEG2 W{WIDTH} H{HEIGHT} F15:1 Ip A1:1 C420jpeg\nFRAME\n".encode()
        colours = bytes([128]) * (WIDTH * HEIGHT // 2)
        with self.file.open("r+b" if self.file.exists() else "wb") as film:
            film.write(head + picture.tobytes() + colours)


@dataclass(frozen=True)
class Square:
    """A square found on paper: what it says, its side in millimetres without its border, and the paper around it."""

    text: str
    side: int
    paper: Image.Image


def printed(page: Page) -> list[Square]:
    """The squares of the first sheet that leaves the printer, for a page of the office."""
    sheet = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))[0]
    return _squares(sheet.render(scale=DOTS_AN_INCH / 72).to_pil())


def shown(page: Page, selector: str, millimetres: int = 40) -> Image.Image:
    """A square on another screen, so large."""
    picture = Image.open(io.BytesIO(page.locator(selector).screenshot()))
    side = round(millimetres / 25.4 * DOTS_AN_INCH)
    return picture.resize((side, round(side * picture.height / picture.width)), Image.Resampling.NEAREST)


def _squares(sheet: Image.Image) -> list[Square]:
    found = []
    for one in zxingcpp.read_barcodes(sheet.convert("L")):
        corners = (one.position.top_left, one.position.top_right, one.position.bottom_right, one.position.bottom_left)
        left, right = min(at.x for at in corners), max(at.x for at in corners)
        top, bottom = min(at.y for at in corners), max(at.y for at in corners)
        around = round(12 / 25.4 * DOTS_AN_INCH)
        paper = sheet.crop((left - around, top - around, right + around, bottom + around))
        found.append(Square(one.text, round((right - left) * 25.4 / DOTS_AN_INCH), paper))
    return found
