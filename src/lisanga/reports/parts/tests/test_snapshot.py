"""What is frozen and does not hold together is no report: it is told, never shown."""

from typing import Any

import msgspec
import pytest

from lisanga.interfaces.bridges.dossiers.tests.samples import dossier
from lisanga.reports.parts.shape import Amount, Cell, Dossier, Part, Row, Table
from lisanga.reports.parts.snapshot import BadSnapshot, freeze, thaw

FROZEN = freeze(dossier())


def with_table(**more: Any) -> Dossier:
    """The sample, with one of its tables changed."""
    report = dossier()
    parts = [_changed(part, more) for part in report.parts]
    return msgspec.structs.replace(report, parts=tuple(parts))


def _changed(part: Part, more: dict[str, Any]) -> Part:
    if not part.tables:
        return part
    table: Table = msgspec.structs.replace(part.tables[0], **more)
    return msgspec.structs.replace(part, tables=(table, *part.tables[1:]))


def cells(*values: Cell) -> tuple[Row, ...]:
    return (Row("one", values),)


def test_the_sample_is_read() -> None:
    assert thaw(FROZEN) == dossier()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "{}",
        FROZEN[:-1],
        FROZEN.replace('"starts":"', '"starts":"le '),
        FROZEN.replace('"composed_at":"', '"composed_at":"hier '),
        FROZEN.replace('"parts":[', '"parts":[7,'),
        '{"kind":"quarterly"}',
        "\ud83d",
    ],
)
def test_what_is_no_report(text: str) -> None:
    with pytest.raises(BadSnapshot):
        thaw(text)


@pytest.mark.parametrize(
    "more",
    [
        {"rows": cells("Idiofa")},
        {"rows": cells(*[1] * 9)},
        {"rows": cells("Idiofa", 1, 2, 3, 4, 5, "le 14 mars")},
        {"total": ("Ensemble",)},
        {"columns": ()},
    ],
)
def test_tables_that_do_not_hold_together(more: dict[str, Any]) -> None:
    with pytest.raises(BadSnapshot):
        thaw(freeze(with_table(**more)))


def test_a_chart_with_a_month_too_many() -> None:
    report = dossier()
    parts = [
        msgspec.structs.replace(
            part, charts=tuple(msgspec.structs.replace(one, names=(*one.names, "avril")) for one in part.charts)
        )
        for part in report.parts
    ]
    assert any(part.charts for part in parts)
    with pytest.raises(BadSnapshot):
        thaw(freeze(msgspec.structs.replace(report, parts=tuple(parts))))


def test_a_number_with_its_unit_comes_back() -> None:
    row = cells("Femmes", Amount(3_333, "rate", "", (2_000, 6_000)), None, 1, 1650, 46, "2026-03-14")
    report = with_table(rows=row)
    assert thaw(freeze(report)) == report
