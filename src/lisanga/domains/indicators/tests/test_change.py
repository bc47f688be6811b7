"""How scores changed since a day."""

from datetime import date

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.indicators.models import Assessment
from lisanga.domains.indicators.queries.change import ScoreChange, score_changes
from lisanga.domains.indicators.tests.test_record_assessment import marks, record
from lisanga.reports.tests.ground import Quarter

pytestmark = pytest.mark.django_db


def change(lived: Quarter, day: date) -> ScoreChange:
    place = lived.bulk.organisation
    found = score_changes(lived.scope("focal_point"), [place], day)
    assert set(found) == {place}
    return found[place]


def test_from_the_last_before_to_the_last_of_all(lived: Quarter) -> None:
    for day, mark in ((date(2026, 1, 10), 1), (date(2026, 2, 10), 2), (date(2026, 5, 10), 3), (date(2026, 8, 10), 4)):
        assert record(lived, day=day, marks=marks(mark)).recorded
    seen = change(lived, date(2026, 3, 1))
    assert (seen.before.on, seen.now.on) == (date(2026, 2, 10), date(2026, 8, 10))
    assert seen.points is not None
    assert seen.points == seen.now.score - seen.before.score > 0
    assert change(lived, date(2025, 1, 1)).before.on == date(2026, 1, 10)
    withdrawn = Assessment.plain.filter(on=date(2026, 8, 10))
    withdrawn.update(withdrawn_by=new_id())
    assert change(lived, date(2026, 3, 1)).now.on == date(2026, 5, 10)


def test_one_alone_and_two_grids_are_no_change(lived: Quarter) -> None:
    assert record(lived, day=date(2026, 2, 10)).recorded
    assert change(lived, date(2026, 3, 1)).points is None
    assert record(lived, day=date(2026, 5, 10)).recorded
    assert change(lived, date(2026, 3, 1)).points is not None
    Assessment.plain.filter(on=date(2026, 5, 10)).update(version="2031-1")
    assert change(lived, date(2026, 3, 1)).points is None


def test_for_whoever_reads_the_figures(lived: Quarter) -> None:
    with pytest.raises(NotVisible):
        score_changes(lived.network.stranger().scope, [lived.bulk.organisation], date(2026, 3, 1))
