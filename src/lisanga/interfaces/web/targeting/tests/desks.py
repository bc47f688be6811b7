"""People of both sides at their desks, and files as they bring them."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import resolve
from openpyxl import Workbook

from lisanga.domains.partnerships.tests.travelling import Travel
from lisanga.interfaces.web.tests.signed_in import Office

ROWS: Sequence[Sequence[Any]] = (
    ("Province du Kwilu, exercice 2025",),
    ("Territoire", "Population", "Superficie (ha)", "Nom du chef"),
    ("IDIOFA", "612 400", 121_300, "MPIA Jean"),
    ("Gungou", 155_360, 28_460, "KISITA Awa"),
    ("Bulungu", 205_100, "environ 39 000", "FUTI Rémy"),
    ("Total", 972_860, 188_760, None),
)


def desk(travel: Travel, role: str, *, stranger: bool = False) -> Office:
    people = travel.network.others if stranger else travel.network.people
    return Office(people[role], "KL-2026")


def table(rows: Sequence[Sequence[Any]] = ROWS, name: str = "territoires.xlsx") -> SimpleUploadedFile:
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(list(row))
    target = BytesIO()
    book.save(target)
    return SimpleUploadedFile(name, target.getvalue())


def brought(page: Office, file: SimpleUploadedFile, query: str = "") -> str:
    """The address where the file is looked at."""
    answer = page.post("data_new", query=query, table=file)
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def provenance(**more: Any) -> dict[str, Any]:
    values: dict[str, Any] = {
        "title": "Population des territoires",
        "source": "Recensement administratif 2025",
        "service": "Division du Plan",
        "reference_on": "2025-12-31",
        "method": "Comptage",
        "permitted_until": "2099-01-01",
        "label": "partner",
        "share": "1",
    }
    return {**values, **more}


def digest_of(address: str) -> str:
    return str(resolve(address.partition("?")[0]).kwargs["digest"])
