"""A cooperative that brings its registers, and small registers written on the spot."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from openpyxl import Workbook

from lisanga.core.kernel import clock
from lisanga.core.operations.tests.network import Network
from lisanga.core.scope.viewer import Scope, Viewer
from lisanga.domains.cooperatives.models import Cooperative
from lisanga.interfaces.bridges.registers.bringing import Result, Wishes, bring
from lisanga.interfaces.bridges.registers.people import KnownMembers
from lisanga.interfaces.bridges.spreadsheets.reading import read_register

DATA = Path(__file__).parent / "data"
MEMBERS = ("N°", "Nom", "Post-nom", "Prénom", "Sexe", "Année naiss.", "Village", "Téléphone", "Parts", "Versé")
DELIVERIES = ("Bon N°", "Date", "N° membre", "Produit", "Forme", "Poids net (kg)", "Prix/kg")
PEOPLE: tuple[tuple[Any, ...], ...] = (
    (1, "Kabeya", "Mukubwa", "Rémy", "M", 1984, "Kimbata", "0811234567", 2, 20_000),
    (2, "Mbuyi", "Futi", "Odette", "F", 1978, "Kimbata", "0821234567", 1, 5_000),
    (3, "Lukoki", "Zola", "Grâce", "F", 1990, "Kinzamba", None, 3, 0),
)
HARVEST: tuple[tuple[Any, ...], ...] = (
    (101, "12/01/2026", 1, "Maïs", "grain", "520,5", 650),
    (102, "13/01/2026", 2, "Maïs", "grain", 100, 650),
    (103, "14/01/2026", 3, "Arachide", "coque", 80, 1400),
)


def expected(letter: str) -> dict[str, Any]:
    figures: dict[str, Any] = json.loads((DATA / f"registre-cooperative-{letter}.expected.json").read_text())
    return figures


def register(letter: str) -> Path:
    return DATA / f"registre-cooperative-{letter}.xlsx"


def write(path: Path, sheets: dict[str, Sequence[Sequence[Any]]]) -> Path:
    """A workbook of plain rows."""
    book = Workbook(write_only=True)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def write_register(
    path: Path, people: Sequence[Sequence[Any]] = PEOPLE, harvest: Sequence[Sequence[Any]] = HARVEST
) -> Path:
    return write(path, {"Membres": [MEMBERS, *people], "Livraisons": [DELIVERIES, *harvest]})


@dataclass
class Office:
    """The first cooperative of the network, with its statutes noted."""

    network: Network
    organisation: UUID

    @property
    def viewer(self) -> Viewer:
        return self.network.viewer("secretary")

    @property
    def scope(self) -> Scope:
        return self.viewer.scope

    def bring(self, path: Path, viewer: Viewer | None = None, **more: Any) -> Result:
        who = viewer or self.viewer
        with read_register(path, known=KnownMembers(self.scope, self.organisation), today=clock.today()) as reading:
            result = bring(who, self.scope, self.organisation, reading, path.name, Wishes(**more), lambda *_: None)
        result.errors.close()
        return result


def note_statutes(organisation: UUID, nominal: int = 10_000) -> None:
    Cooperative.plain.create(
        organisation_id=organisation,
        sort_name="lisanga ya bulungu",
        form="scoops",
        stage="initiative",
        partner=UUID(int=1),
        province="CD-KL",
        nominal_share=nominal,
    )


@pytest.fixture
def office(network: Network) -> Office:
    note_statutes(network.cooperative)
    return Office(network, network.cooperative)
