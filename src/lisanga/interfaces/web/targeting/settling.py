"""Rows of shared data that wait: beside each cell, what is wrong, what may have been meant, and a place to answer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lisanga.core.kernel import french
from lisanga.core.kernel.ids import new_id
from lisanga.domains.partnerships.operations.settle_data import SettleData, SettledRow
from lisanga.domains.partnerships.queries.data_rows import DataRowLine, data_rows
from lisanga.domains.partnerships.targeting.columns import DataColumn, Figure
from lisanga.domains.partnerships.targeting.measures import MEASURES, Nature
from lisanga.domains.places.matching import Atlas, Found, Level, Spot
from lisanga.interfaces.bridges.spreadsheets.cells import CellError
from lisanga.interfaces.bridges.targeting.figures import number, words, yes_or_no
from lisanga.interfaces.bridges.targeting.wording import lack_words
from lisanga.interfaces.web.paging import uuid_of
from lisanga.interfaces.web.submitting import send
from lisanga.interfaces.web.targeting.here import OnData, atlas_of, own_data_here
from lisanga.interfaces.web.targeting.showing import Shown, heading, row_figures

SHOWN = 20
"""Rows on one page: more come when these are settled."""
MOST_PLACES = 400


@dataclass(frozen=True, slots=True)
class Unread:
    """A cell that is no figure, with what is typed instead; `name` of its field."""

    name: str
    label: str
    cell: str
    typed: str
    unknown: bool
    error: str = ""

    @property
    def told(self) -> str:
        """ "Producteurs : « environ 3 000 »", the cell held together."""
        return f"{self.label} : «\u00a0{self.cell}\u00a0»"


@dataclass(frozen=True, slots=True)
class Waiting:
    """One row with what it lacks; `maybe` may have been meant (value, label); `chosen` is the place that was picked."""

    line: DataRowLine
    message: str
    maybe: list[tuple[str, str]]
    chosen: str
    figures: list[Shown]
    unread: list[Unread]
    aside: str
    inside: Spot | None = None


@dataclass(frozen=True, slots=True)
class Answers:
    """What was answered: rows that can be sent, and whether some cell still is no figure."""

    rows: tuple[SettledRow, ...]
    wrong: bool


def settle(request: HttpRequest, code: str, identifier: UUID) -> HttpResponse:
    """The first rows that wait, the answers typed kept through errors; all of one page are settled together."""
    on = own_data_here(request, code, identifier)
    columns, atlas = on.row.newest.columns, atlas_of(on.there)
    lines = data_rows(on.there.scope, on.row.id, on.there.viewer.today, waiting=True, limit=SHOWN)
    waiting = [_waiting(line, columns, atlas, request.POST) for line in lines]
    if request.method == "POST":
        found = _inside(waiting) if "inside" in request.POST else _answers(waiting, request.POST)
        if found.rows and not found.wrong and _sent(request, on, found.rows):
            rest = on.row.waiting > len(found.rows)
            return redirect(on.url("data_settle") if rest else on.url("data_set"))
        if not found.rows and not found.wrong and _answered(request.POST):
            return redirect(on.url("data_settle" if waiting else "data_set"))  # settled by the click before
        if not found.rows and not found.wrong:
            messages.error(request, _("Choisissez un lieu, écrivez un chiffre, ou mettez une ligne de côté."))
    context = {
        "there": on.there,
        "on": on,
        "row": on.row,
        "waiting": waiting,
        "places": _places(on, atlas),
        "inside": sum(1 for one in waiting if one.inside is not None),
        "operation_id": new_id(),
        "more": max(0, on.row.waiting - len(waiting)),
    }
    return render(request, "targeting/settle.html", context, status=422 if request.method == "POST" else 200)


def _answered(post: QueryDict) -> bool:
    """Whether something was said of any row, one that waits no more too."""
    return any(text and name.startswith(("place-", "figure-", "aside-", "unknown-")) for name, text in post.items())


def _waiting(line: DataRowLine, columns: Sequence[DataColumn], atlas: Atlas, post: QueryDict) -> Waiting:
    found = _found(line, atlas) if line.lack else None
    maybe = list(found.candidates) if found else []
    if found and found.inside is not None and found.inside not in maybe:
        maybe.append(found.inside)
    return Waiting(
        line=line,
        message=lack_words(found) if found and found.lack else "",
        maybe=[(spot.key, spot.label) for spot in maybe if spot.province in atlas.home],
        chosen=post.get(f"place-{line.number}", ""),
        figures=[one for one in row_figures(line, columns) if not one.unread],
        unread=[_unread(line.number, index, columns[index], cell, post) for index, cell in line.unread.items()],
        aside=post.get(f"aside-{line.number}", ""),
        inside=found.inside if found else None,
    )


def _found(line: DataRowLine, atlas: Atlas) -> Found:
    return atlas.find({Level(level): text for level, text in line.written.items()})


def _unread(row: int, index: int, column: DataColumn, cell: str, post: QueryDict) -> Unread:
    name = f"{row}-{index}"
    typed, unknown = post.get(f"figure-{name}", ""), f"unknown-{name}" in post
    error = ""
    if typed and not unknown:
        try:
            _figure(typed, column)
        except CellError as wrong:
            error = str(wrong)
    return Unread(name, heading(column), cell, typed, unknown, error)


def _figure(typed: str, column: DataColumn) -> Figure:
    """As a cell of the file is read. Raises CellError."""
    if column.nature == Nature.WORDS:
        return words(typed)
    if column.nature == Nature.YES_NO:
        return yes_or_no(typed)
    known = MEASURES.get(column.measure)
    return number(typed, whole=bool(known and known.whole))


def _inside(waiting: Sequence[Waiting]) -> Answers:
    """Every row of the page whose place is not known, at the narrowest zone that it does name."""
    rows = tuple(
        SettledRow(
            number=one.line.number,
            province=one.inside.province,
            territory=one.inside.territory,
            place=one.inside.place,
        )
        for one in waiting
        if one.inside is not None
    )
    return Answers(rows, wrong=False)


def _answers(waiting: Sequence[Waiting], post: QueryDict) -> Answers:
    rows = tuple(_rows(waiting, post))
    return Answers(rows, any(cell.error for one in waiting for cell in one.unread))


def _rows(waiting: Sequence[Waiting], post: QueryDict) -> Iterator[SettledRow]:
    """Only those that were answered; the others go on waiting."""
    for one in waiting:
        province, _slash, rest = one.chosen.partition("/")
        territory, _slash, place = rest.partition("/")
        figures: dict[int, Figure] = {
            int(cell.name.partition("-")[2]): None if cell.unknown else cell.typed
            for cell in one.unread
            if (cell.unknown or cell.typed) and not cell.error
        }
        if one.aside.strip() or province or figures:
            yield SettledRow(
                number=one.line.number,
                province=province,
                territory=territory,
                place=uuid_of(place),
                figures=figures,
                aside=one.aside.strip(),
            )


def _sent(request: HttpRequest, on: OnData, rows: tuple[SettledRow, ...]) -> bool:
    columns = on.row.newest.columns
    read = tuple(
        SettledRow(
            number=row.number,
            province=row.province,
            territory=row.territory,
            place=row.place,
            aside=row.aside,
            figures={index: _read(typed, columns[index]) for index, typed in row.figures.items()},
        )
        for row in rows
    )
    payload = SettleData(data_set=on.row.id, version=on.row.versions, rows=read)
    said = french.plural(len(rows), _("ligne est réglée."), _("lignes sont réglées."))
    identifier = uuid_of(request.POST.get("operation_id")) or new_id()
    answer = send(request, "partnerships.settle_data", on.there.register, payload, id=identifier, said=said)
    return answer.recorded


def _read(typed: Figure, column: DataColumn) -> Figure:
    return _figure(typed, column) if isinstance(typed, str) else typed


def _places(on: OnData, atlas: Atlas) -> list[tuple[str, str]]:
    """All that may be chosen: zones and places of the agreement's provinces, by name."""
    found = sorted(atlas.at_home(), key=lambda spot: (spot.province, spot.territory, spot.place is not None, spot.name))
    return [(spot.key, spot.label) for spot in found[:MOST_PLACES]]
