"""Rows that wait: a place is chosen, a figure written, a row set aside; the sums follow."""

from typing import Any

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.verdicts import Verdict
from lisanga.domains.partnerships.models import DataZone
from lisanga.domains.partnerships.operations.settle_data import SettleData, SettledRow
from lisanga.domains.partnerships.tests.sharing import TODAY, Sharing, file_of
from lisanga.domains.partnerships.tests.travelling import assert_standard, codes

pytestmark = pytest.mark.django_db


def settle(sharing: Sharing, *rows: SettledRow, version: int = 1) -> Any:
    sent = SettleData(data_set=sharing.data, version=version, rows=rows)
    return sharing.travel.partner("settle_data", sent, business_date=TODAY)


def sums(sharing: Sharing) -> dict[str, str]:
    zones = DataZone.plain.filter(version__data_set=sharing.data)
    return dict(zones.values_list("territory", "sums"))


def test_a_place_is_chosen_and_the_cell_stays(sharing: Sharing) -> None:
    answer = settle(sharing, SettledRow(number=3, province="CD-KL", territory="Gungu"))
    assert answer.result["left"] == 1
    row = sharing.row(3)
    assert (row.territory, row.kind, row.lack, row.is_open) == ("Gungu", "territoire", "", False)
    assert row.written == '{"territory":"Gungou"}'
    assert (row.settled_by, row.settled_on) == (sharing.travel.focal_point.person, TODAY)
    assert sums(sharing)["Gungu"] == "[3000000,null,null]"


def test_a_place_of_the_network_and_a_figure(sharing: Sharing) -> None:
    chosen = SettledRow(number=3, province="CD-KL", place=sharing.kwenge)
    written = SettledRow(number=4, figures={0: 900_000})
    assert settle(sharing, chosen, written).result["left"] == 0
    assert sums(sharing) == {
        "Idiofa": "[5000000,null,null]",
        "Bulungu": "[3000000,null,null]",
        "Gungu": "[900000,null,null]",
    }
    assert (sharing.row(4).figures, sharing.row(4).unread) == ("[900000,12000,null]", "{}")


def test_a_row_is_set_aside(sharing: Sharing) -> None:
    assert settle(sharing, SettledRow(number=4, aside="Chiffre perdu")).recorded
    assert (sharing.row(4).aside, sharing.row(4).is_open) == ("Chiffre perdu", False)
    assert "Gungu" not in sums(sharing)


def test_a_figure_that_nobody_knows_stays_empty(sharing: Sharing) -> None:
    assert settle(sharing, SettledRow(number=4, figures={0: None})).recorded
    assert (sharing.row(4).figures, sharing.row(4).is_open) == ("[null,12000,null]", False)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (SettledRow(number=2, aside="x"), "settled_already"),
        (SettledRow(number=99, aside="x"), "settled_already"),
        (SettledRow(number=3), "nothing_settled"),
        (SettledRow(number=3, province="CD-KL", territory="Tshela"), "unknown_place"),
        (SettledRow(number=3, province="CD-KL", place=new_id()), "unknown_place"),
        (SettledRow(number=4, figures={1: 5}), "bad_figure"),
        (SettledRow(number=4, figures={0: "mille"}), "bad_figure"),
        (SettledRow(number=4, figures={0: -5}), "bad_figure"),
        (SettledRow(number=4, aside="x" * 201), "too_long"),
    ],
)
def test_what_is_refused(sharing: Sharing, row: SettledRow, code: str) -> None:
    answer = settle(sharing, row)
    assert (answer.verdict, codes(answer)) == (Verdict.REFUSED, [code])


def test_one_bad_row_settles_nothing(sharing: Sharing) -> None:
    good, bad = SettledRow(number=3, province="CD-KL", territory="Gungu"), SettledRow(number=99, aside="x")
    assert settle(sharing, good, bad).verdict == Verdict.REFUSED
    assert sharing.row(3).is_open
    assert codes(settle(sharing)) == ["nothing_settled"]
    assert codes(settle(sharing, good, good)) == ["settled_already"]


def test_another_version_came_in_between(sharing: Sharing) -> None:
    newer = file_of(sharing.travel.agreement, digest="d4" * 32, replaces=sharing.data)
    sharing.travel.partner("share_data", newer, business_date=TODAY)
    row = SettledRow(number=3, province="CD-KL", territory="Gungu")
    assert codes(settle(sharing, row)) == ["other_version"]
    assert settle(sharing, row, version=2).recorded


def test_the_programme_settles_nothing(sharing: Sharing) -> None:
    row = SettledRow(number=3, province="CD-KL", territory="Gungu")
    answer = sharing.travel.office("settle_data", SettleData(data_set=sharing.data, version=1, rows=(row,)))
    assert codes(answer) == ["unknown_data"]


def test_standard_cases(sharing: Sharing) -> None:
    row = SettledRow(number=3, province="CD-KL", territory="Gungu")
    sent = SettleData(data_set=sharing.data, version=1, rows=(row,))
    travel = sharing.travel
    assert_standard(travel, "settle_data", travel.network.partner, travel.focal_point, sent)
