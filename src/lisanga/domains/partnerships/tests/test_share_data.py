"""A file comes in with its rows, and what waits too; what speaks of persons does not; the same file changes nothing."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile

from lisanga.core.files.keeping import keep
from lisanga.core.files.kinds import SHEETS
from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.verdicts import Verdict
from lisanga.domains.partnerships.models import DataRow, DataSet, DataSetVersion, DataZone
from lisanga.domains.partnerships.operations.share_data import ShareData
from lisanga.domains.partnerships.targeting.columns import DataColumn, DataLine
from lisanga.domains.partnerships.tests import ground
from lisanga.domains.partnerships.tests.sharing import COLUMNS, LINES, TODAY, Sharing, file_of
from lisanga.domains.partnerships.tests.travelling import Travel, assert_standard, codes

pytestmark = pytest.mark.django_db


def test_rows_come_in_and_two_wait(sharing: Sharing) -> None:
    rows = DataRow.plain.filter(version__data_set=sharing.data).order_by("number")
    assert [(row.number, row.territory, row.is_open) for row in rows] == [
        (2, "Idiofa", False),
        (3, "", True),
        (4, "Gungu", True),
    ]
    zones = DataZone.plain.filter(version__data_set=sharing.data).order_by("territory")
    assert [(zone.territory, zone.rows, zone.sums) for zone in zones] == [
        ("Gungu", 1, "[null,null,null]"),
        ("Idiofa", 1, "[5000000,null,null]"),
    ]
    version = DataSetVersion.plain.get(data_set=sharing.data)
    assert (version.file, version.digest, version.left_out) == ("", "c3" * 32, '[["Chef","identity"]]')


def test_a_place_gives_its_own_zone(sharing: Sharing) -> None:
    """What was sent of province and territoire does not matter."""
    where: dict[str, Any] = {"province": "CD-KL", "territory": "Gungu", "place": sharing.kwenge}
    line = DataLine(number=2, written={}, figures=(1, 2, None), **where)
    sent = file_of(sharing.travel.agreement, digest="d4" * 32, lines=(line,))
    shared = sharing.travel.partner("share_data", sent, business_date=TODAY)
    row = DataRow.plain.get(version=shared.id)
    assert (row.territory, row.kind, row.place) == ("Bulungu", "secteur", sharing.kwenge)


def test_the_same_file_changes_nothing(sharing: Sharing) -> None:
    travel = sharing.travel
    answer = travel.partner("share_data", file_of(travel.agreement, title="Autre"), business_date=TODAY)
    assert (answer.verdict, codes(answer)) == (Verdict.REFUSED, ["already_brought"])
    assert f"{TODAY:%d/%m/%Y}" in answer.problems[0].message
    assert DataSet.plain.count() == 1


def test_a_newer_version_speaks_and_the_first_one_stays(sharing: Sharing) -> None:
    travel = sharing.travel
    newer = file_of(travel.agreement, digest="d4" * 32, replaces=sharing.data, lines=LINES[:1], title="Population 2026")
    assert travel.partner("share_data", newer, business_date=TODAY).result["version"] == 2
    data = DataSet.plain.get()
    assert (data.versions, data.title) == (2, "Population 2026")
    assert [one.rows for one in DataSetVersion.plain.order_by("number")] == [3, 1]
    other = file_of(travel.agreement, digest="e5" * 32, replaces=new_id())
    assert codes(travel.partner("share_data", other, business_date=TODAY)) == ["unknown_data"]


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"title": " "}, "empty"),
        ({"source": ""}, "empty"),
        ({"service": "x" * 161}, "too_long"),
        ({"reference_on": TODAY + timedelta(days=1)}, "bad_reference"),
        ({"permitted_until": TODAY - timedelta(days=1)}, "bad_end"),
        ({"digest": "zz"}, "bad_digest"),
        ({"label": "cerpec"}, "unknown_label"),
        ({"readers": (new_id(),), "label": "restricted"}, "unknown_reader"),
        ({"columns": ()}, "no_column"),
        ({"lines": ()}, "no_row"),
        ({"lines": LINES[:1] * 2}, "row_twice"),
        ({"lines": (DataLine(number=2, written={}, figures=(1,), lack="empty"),)}, "bad_row"),
        ({"lines": (DataLine(number=2, written={}, figures=(-1, 1, None), lack="empty"),)}, "bad_row"),
        ({"lines": (DataLine(number=2, written={}, figures=(1, 1, None), lack="nonsense"),)}, "unknown_place"),
        ({"lines": (DataLine(number=2, written={}, figures=(1, 1, None), province="CD-XX"),)}, "unknown_place"),
        (
            {"lines": (DataLine(number=2, written={}, figures=(1, 1, None), province="CD-KL", place=new_id()),)},
            "unknown_place",
        ),
        ({"left_out": (), "kept": True}, "no_file"),
        ({"kept": True}, "persons_in_file"),
        ({"agreement": new_id()}, "unknown_agreement"),
    ],
)
def test_what_is_refused(travel: Travel, wrong: dict[str, Any], code: str) -> None:
    answer = travel.partner("share_data", file_of(**{"agreement": travel.agreement, **wrong}), business_date=TODAY)
    assert (answer.verdict, codes(answer)[:1]) == (Verdict.REFUSED, [code])


@pytest.mark.parametrize(
    ("header", "cell"),
    [("Nom du chef", "MPIA Jean"), ("Téléphone", "081 123 45 67"), ("Remarques", "appeler le 0811234567"),
     ("Infractions", "vol")],
)  # fmt: skip
def test_the_door_takes_no_column_about_persons(travel: Travel, header: str, cell: str) -> None:
    """Whatever program sends it."""
    columns = (*COLUMNS[:2], DataColumn(letter="E", header=header, label="Divers", nature="words"))
    lines = (DataLine(number=2, written={}, figures=(1, 2, cell), province="CD-KL"),)
    answer = travel.partner("share_data", file_of(travel.agreement, columns=columns, lines=lines), business_date=TODAY)
    assert codes(answer) == ["personal_column"]
    assert answer.problems[0].field == "columns[2]"


def test_the_programme_shares_nothing_for_the_partner(travel: Travel) -> None:
    answer = travel.office("share_data", file_of(travel.agreement), business_date=TODAY)
    assert codes(answer) == ["partner_only"]


def test_sharing_keeps_the_obligation_of_the_year(travel: Travel) -> None:
    """P3, without naming what only some may read."""
    network = travel.network
    agreement = ground.signed(network, "active", code="KL-9")
    sent = file_of(agreement, label="restricted", title="Secret")
    assert travel.partner("share_data", sent, business_date=TODAY).recorded
    due = ground.due_of(agreement, "P3", str(TODAY.year))
    assert (due.state, due.record) == ("done", "Données de ciblage partagées")


def test_standard_cases(travel: Travel, settings: Any, tmp_path: Any) -> None:
    """With a file that is kept."""
    settings.MEDIA_ROOT = tmp_path
    content = ContentFile(b"Territoire;Population\nIdiofa;5\n", name="territoires.csv")
    digest = keep(travel.network.programme, travel.focal_point.person, content, SHEETS)
    sent: ShareData = file_of(travel.agreement, digest=digest, kept=True, left_out=())
    assert_standard(travel, "share_data", travel.network.partner, travel.focal_point, sent, business_date=TODAY)
    assert DataSetVersion.plain.get().file == digest
