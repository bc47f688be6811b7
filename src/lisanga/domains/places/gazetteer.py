"""Provinces, territoires and communes of Kinshasa, as reference data. Pure Python; read once and kept."""

import csv
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from lisanga.core.kernel.names import fold

DATA = Path(__file__).resolve().parent / "data"
ATTRIBUTION = "© les contributeurs d’OpenStreetMap (ODbL 1.0)"
KINSHASA = "CD-KN"
Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Province:
    """`iso` is the ISO 3166-2 code; `language` the national language most used."""

    iso: str
    name: str
    capital: str
    language: str


@dataclass(frozen=True, slots=True)
class Zone:
    """What divides a province: a territoire, or one of the communes of Kinshasa."""

    province: str
    kind: str
    name: str


@cache
def provinces() -> tuple[Province, ...]:
    """The 26 provinces, by name without accents."""
    rows = (Province(*row) for row in _rows("provinces.csv"))
    return tuple(sorted(rows, key=lambda province: fold(province.name)))


def province(iso: str) -> Province | None:
    """A province by its code; None when there is none."""
    return _by_code().get(iso)


def zones_of(iso: str) -> tuple[Zone, ...]:
    """Territoires of a province (communes for Kinshasa), by name."""
    return _zones().get(iso, ())


def territories_of(iso: str) -> tuple[str, ...]:
    """Names of the territoires of a province; Kinshasa has none."""
    return tuple(zone.name for zone in zones_of(iso) if zone.kind == "territoire")


def is_territory(name: str) -> bool:
    """Whether a name is a territoire's, with or without the word before it (G88)."""
    return fold(name).removeprefix("territoire ").removeprefix("de ") in _territory_names()


@cache
def outlines() -> dict[str, tuple[Ring, ...]]:
    """Outer rings of each province, longitude and latitude in degrees; for drawing, with ATTRIBUTION."""
    features = json.loads((DATA / "provinces.geojson").read_text("utf-8"))["features"]
    return {feature["id"]: _rings(feature["geometry"]) for feature in features}


def _rings(geometry: dict[str, Any]) -> tuple[Ring, ...]:
    """A province is one polygon or several; holes are left out."""
    coordinates = geometry["coordinates"]
    polygons = [coordinates] if geometry["type"] == "Polygon" else coordinates
    return tuple(tuple((point[0], point[1]) for point in polygon[0]) for polygon in polygons)


@cache
def _by_code() -> dict[str, Province]:
    return {row.iso: row for row in provinces()}


@cache
def _zones() -> dict[str, tuple[Zone, ...]]:
    zones: dict[str, list[Zone]] = {}
    for row in _rows("territories.csv"):
        zones.setdefault(row[0], []).append(Zone(*row))
    return {iso: tuple(sorted(found, key=lambda zone: fold(zone.name))) for iso, found in zones.items()}


@cache
def _territory_names() -> frozenset[str]:
    return frozenset(fold(zone.name) for found in _zones().values() for zone in found if zone.kind == "territoire")


def _rows(name: str) -> list[list[str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]
