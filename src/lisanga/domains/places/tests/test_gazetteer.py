"""The country's zones as data (G88, G89)."""

import pytest

from lisanga.domains.places import gazetteer
from lisanga.domains.places.rules import place_problems


def test_g89_counts() -> None:
    codes = [province.iso for province in gazetteer.provinces()]
    assert len(codes) == len(set(codes)) == 26
    assert sum(len(gazetteer.territories_of(code)) for code in codes) == 145
    assert len(gazetteer.territories_of("CD-BC")) == 10
    assert len(gazetteer.territories_of("CD-MO")) == 3
    assert gazetteer.territories_of("CD-KN") == ()
    assert [zone.kind for zone in gazetteer.zones_of("CD-KN")] == ["commune"] * 24


def test_provinces_are_sorted_as_people_read_them() -> None:
    names = [province.name for province in gazetteer.provinces()]
    assert names[:4] == ["Bas-Uélé", "Équateur", "Haut-Katanga", "Haut-Lomami"]
    assert gazetteer.province("CD-KL") == gazetteer.Province("CD-KL", "Kwilu", "Bandundu", "Kikongo")
    assert gazetteer.province("FR-75") is None
    assert gazetteer.zones_of("FR-75") == ()


@pytest.mark.parametrize("name", ["Gungu", "territoire de Gungu", "TERRITOIRE GUNGU", "Kabeya Kamwanga"])
def test_g88_a_territoire_is_known_by_its_name(name: str) -> None:
    assert gazetteer.is_territory(name)


@pytest.mark.parametrize("name", ["Kwenge", "Gombe", "", "Secteur de Gungu"])
def test_other_names_are_no_territoire(name: str) -> None:
    assert not gazetteer.is_territory(name)


def test_every_province_has_an_outline_inside_the_country() -> None:
    outlines = gazetteer.outlines()
    assert set(outlines) == {province.iso for province in gazetteer.provinces()}
    for rings in outlines.values():
        assert all(len(ring) >= 4 and ring[0] == ring[-1] for ring in rings)
        assert all(11 < east < 32 and -14 < north < 6 for ring in rings for east, north in ring)


@pytest.mark.parametrize(
    ("kind", "name", "parent", "territory", "codes"),
    [
        ("secteur", "Kwenge", "", "Bulungu", []),
        ("village", "Mudikwiti", "groupement", "Bulungu", []),
        ("territoire", "Gungu", "", "", ["territoire_is_not_etd"]),
        ("secteur", "Territoire de Gungu", "", "Gungu", ["territoire_is_not_etd"]),
        ("region", "X", "", "", ["unknown_kind"]),
        ("village", "", "ville", "", ["no_name", "wrong_parent"]),
        ("chefferie", "Mbwela", "", "", ["no_territory"]),
    ],
)
def test_hierarchy(kind: str, name: str, parent: str, territory: str, codes: list[str]) -> None:
    assert [problem.code for problem in place_problems(kind, name, parent, territory)] == codes
