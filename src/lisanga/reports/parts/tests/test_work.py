"""Activities, training and the money of missions: counted from the records, the same for many as for few."""

from dataclasses import replace
from datetime import date, datetime, timezone

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lisanga.domains.partnerships.operations.cancel_mission import CancelMission
from lisanga.domains.partnerships.operations.record_spending import RecordSpending
from lisanga.reports.parts.changes import changes
from lisanga.reports.parts.compose import dossier
from lisanga.reports.parts.explained import of_column, of_figure
from lisanga.reports.parts.shape import Amount, Dossier, Table, values
from lisanga.reports.parts.snapshot import freeze, thaw
from lisanga.reports.parts.tests.working import MARCH, Work, begun, make_work
from lisanga.reports.tests.ground import AT, Quarter, make_works

pytestmark = pytest.mark.django_db
SPENT = date(2026, 3, 20)


@pytest.fixture
def work(lived: Quarter) -> Work:
    return make_work(lived)


def drawn(work: Work, at: datetime = AT) -> Dossier:
    return dossier(work.lived.scope("focal_point"), work.about, at)


def numbers(report: Dossier) -> dict[str, int | None]:
    return {key: value.value for key, value in values(report)}


def tables(report: Dossier, part: str) -> dict[str, Table]:
    found = report.part(part)
    assert found is not None
    return {table.key: table for table in found.tables}


def done(report: Dossier) -> dict[str, tuple[object, ...]]:
    return {row.key: row.cells[1:] for row in tables(report, "activities")["done"].rows}


def test_planned_done_and_late(work: Work) -> None:
    found = done(drawn(work))
    assert found["sessions"] == (3, 2, 1)
    assert found["missions"] == (2, 1, 1)
    assert found["visits"] == (2, 1, 1)
    assert found["promises"] == (1, 0, 1)
    due, kept, late = found["obligations_office"]
    assert (kept, late) == (1, int(str(due)) - 1)


def test_what_is_to_come_is_not_late(work: Work) -> None:
    found = done(drawn(work, datetime(2026, 3, 10, 9, tzinfo=timezone.utc)))
    assert found["sessions"] == (3, 2, 0)
    assert found["missions"] == (2, 1, 0)


def test_obligations_say_the_same_in_both_parts(work: Work) -> None:
    report = drawn(work)
    for side in ("office", "partner"):
        total = tables(report, "obligations")[side].total
        assert total is not None
        assert done(report)[f"obligations_{side}"] == total[2:]


def test_people_are_counted_once(work: Work) -> None:
    """Three came, one of them twice: four presences, three people."""
    report = drawn(work)
    said = numbers(report)
    assert (said["training.people"], said["training.held"], said["training.hours"]) == (3, 2, 16)
    assert (said["training.certificates"], said["training.trainers"]) == (2, 0)
    sessions = tables(report, "training")["sessions"]
    assert sessions.total is not None
    assert sessions.total[6] == 4
    for key in ("people", "zones", "origins"):
        table = tables(report, "training")[key]
        assert table.total is not None
        assert table.total[1:] == (2, 1, 3)
    origins = {row.key: row.cells[-1] for row in tables(report, "training")["origins"].rows}
    assert origins == {"IDIOFA": 1, "=none": 2}


def test_the_gain_is_of_the_sums(work: Work) -> None:
    """Before 4500 + 5500, after 7200 + 7800 of 20000: 5000 of 10000, not the mean of 49,09 % and 51,11 %."""
    assert numbers(drawn(work))["training.gain"] == 5_000


def test_currencies_stay_apart(work: Work) -> None:
    work.travel.office("record_spending", RecordSpending(line=work.travel.ours, amount=40_000, currency="USD"))
    report = drawn(work)
    finances = tables(report, "finances")
    assert [row.cells for row in finances["office_usd"].rows] == [("Billet d’avion", 42_000, 0, 0, 42_000, 0, 42_000)]
    assert [row.cells[1] for row in finances["partner_cdf"].rows] == [450_000]
    assert "office_cdf" not in finances
    assert all(column.unit in ("text", "usd") for column in finances["office_usd"].columns)


def test_money_counts_on_its_day(work: Work) -> None:
    """The tickets were paid in the second quarter for the most part: the rest is seen from the beginning on."""
    for amount, day in ((10_000, SPENT), (30_000, date(2026, 4, 2))):
        paid = RecordSpending(line=work.travel.ours, amount=amount, currency="USD")
        assert work.travel.office("record_spending", paid, business_date=day).recorded
    (row,) = tables(drawn(work), "finances")["office_usd"].rows
    assert row.cells[1:] == (42_000, 0, 10_000, 42_000, 10_000, 32_000)


def test_a_mission_called_off_is_no_longer_planned(work: Work) -> None:
    coming = work.mission(date(2026, 3, 23), arrives=False)
    assert done(drawn(work))["missions"] == (3, 1, 2)
    called = CancelMission(mission=coming, reason="Route coupée")
    assert work.travel.office("cancel_mission", called).recorded
    assert done(drawn(work))["missions"] == (2, 1, 1)


def test_a_late_attendance_is_told_figure_by_figure(work: Work) -> None:
    frozen = freeze(drawn(work))
    late = work.ground.session(planned_on=MARCH, hours=6)
    work.ground.attend(late, work.ground.person("Tard", sex="F"), day=MARCH)
    found = {one.key: (one.before, one.now) for one in changes(thaw(frozen), drawn(work))}
    assert found["training.people"] == (Amount(3, "count"), Amount(4, "count"))
    assert found["training.hours"] == (Amount(16, "count"), Amount(22, "count"))
    assert found["activities.done.sessions.done"] == (Amount(2, "count"), Amount(3, "count"))
    assert "finances.office_usd.air_ticket.planned" not in found


def test_nobody_is_named(work: Work) -> None:
    text = freeze(drawn(work))
    assert not any(name in text for name in ("Mpia", "Mbo", "Mbuyi", "Astrid", "Le gérant"))


def test_no_random_number_stands_in_it(work: Work) -> None:
    """Two installations with the same story freeze the same text."""
    text = freeze(drawn(work))
    made = [work.agreement, work.ground.roadmap, work.travel.ours, work.lived.bulk.organisation]
    assert not any(str(one) in text for one in made)


def test_nothing_was_done(lived: Quarter) -> None:
    report = drawn(begun(lived))
    assert done(report)["sessions"] == (0, 0, 0)
    assert [table.key for table in tables(report, "activities").values()] == ["done"]
    part = report.part("training")
    assert part is not None
    assert part.sentences == ("Aucune séance n’était prévue ni n’a été tenue sur la période.",)


def test_another_partner_reads_nothing_of_it(work: Work) -> None:
    """The same agreement asked for by the other province: zeros everywhere."""
    network = work.lived.network
    theirs = replace(work.about, partner=network.other_partner)
    report = dossier(network.stranger("focal_point").scope, theirs, AT)
    assert all(not any(cells) for cells in done(report).values())
    assert set(tables(report, "finances")) == {"payments", "books"}


def test_the_cost_is_the_same_for_twenty_times_as_much(work: Work) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as seen:
            drawn(work)
        return len(seen)

    before, once = cost(), numbers(drawn(work))
    people = work.ground.people(4)
    for number in range(20):
        make_works(work.lived.network, f"MANY{number}", f"Beaucoup {number}", work.lived.network.partner)
        work.trained(date(2026, 2, 1 + number), *people)
        work.mission(date(2026, 2, 1 + number))
        work.visit(date(2026, 2, 1 + number))
    many = numbers(drawn(work))
    assert (many["training.held"], once["training.held"]) == (22, 2)
    assert cost() == before <= 84


def test_every_number_says_how_it_is_made_and_opens(work: Work) -> None:
    lacking = []
    report = drawn(work)
    for part in report.parts:
        lacking += [f"{part.code}.{one.key}" for one in part.figures if not of_figure(part.code, one.key)]
        for one in part.tables if part.code != "annexes" else ():
            counted = [column.key for column in one.columns if column.unit not in ("text", "date")]
            lacking += [f"{part.code}.{one.key}.{key}" for key in counted if not of_column(part.code, one.key, key)]
    assert lacking == []
    closed = {key for key, value in values(report) if not value.opens}
    assert all(key.startswith(("training.people.", "training.zones.", "training.origins.=")) for key in closed)
