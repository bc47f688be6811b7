"""A document of paragraphs, lists and tables, as DOCX: A4, French, our colours, a header and numbered pages. It is made
to be edited: headings are real headings, tables real tables. The same content gives the same bytes."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import Literal

from lisanga.interfaces.bridges.documents import markup, package

DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FOREST, SOFT = "1F5D3A", "5C564B"
_HEAD, _TOTAL = "1F5D3A", "F6F2E9"
_SHORT = 14  # lines of a table that stays on one page
PAGE_WIDTH = 9866  # between the margins of an A4 page, in twentieths of a point
Side = Literal["left", "right"]


class Document:
    """Written from top to bottom; `to_bytes` ends it. `language` of the spelling is French."""

    def __init__(self, title: str, header: str = "", footer: str = "") -> None:
        self._title, self._header, self._footer = title, header, footer
        self._body: list[str] = []
        self._pictures: list[bytes] = []

    def title(self, text: str, above: str = "", below: str = "") -> None:
        """The large words of a cover."""
        if above:
            self._body.append(markup.paragraph(markup.run(above, colour=SOFT, half_points=24)))
        self._body.append(markup.paragraph(markup.run(text), "Title"))
        if below:
            self._body.append(markup.paragraph(markup.run(below, bold=True, half_points=32)))

    def heading(self, text: str, level: int = 1) -> None:
        """Levels 1 to 3."""
        self._body.append(markup.paragraph(markup.run(text), f"Heading{level}"))

    def paragraph(self, text: str, *, soft: bool = False, bold: bool = False, stays: bool = False) -> None:
        """Blank lines in the text part paragraphs; `stays`: on the page of what follows."""
        for block in text.split("\n\n"):
            if block.strip():
                run = markup.run(block, bold=bold, colour=SOFT if soft else "")
                self._body.append(markup.paragraph(run, stays=stays))

    def bullets(self, items: Iterable[str]) -> None:
        self._body.extend(markup.paragraph(markup.run(item), bullet=True) for item in items)

    def table(
        self,
        columns: Sequence[str],
        rows: Iterable[Sequence[str]],
        sides: Sequence[Side] = (),
        total: Sequence[str] | None = None,
        widths: Sequence[int] = (),
    ) -> None:
        """Texts ready to print; `widths` are shares of the page's width (equal without them). A short table stays on
        one page, and a total never stands alone."""
        aligned = list(sides) or ["left"] * len(columns)
        shares = list(widths) or [1] * len(columns)
        exact = [PAGE_WIDTH * share // sum(shares) for share in shares]
        lines = list(rows)
        short = len(lines) <= _SHORT
        made = []
        if any(columns):
            made.append(_row(columns, aligned, exact, "FFFFFF", _HEAD, head=True, stays=True))
        for place, one in enumerate(lines, 1):
            last = place == len(lines)
            made.append(_row(one, aligned, exact, stays=total is not None if last else short))
        if total is not None:
            made.append(_row(total, aligned, exact, shade=_TOTAL, bold=True))
        self._body.append(markup.table(made, exact))
        self._body.append(markup.paragraph(""))

    def picture(self, png: bytes, millimetres: float, words: str) -> None:
        """A square picture on its own line; `words` say what it shows."""
        self._pictures.append(png)
        number = len(self._pictures)
        self._body.append(markup.paragraph(markup.picture(f"rIdP{number}", number, millimetres, words)))

    def page_break(self) -> None:
        self._body.append('<w:p><w:r><w:br w:type="page"/></w:r></w:p>')

    def to_bytes(self) -> bytes:
        target = io.BytesIO()
        files = package.files(self._title, "".join(self._body), self._header, self._footer, self._pictures)
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in files.items():
                member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                member.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(member, content)
        return target.getvalue()


def _row(
    cells: Sequence[str],
    sides: Sequence[str],
    widths: Sequence[int],
    colour: str = "",
    shade: str = "",
    *,
    head: bool = False,
    bold: bool = False,
    stays: bool = False,
) -> str:
    made = [
        markup.cell(
            markup.paragraph(
                markup.run(text, bold=head or bold, colour=colour),
                "Cell" if len(cells) < 7 else "CellSmall",
                "right" * (side == "right"),
                stays=stays,
            ),
            width,
            shade,
        )
        for text, side, width in zip(cells, sides, widths, strict=True)
    ]
    return markup.row(made, head=head)
