"""Data that partners shared for targeting: real places, invented figures that say so; two rows wait to be settled."""

from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from django.core.files.base import File

from lisanga.core.files.keeping import keep
from lisanga.core.files.kinds import SHEETS
from lisanga.demo.founding import Network
from lisanga.demo.pen import Pen
from lisanga.domains.partnerships.operations.share_data import ShareData
from lisanga.domains.places.matching import Atlas
from lisanga.domains.places.queries import spots
from lisanga.interfaces.bridges.spreadsheets.reader import open_book
from lisanga.interfaces.bridges.spreadsheets.safety import inspect
from lisanga.interfaces.bridges.targeting.reading import ReadData, read
from lisanga.interfaces.bridges.targeting.understanding import Plan, understand

# (partner, province, agreement's place among the partner's, title, service, table)
_KWILU = """Territoire;Secteur;Population;Ménages;Producteurs de maïs;Superficie (ha);Distance au chef-lieu (km)
Bulungu;Imbongo;48 200;8 030;5 120;9 400,5;64
;Kwenge;61 750;10 290;7 340;12 180;38
;Luniungu;55 310;9 210;6 020;10 750;71
;Nko;39 840;6 640;4 110;7 020;55
Gungu;Kandale;44 120;7 350;4 870;8 310;92
;Kilamba;36 500;6 080;3 990;6 540;118
;Kondoo;28 900;4 810;2 760;5 030;105
;Lozo;33 460;5 570;environ 3 000;5 910;87
;Mungindu;41 280;6 880;4 450;7 700;49
Idiofa;;612 400;102 060;68 100;121 300;144
Bagata;;287 900;47 980;30 650;58 900;98
"""
_KONGO = """Territoire;Population;Ménages;Superficie (ha);Route praticable
Tshela;342 100;57 010;48 200;oui
Lukula;268 700;44 780;39 150;oui
Luozi;214 300;35 710;31 900;non
Songololo;305 800;50 960;42 300;oui
Madimba et environs;288 400;48 060;36 800;oui
Mbanza-Ngungu;497 200;82 860;environ 60 000;oui
"""
_METHOD = "Chiffres inventés pour la démonstration ; les lieux sont réels"


def share_data(network: Network, agreements: dict[str, UUID]) -> None:
    """The Partner of each story, in its own register."""
    year = network.almanac.year
    told = (
        ("KWILU", f"KWILU-{year - 1}", "CD-KL", "Secteurs du Kwilu : population et producteurs", _KWILU),
        ("KONGO", next(code for code in agreements if code.startswith("KONGO")), "CD-BC",
         "Territoires du Kongo Central : population et routes", _KONGO),
    )  # fmt: skip
    for partner, agreement, province, title, table in told:
        pen = network.partner_pen(partner)
        assert pen is not None
        _share(network, pen, agreements[agreement], (province, title, table))


def _share(network: Network, pen: Pen, agreement: UUID, told: tuple[str, str, str]) -> None:
    province, title, table = told
    day = network.almanac.before(12)
    plan, data = _read(pen, province, table)
    digest = keep(
        network.office.organisation, pen.viewer.person, File(BytesIO(table.encode()), name=f"{title}.csv"), SHEETS
    )
    payload = ShareData(
        agreement=agreement,
        title=title,
        label="partner",
        digest=digest,
        file_name=f"{title}.csv",
        sheet=title[:31],
        source="Annuaire provincial (démonstration)",
        service="Division provinciale du Plan",
        reference_on=date(day.year - 1, 12, 31),
        method=_METHOD,
        permitted_until=day + timedelta(days=730),
        columns=tuple(column.column() for column in plan.figures),
        lines=tuple(data.lines),
    )
    pen.write("partnerships.share_data", payload, day)


def _read(pen: Pen, province: str, table: str) -> tuple[Plan, ReadData]:
    """As the page reads it."""
    atlas = Atlas({province}, spots(pen.viewer.scope, {province}))
    with TemporaryDirectory() as folder:
        file = Path(folder) / "donnees.csv"
        file.write_text(table, encoding="utf-8")
        with open_book(inspect(file)) as book:
            plan = understand(book, atlas)
    return plan, read(plan, atlas)
