"""A report frozen as text: the same report gives the same text, and the text gives the report back. Pure."""

from datetime import date, datetime
from hashlib import sha256

import msgspec

from lisanga.reports.parts.shape import Dossier, Part, Table


class BadSnapshot(ValueError):
    """The text is no report of ours."""


def freeze(dossier: Dossier) -> str:
    """Canonical JSON: fields in one order, no spaces."""
    return msgspec.json.encode(dossier, order="deterministic").decode()


def thaw(text: str) -> Dossier:
    """BadSnapshot for a text that is no report, or one whose tables and days do not hold together."""
    try:
        found = msgspec.json.decode(text.encode(), type=Dossier)
        _hold(found)
    except (msgspec.DecodeError, ValueError) as error:
        raise BadSnapshot(str(error)) from error
    return found


def _hold(dossier: Dossier) -> None:
    """ValueError for what no reader could show."""
    for day in (dossier.starts, dossier.ends):
        date.fromisoformat(day)
    datetime.fromisoformat(dossier.composed_at)
    for part in dossier.parts:
        for table in part.tables:
            _hold_table(table)
        for chart in part.charts:
            lengths = {len(chart.letters), len(chart.names), *(len(one.values) for one in chart.series)}
            if not chart.series or len(lengths) != 1:
                raise ValueError(f"the chart {chart.key} has not as many values as names")


def _hold_table(table: Table) -> None:
    lines = [row.cells for row in table.rows]
    lines += [table.total] if table.total is not None else []
    for cells in lines:
        if not cells or len(cells) != len(table.columns):
            raise ValueError(f"a line of {table.key} has not as many cells as the table has columns")
        for column, cell in zip(table.columns, cells, strict=True):
            if column.unit == "date" and cell:
                date.fromisoformat(str(cell))


def digest(text: str) -> str:
    """What stands on the cover and in the register: sixty-four hexadecimal digits."""
    return sha256(text.encode()).hexdigest()


def with_texts(dossier: Dossier, texts: dict[str, str]) -> Dossier:
    """The same report with what people wrote, part by part (code → text)."""
    return msgspec.structs.replace(dossier, parts=tuple(_with_text(part, texts) for part in dossier.parts))


def _with_text(part: Part, texts: dict[str, str]) -> Part:
    return msgspec.structs.replace(part, text=texts.get(part.code, "").strip())
