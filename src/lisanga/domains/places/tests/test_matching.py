"""Names as people write them: the same place whatever the accents, the case and the hyphens, and never another one."""

import unicodedata
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lisanga.core.kernel.names import fold
from lisanga.domains.places import gazetteer
from lisanga.domains.places.matching import Atlas, Lack, Level, Spot, named

KWILU = "CD-KL"
KWENGE, KANDALE, MOSENGE = UUID(int=1), UUID(int=2), UUID(int=3)
PLACES = (
    Spot(KWILU, "secteur", "Kwenge", "Bulungu", KWENGE),
    Spot(KWILU, "secteur", "Kandale", "Gungu", KANDALE),
    Spot(KWILU, "village", "Mosenge", "Bulungu", MOSENGE, KWENGE),
    Spot(KWILU, "village", "Kinzamba", "Bulungu", UUID(int=4), KWENGE),
    Spot(KWILU, "village", "Kinzamba", "Gungu", UUID(int=5), KANDALE),
    Spot(KWILU, "commune", "Bulungu", "", UUID(int=6)),
    Spot(KWILU, "ville", "Kikwit", "", UUID(int=7)),
)
ATLAS = Atlas({KWILU}, PLACES)


@pytest.mark.parametrize(
    ("asked", "label"),
    [
        ({"province": "KWILU"}, "Province : Kwilu"),
        ({"province": "cd-kl"}, "Province : Kwilu"),
        ({"province": "Province du Kwilu"}, "Province : Kwilu"),
        ({"territory": "T. de Masi Manimba"}, ""),
        ({"territory": "Territoire de MASIMANIMBA"}, "Territoire Masi-Manimba"),
        ({"territory": "masi-manimba"}, "Territoire Masi-Manimba"),
        ({"territory": "Kikwit"}, "Ville Kikwit"),
        ({"territory": "Bulungu"}, "Territoire Bulungu"),
        ({"entity": "Bulungu"}, "Commune Bulungu"),
        ({"territory": "Bulungu", "entity": "Secteur de Kwenge"}, "Secteur Kwenge (Bulungu)"),
        ({"entity": "KWENGE (Bulungu)", "village": "mosengé"}, "Village Mosenge (Bulungu)"),
        ({"territory": "Gungu", "village": "Kinzamba"}, "Village Kinzamba (Gungu)"),
        ({"any": "Secteur Kandale"}, "Secteur Kandale (Gungu)"),
        ({"any": "commune de Bulungu"}, "Commune Bulungu"),
    ],
)
def test_names_that_are_found(asked: dict[str, str], label: str) -> None:
    found = ATLAS.find({Level(name): text for name, text in asked.items()})
    assert (found.spot.label if found.spot else "") == label
    assert (found.lack is None) is bool(label)


@pytest.mark.parametrize(
    ("asked", "lack", "candidates"),
    [
        ({}, Lack.EMPTY, 0),
        ({"territory": " "}, Lack.EMPTY, 0),
        ({"village": "Kinzamba"}, Lack.AMBIGUOUS, 2),
        ({"any": "Bulungu"}, Lack.AMBIGUOUS, 2),
        ({"territory": "Gungu", "entity": "Kwenge"}, Lack.ELSEWHERE, 1),
        ({"territory": "Bulungou"}, Lack.UNKNOWN, 3),
        ({"territory": "Xyz"}, Lack.UNKNOWN, 0),
        ({"province": "Kongo Central"}, Lack.OUTSIDE, 1),
        ({"territory": "Tshela"}, Lack.OUTSIDE, 1),
        ({"province": "Kwilu", "territory": "Tshela"}, Lack.ELSEWHERE, 1),
    ],
)
def test_names_that_somebody_must_settle(asked: dict[str, str], lack: Lack, candidates: int) -> None:
    found = ATLAS.find({Level(name): text for name, text in asked.items()})
    assert (found.spot, found.lack, len(found.candidates)) == (None, lack, candidates)


def test_another_cell_says_the_kind() -> None:
    for kind, label in (("Territoire", "Territoire Bulungu"), ("commune", "Commune Bulungu"), ("", "")):
        spot = ATLAS.find({Level.ANY: "Bulungu"}, kind).spot
        assert (spot.label if spot else "") == label


def test_what_the_row_does_name_is_kept() -> None:
    found = ATLAS.find({Level.TERRITORY: "Bulungu", Level.ENTITY: "Kwenge", Level.VILLAGE: "Kimpata"})
    assert (found.lack, found.level, found.written) == (Lack.UNKNOWN, Level.VILLAGE, "Kimpata")
    assert found.inside is not None
    assert found.inside.place == KWENGE


_ZONES = [(province.iso, zone) for province in gazetteer.provinces() for zone in gazetteer.zones_of(province.iso)]


@st.composite
def _spelt(draw: st.DrawFn, name: str) -> str:
    """The same name in another hand."""
    text = draw(st.sampled_from([name, name.upper(), name.lower(), unicodedata.normalize("NFD", name), fold(name)]))
    text = text.replace("-", draw(st.sampled_from(["-", " ", "", " - "])))
    before = draw(st.sampled_from(["", "  ", "Territoire de ", "TERRITOIRE ", "Terr. "]))
    return before + text + draw(st.sampled_from(["", " ", "\u00a0"]))


@given(st.data())
def test_any_spelling_of_a_territoire_is_that_territoire(data: st.DataObject) -> None:
    iso, zone = data.draw(st.sampled_from([one for one in _ZONES if one[1].kind == "territoire"]))
    found = Atlas({iso}).find({Level.TERRITORY: data.draw(_spelt(zone.name))})
    assert found.spot is not None, found
    assert (found.spot.province, found.spot.name) == (iso, zone.name)


@given(text=st.text(max_size=30), level=st.sampled_from(Level))
def test_nothing_is_guessed(text: str, level: Level) -> None:
    """Whatever is written, a spot that is given has exactly that name (or code); else there is a reason."""
    found = ATLAS.find({level: text})
    assert (found.spot is None) is (found.lack is not None)
    if found.spot is not None:
        code = text.strip().upper().removeprefix("CD-")
        assert named(text)[1] == named(found.spot.name)[1] or found.spot.province == f"CD-{code}"


@given(text=st.sampled_from(["Kinzamba", "Bulungu", "Kwenge", "Mosenge"]), level=st.sampled_from(Level))
def test_two_of_a_name_are_never_chosen_between(text: str, level: Level) -> None:
    found = ATLAS.find({level: text})
    if found.lack is Lack.AMBIGUOUS:
        assert len(found.candidates) > 1
        assert len({spot.key for spot in found.candidates}) == len(found.candidates)
