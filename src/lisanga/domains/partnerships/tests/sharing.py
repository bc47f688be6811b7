"""The ground of shared data: a file of the partner with three rows, two of which wait."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from lisanga.core.kernel import clock
from lisanga.core.kernel.ids import new_id
from lisanga.core.scope.viewer import Scope
from lisanga.domains.partnerships.models import DataRow
from lisanga.domains.partnerships.operations.share_data import ShareData
from lisanga.domains.partnerships.targeting.columns import DataColumn, DataLine
from lisanga.domains.partnerships.tests.travelling import Travel
from lisanga.domains.places.models import Place

TODAY = clock.today()
COLUMNS = (
    DataColumn(letter="C", header="Population", label="Population", nature="count", unit="habitants"),
    DataColumn(letter="D", header="Distance", label="Distance", nature="rate", unit="km"),
    DataColumn(letter="E", header="Culture", label="Culture", nature="words"),
)
LINES = (
    DataLine(
        number=2, written={"territory": "Idiofa"}, figures=(5_000_000, 44_500, "Manioc"), province="CD-KL",
        territory="Idiofa",
    ),
    DataLine(number=3, written={"territory": "Gungou"}, figures=(3_000_000, None, "Maïs"), lack="unknown"),
    DataLine(
        number=4, written={"territory": "Gungu"}, figures=(None, 12_000, None), province="CD-KL", territory="Gungu",
        unread={0: "environ 900"},
    ),
)  # fmt: skip


def file_of(agreement: UUID, **more: Any) -> ShareData:
    values: dict[str, Any] = {
        "agreement": agreement,
        "title": "Population des territoires",
        "label": "partner",
        "digest": "c3" * 32,
        "kept": False,
        "left_out": (("Chef", "identity"),),
        "file_name": "territoires.xlsx",
        "sheet": "Territoires",
        "source": "Recensement administratif",
        "service": "Division du Plan",
        "reference_on": date(2025, 12, 31),
        "method": "",
        "permitted_until": TODAY + timedelta(days=100),
        "columns": COLUMNS,
        "lines": LINES,
        **more,
    }
    return ShareData(**values)


@dataclass
class Sharing:
    """`data` is the set of the first partner, `kwenge` a sector of Bulungu."""

    travel: Travel
    data: UUID
    kwenge: UUID

    def scope(self, role: str) -> Scope:
        return self.travel.network.viewer(role).scope

    def row(self, number: int) -> DataRow:
        found: DataRow = DataRow.plain.order_by("-version__number").filter(version__data_set=self.data, number=number)[
            0
        ]
        return found


@pytest.fixture
def sharing(travel: Travel) -> Sharing:
    kwenge = Place.objects.create(
        id=new_id(), kind="secteur", name="Kwenge", search="kwenge", province="CD-KL", territory="Bulungu"
    )
    shared = travel.partner("share_data", file_of(travel.agreement), business_date=TODAY)
    assert shared.recorded, shared.problems
    return Sharing(travel, shared.id, kwenge.id)
