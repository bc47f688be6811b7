"""The report of an agreement: fourteen parts, the figures of the network's page, nobody named, a constant cost."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lisanga.core.kernel.ids import new_id
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.indicators.operations.record_value import RecordValue
from lisanga.domains.indicators.tests.ground import defined, office
from lisanga.reports.network import rows, total
from lisanga.reports.parts.changes import changes
from lisanga.reports.parts.codes import headings, written
from lisanga.reports.parts.compose import dossier
from lisanga.reports.parts.explained import of_column, of_figure
from lisanga.reports.parts.shape import Amount, Dossier, Kind, Table, column_sum, values
from lisanga.reports.parts.snapshot import BadSnapshot, digest, freeze, thaw, with_texts
from lisanga.reports.parts.sources import About
from lisanga.reports.quarters import BadQuarter
from lisanga.reports.spans import span_of
from lisanga.reports.tests.ground import AT, FIRST, LAST, Quarter, make_works

pytestmark = pytest.mark.django_db
STARTS, ENDS = date(2025, 1, 1), date(2026, 12, 31)


def about(lived: Quarter, kind: Kind = "quarterly", period: str = "2026-Q1") -> About:
    span = span_of(period, STARTS, ENDS)
    return About(kind, new_id(), "CV-2025-001", "Convention", lived.network.partner, span, STARTS, ENDS)


def drawn(lived: Quarter, kind: Kind = "quarterly", period: str = "2026-Q1", role: str = "focal_point") -> Dossier:
    return dossier(lived.scope(role), about(lived, kind, period), AT)


def table(report: Dossier, part: str, key: str) -> Table:
    found = report.part(part)
    assert found is not None
    return next(one for one in found.tables if one.key == key)


def numbers(report: Dossier) -> dict[str, int | None]:
    return {key: value.value for key, value in values(report)}


def test_a_quarter_has_fourteen_parts_in_their_order(lived: Quarter) -> None:
    report = drawn(lived)
    assert [part.number for part in report.parts] == list(range(1, 15))
    assert [part.code for part in report.parts][::13] == ["cover", "annexes"]


@pytest.mark.parametrize(("kind", "count"), [("quarterly", 14), ("annual", 18), ("final", 22)])
def test_longer_reports_say_more_before_the_annexes(kind: Kind, count: int) -> None:
    codes = [heading.code for heading in headings(kind)]
    assert (len(codes), codes[-1], len(set(codes))) == (count, "annexes", count)
    assert "cover" not in written(kind)


def test_its_figures_are_those_of_the_network(lived: Quarter) -> None:
    report, scope = drawn(lived), lived.scope()
    totals = total(rows(scope, [lived.bulk.organisation, lived.quiet.organisation], FIRST, LAST))
    said = numbers(report)
    assert said["summary.members"] == totals.members == 4
    assert said["summary.grams"] == totals.grams == 3_300_000
    assert said["summary.paid"] == totals.paid == 850_000
    assert said["summary.autonomy"] == totals.autonomy == 75
    assert said["cooperatives.delivered.IDIOFA.grams"] == 3_300_000
    assert said["finances.books.IDIOFA.difference"] == 8_000_000 - 4_210_000


@pytest.mark.parametrize(
    ("part", "key", "columns"),
    [
        ("cooperatives", "delivered", (1, 2, 3)),
        ("cooperatives", "products", (1, 2, 3)),
        ("cooperatives", "lines", (2, 3, 4)),
        ("finances", "payments", (1, 2, 3, 4, 5)),
        ("finances", "books", (1, 2, 3, 4, 5)),
    ],
)
def test_every_table_adds_up(lived: Quarter, part: str, key: str, columns: tuple[int, ...]) -> None:
    one = table(drawn(lived), part, key)
    assert one.rows
    assert one.total is not None
    for column in columns:
        assert column_sum(one.rows, column) == one.total[column]


def test_keys_are_unique(lived: Quarter) -> None:
    keys = [key for key, _value in values(drawn(lived, "final", "final"))]
    assert len(keys) == len(set(keys))


def test_an_annual_report_sets_its_years_side_by_side(lived: Quarter) -> None:
    years = table(drawn(lived, "annual", "2026"), "trends", "years")
    assert [(row.key, row.cells[2]) for row in years.rows] == [("2025", 500_000), ("2026", 3_300_000)]


def test_a_final_report_compares_the_first_year_with_the_last(lived: Quarter) -> None:
    ends = table(drawn(lived, "final", "final"), "baseline", "ends")
    assert [row.cells[1:3] for row in ends.rows] == [(1, 500_000), (3, 3_300_000)]


def test_indicators_are_those_of_their_own_page(lived: Quarter) -> None:
    one = table(drawn(lived), "indicators", "indicators")
    said = {row.key: row.cells[4] for row in one.rows}
    assert len(one.rows) > 10
    assert said["cooperatives"] == Amount(200, "number")
    assert said["femmes"] == Amount(5_000, "rate", "", (200, 400))
    assert said["volume"] == Amount(3_300_000, "grams")
    assert said["revenu-membre"] == Amount(212_500, "cdf", "", (85_000_000, 400))
    assert all(row.cells[6] == "–" for row in one.rows)  # nothing is aimed at yet


def test_indicators_are_told_apart_by_sex(lived: Quarter) -> None:
    rows = {row.key: row.cells[1:] for row in table(drawn(lived), "indicators", "sexes").rows}
    assert rows["membres"] == (*(Amount(one, "number") for one in (200, 200, 0)), Amount(5_000, "rate"))
    assert rows["volume"][:2] == (Amount(2_000_000, "grams"), Amount(1_300_000, "grams"))
    assert "journees-travail" not in rows


def test_an_indicator_of_the_partner_s_own_is_a_number(lived: Quarter) -> None:
    """Two ratios of one year together: 18 of 50 and 2 of 10 make 20 of 60, not the mean (G81)."""
    own = defined(lived.network)
    for period, part, whole in (("2026-Q1", 1_800, 5_000), ("2026-Q2", 200, 1_000)):
        value = RecordValue(
            about=lived.network.partner,
            indicator=str(own),
            period=period,
            numerator=part,
            denominator=whole,
            women=part,
            men=0,
            evidence="Enquête signée",
        )
        assert office(lived.network, "record_value", value).recorded
    year = drawn(lived, "annual", "2026")
    row = next(row for row in table(year, "indicators", "indicators").rows if row.key == "own/EF-03")
    assert row.cells[4] == Amount(3_333, "rate", "", (2_000, 6_000))
    assert row.opens == "indicator:own/EF-03"
    sexes = {row.key: row.cells[1:3] for row in table(year, "indicators", "sexes").rows}
    assert sexes["own/EF-03"] == (Amount(2_000, "number"), Amount(0, "number"))


def test_a_ratio_that_keeps_its_value_may_have_moved(lived: Quarter) -> None:
    """Two of four women, then four of eight: one half both times, and told."""
    frozen = thaw(freeze(drawn(lived)))
    for number in range(4):
        person = {"family": f"Nouveau{number}", "sex": "FM"[number % 2], "birth_year": 1990}
        lived.quiet.send("members.register_member", person, date(2026, 4, 5))
    found = {change.key: change for change in changes(frozen, drawn(lived))}
    moved = found["indicators.indicators.femmes.actual"]
    assert moved.before == Amount(5_000, "rate", "", (200, 400))
    assert moved.now == Amount(5_000, "rate", "", (400, 800))
    assert moved.lives


@pytest.mark.parametrize("kind", ["quarterly", "final"])
def test_every_number_says_how_it_is_made(lived: Quarter, kind: Kind) -> None:
    report = drawn(lived, kind, "final" if kind == "final" else "2026-Q1")
    lacking = []
    for part in report.parts:
        lacking += [f"{part.code}.{one.key}" for one in part.figures if not of_figure(part.code, one.key)]
        for one in part.tables if part.code != "annexes" else ():
            numbers = [column.key for column in one.columns if column.unit not in ("text", "date")]
            lacking += [f"{part.code}.{one.key}.{key}" for key in numbers if not of_column(part.code, one.key, key)]
    assert lacking == []


def test_every_line_with_a_number_opens_something(lived: Quarter) -> None:
    report = drawn(lived, "final", "final")
    closed = [key for key, value in values(report) if not value.opens]
    assert closed == []


def test_nothing_is_invented(lived: Quarter) -> None:
    """A part without a source says that nothing is recorded."""
    part = drawn(lived).part("reintegration")
    assert part is not None
    assert (part.figures, part.tables, part.sentences) == ((), (), ("Rien n’est enregistré sur la période.",))


def test_no_member_is_named(lived: Quarter) -> None:
    text = freeze(drawn(lived, role="programme_officer"))
    assert "Kabeya" not in text
    assert "Mbuyi" not in text


def test_another_partner_has_no_such_report(lived: Quarter) -> None:
    with pytest.raises(NotVisible):
        dossier(lived.network.viewer("focal_point").scope, _of_other(lived), AT)
    with pytest.raises(NotVisible):
        dossier(lived.bulk.manager.scope, about(lived), AT)


def _of_other(lived: Quarter) -> About:
    one = about(lived)
    return About(
        one.kind, one.agreement, one.code, one.title, lived.network.other_partner, one.span, one.starts, one.ends
    )


@pytest.mark.parametrize(("kind", "period"), [("quarterly", "2026-Q1"), ("annual", "2026"), ("final", "final")])
def test_the_cost_does_not_grow(lived: Quarter, kind: Kind, period: str) -> None:
    def cost() -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            drawn(lived, kind, period)
        return len(seen)

    before = cost()
    for number in range(3):
        works = make_works(lived.network, f"NEW{number}", f"Nouvelle {number}", lived.network.partner)
        works.weigh(works.product("Riz", "paddy"), date(2026, 2, 3), 100)
    assert cost() == before


# Freezing


def test_a_snapshot_gives_the_report_back(lived: Quarter) -> None:
    report = with_texts(drawn(lived), {"context": "  Les pluies ont tardé. ", "cover": ""})
    text = freeze(report)
    assert thaw(text) == report
    assert freeze(thaw(text)) == text
    assert len(digest(text)) == 64
    context = report.part("context")
    assert context is not None
    assert context.text == "Les pluies ont tardé."


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"kind":"quarterly"}', "\ud83d\ude00"])
def test_another_text_is_no_report(text: str) -> None:
    with pytest.raises((BadSnapshot, UnicodeError)):
        thaw(text)


# What has changed


def test_a_late_delivery_changes_the_count_of_today_and_not_the_frozen_one(lived: Quarter) -> None:
    text = freeze(drawn(lived))
    product = lived.bulk.product("Arachide", "coque", 1000)
    lived.bulk.weigh(product, date(2026, 3, 30), 50)
    found = {change.key: change for change in changes(thaw(text), drawn(lived))}
    assert numbers(thaw(text))["summary.grams"] == 3_300_000
    grams = found["summary.grams"]
    told = (grams.before, grams.now, grams.difference)
    assert told == tuple(Amount(value, "grams") for value in (3_300_000, 3_350_000, 50_000))
    assert found["cooperatives.delivered.IDIOFA.grams"].difference == Amount(50_000, "grams")
    new = next(change for key, change in found.items() if key.startswith("cooperatives.products.arachide"))
    assert (new.before, new.now is None, new.difference) == (None, False, None)
    assert "summary.paid" not in found


def test_a_late_record_of_another_period_changes_nothing(lived: Quarter) -> None:
    text = freeze(drawn(lived))
    lived.bulk.pay(1000, date(2026, 4, 2))
    assert changes(thaw(text), drawn(lived)) == []


def test_a_new_member_is_no_lateness(lived: Quarter) -> None:
    text = freeze(drawn(lived))
    lived.quiet.send("members.register_member", {"family": "Ngoy", "sex": "F"}, date(2026, 4, 5))
    found = changes(thaw(text), drawn(lived))
    assert found
    assert {change.lives for change in found} == {True}


# Spans


@pytest.mark.parametrize(
    ("code", "first", "last", "name"),
    [
        ("2026-Q1", 2026 * 12, 2026 * 12 + 2, "1ᵉʳ trimestre 2026"),
        ("2026", 2026 * 12, 2026 * 12 + 11, "Année 2026"),
        ("final", 2025 * 12, 2026 * 12 + 11, "Toute la convention"),
    ],
)
def test_spans(code: str, first: int, last: int, name: str) -> None:
    span = span_of(code, STARTS, ENDS)
    assert (span.first, span.last, span.name) == (first, last, name)
    assert span.before.last == first - 1


@pytest.mark.parametrize("code", ["", "2026-Q5", "1999", "3000", "janvier", "2026-01"])
def test_what_is_no_period(code: str) -> None:
    with pytest.raises(BadQuarter):
        span_of(code, STARTS, ENDS)
