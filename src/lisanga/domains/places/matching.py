"""Names of places as people write them, found among the country's own: accents, case, hyphens, spaces and words such as
"secteur de" make no difference, and nothing is guessed. Pure functions."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from uuid import UUID

from lisanga.core.kernel.names import fold
from lisanga.domains.places import gazetteer
from lisanga.domains.places.rules import ETD, LABELS


class Level(StrEnum):
    """What a cell names, from wide to narrow; `ANY` is a place of any kind."""

    PROVINCE = "province"
    TERRITORY = "territory"
    ENTITY = "entity"
    GROUPEMENT = "groupement"
    VILLAGE = "village"
    ANY = "any"


class Lack(StrEnum):
    """Why a row stands at no place."""

    UNKNOWN = "unknown"
    AMBIGUOUS = "ambiguous"
    ELSEWHERE = "elsewhere"
    OUTSIDE = "outside"
    EMPTY = "empty"


# The first set that knows the name decides: "Kikwit" in a column of territoires is the ville.
_KINDS: dict[Level, tuple[frozenset[str], ...]] = {
    Level.PROVINCE: (frozenset({"province"}),),
    Level.TERRITORY: (frozenset({"territoire"}), frozenset({"ville", "commune"})),
    Level.ENTITY: (ETD,),
    Level.GROUPEMENT: (frozenset({"groupement", "quartier"}),),
    Level.VILLAGE: (frozenset({"village", "quartier"}),),
    Level.ANY: (frozenset({"province", "territoire", *LABELS}),),
}
_KIND_WORDS = {
    "province": "province", "prov": "province", "territoire": "territoire", "terr": "territoire", "ville": "ville",
    "commune": "commune", "com": "commune", "secteur": "secteur", "sect": "secteur", "chefferie": "chefferie",
    "cheff": "chefferie", "groupement": "groupement", "grpt": "groupement", "gpt": "groupement",
    "quartier": "quartier", "village": "village", "vge": "village",
}  # fmt: skip
_ARTICLES = {"de", "du", "des", "d", "la", "le", "l"}
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_NEAR = 5
MOST_LOOKED = 200
"""Unknown names for which others that look like them are sought, in one reading."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A province, a territoire of it, or a place of the network (`place`)."""

    province: str  # ISO 3166-2
    kind: str
    name: str
    territory: str = ""
    place: UUID | None = None
    parent: UUID | None = None

    @property
    def label(self) -> str:
        """ "Secteur Kwenge (Bulungu)"."""
        if self.kind == "province":
            return f"Province : {self.name}"
        word = LABELS.get(self.kind, "Territoire")
        return f"{word} {self.name}" + (f" ({self.territory})" if self.place and self.territory else "")

    @property
    def key(self) -> str:
        """ "CD-KL/Bulungu/<place>", for a form."""
        return f"{self.province}/{self.territory}/{self.place or ''}"


@dataclass(frozen=True, slots=True)
class Found:
    """A spot; or why there is none, which cell says so, and what may have been meant, the likeliest first. `inside` is
    the narrowest zone that the row does name."""

    spot: Spot | None = None
    lack: Lack | None = None
    level: Level = Level.ANY
    written: str = ""
    candidates: tuple[Spot, ...] = ()
    inside: Spot | None = None


def named(text: str) -> tuple[str, str]:
    """(kind that the words say or "", the bare name without spaces): "Secteur de la Kwenge " → secteur, "kwenge"."""
    words = fold(_ASIDE.sub(" ", text)).split()
    kind = ""
    while len(words) > 1 and words[0] in _KIND_WORDS and not kind:
        kind = _KIND_WORDS[words.pop(0)]
    while len(words) > 1 and kind and words[0] in _ARTICLES:
        words.pop(0)
    return kind, "".join(words)


class Atlas:
    """The whole country down to the territoires, and the places of the provinces that one works in (`home`)."""

    def __init__(self, home: Iterable[str], places: Iterable[Spot] = ()) -> None:
        self.home = frozenset(home)
        self._by_key: dict[str, list[Spot]] = {}
        self._parents: dict[UUID, UUID | None] = {}
        self._looked: dict[tuple[Level, str, Spot | None], list[Spot]] = {}
        for spot in (*_country(), *places):
            self._by_key.setdefault(named(spot.name)[1], []).append(spot)
            if spot.place is not None:
                self._parents[spot.place] = spot.parent

    def knows(self, key: str) -> bool:
        """Whether a bare name (see `named`) is some place's."""
        return key in self._by_key

    def at_home(self) -> list[Spot]:
        """All that may be chosen where one works."""
        return [spot for spots in self._by_key.values() for spot in spots if spot.province in self.home]

    def find(self, asked: Mapping[Level, str], kind: str = "") -> Found:
        """The narrowest zone that the cells of one row name. `kind` is what another cell says of the kind of place."""
        above: Spot | None = None
        for level in Level:
            text = asked.get(level, "").strip()
            if not text:
                continue
            found = self._one(level, text, kind if level is Level.ANY else "", above)
            if found.spot is None:
                return found
            above = found.spot
        if above is None:
            return Found(lack=Lack.EMPTY)
        if above.province not in self.home:
            return Found(lack=Lack.OUTSIDE, written=above.name, candidates=(above,))
        return Found(spot=above)

    def _one(self, level: Level, text: str, kind: str, above: Spot | None) -> Found:
        known = self._named(level, text, kind)
        here = [spot for spot in known if self._inside(spot, above)]
        if len(here) == 1:
            return Found(spot=here[0])
        if not here and not above and len(known) == 1:
            return Found(spot=known[0])  # of another province: told by `find`
        lack = Lack.AMBIGUOUS if here else Lack.ELSEWHERE if known else Lack.UNKNOWN
        candidates = here or known or self._close(level, text, above)
        return Found(None, lack, level, text, tuple(candidates[:_NEAR]), above)

    def _named(self, level: Level, text: str, kind: str) -> list[Spot]:
        said, key = named(text)
        everything = self._by_key.get(key, [])
        code = text.strip().upper()
        if level in (Level.PROVINCE, Level.ANY) and gazetteer.province(code if "-" in code else f"CD-{code}"):
            iso = code if "-" in code else f"CD-{code}"
            everything = [*everything, *(one for one in _country() if one.kind == "province" and one.province == iso)]
        for kinds in _KINDS[level]:
            found = list(dict.fromkeys(spot for spot in everything if spot.kind in kinds))
            wanted = said or _KIND_WORDS.get(fold(kind), fold(kind))
            narrowed = [spot for spot in found if spot.kind == wanted]
            if narrowed or found:
                return narrowed or found
        return []

    def _inside(self, spot: Spot, above: Spot | None) -> bool:
        if above is None:
            return spot.province in self.home
        if spot.province != above.province:
            return False
        if above.kind == "province":
            return True
        if above.place is None:
            return spot.territory == above.territory
        return above.place in self._above(spot)

    def _above(self, spot: Spot) -> Iterator[UUID]:
        """The place itself and those that it lies in."""
        step = spot.place
        while step is not None:
            yield step
            step = self._parents.get(step)

    def _close(self, level: Level, text: str, above: Spot | None) -> list[Spot]:
        """Names that look like what was written: to choose from, never taken for it. Looking is slow: a file full of
        unknown names gets them for the first ones alone."""
        asked = (level, named(text)[1], above)
        if asked not in self._looked and len(self._looked) < MOST_LOOKED:
            self._looked[asked] = self._alike(level, text, above)
        return self._looked.get(asked, [])

    def _alike(self, level: Level, text: str, above: Spot | None) -> list[Spot]:
        kinds = frozenset().union(*_KINDS[level])
        near = {
            key: [spot for spot in spots if spot.kind in kinds and self._inside(spot, above)]
            for key, spots in self._by_key.items()
        }
        keys = get_close_matches(named(text)[1], [key for key, spots in near.items() if spots], _NEAR)
        return [spot for key in keys for spot in near[key]]


def _country() -> Iterator[Spot]:
    for province in gazetteer.provinces():
        yield Spot(province.iso, "province", province.name)
        for zone in gazetteer.zones_of(province.iso):
            yield Spot(province.iso, zone.kind, zone.name, zone.name)
