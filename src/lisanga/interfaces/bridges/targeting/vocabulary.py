"""How the headings of a Partner's file are understood: levels of places, measures, units."""

import re
from dataclasses import dataclass

from lisanga.core.kernel.names import fold
from lisanga.domains.partnerships.targeting.measures import MEASURES, Nature
from lisanga.domains.places.matching import Level

KIND = "kind"
"""The role of a column that says what kind of place a row is."""
_LEVELS: tuple[tuple[Level, tuple[str, ...]], ...] = (
    (Level.PROVINCE, ("province", "provinces", "code province", "iso", "prov")),
    (Level.TERRITORY, ("territoire", "territoires", "terr", "territoire ville", "ville territoire", "territory")),
    (
        Level.ENTITY,
        ("secteur", "chefferie", "secteur chefferie", "chefferie secteur", "etd", "entite", "commune", "ville",
         "entite territoriale decentralisee", "secteurs", "collectivite"),
    ),
    (Level.GROUPEMENT, ("groupement", "groupements", "quartier", "grpt", "gpt")),
    (Level.VILLAGE, ("village", "villages", "localite", "localites", "site", "vge", "cellule")),
    (Level.ANY, ("lieu", "lieux", "zone", "nom du lieu", "nom de la zone", "endroit", "entite ou lieu", "place")),
)  # fmt: skip
_KINDS = {"type", "type de lieu", "genre", "genre de lieu", "nature", "niveau", "type d entite", "statut"}
# The first that fits decides: what is particular stands before what is general.
_MEASURES: tuple[tuple[str, str], ...] = (
    ("displaced", r"deplace|retourne|refugie|\bpdi\b"),
    ("unemployed", r"chomeur|sans emploi"),
    ("groups", r"organisations? paysanne|\bop\b|associations?|groupes? d initiative|cooperatives?"),
    ("producers", r"producteur|agriculteur|planteur|eleveur|exploitant|cultivateur"),
    ("households", r"menage|\bfoyers?\b|household"),
    ("women", r"\bfemmes?\b|feminin"),
    ("men", r"\bhommes?\b|masculin"),
    ("youth", r"\bjeunes?\b"),
    ("population", r"population|habitant|\bpop\b|effectif"),
    ("yield", r"rendement|\bt ha\b"),
    ("hectares", r"superficie|hectare|\bha\b|surface|emblave"),
    ("tonnes", r"production|tonnage|\btonnes?\b"),
    ("distance", r"distance|\bkm\b|eloignement"),
    ("poverty", r"pauvre"),
    ("conflict", r"conflit|insecurite|violence"),
    ("market", r"\bmarches?\b"),
    ("crop", r"culture|speculation|\bfiliere"),
    ("access", r"voie d acces|\bacces\b|\bpiste\b|\broute\b"),
)
_UNIT = re.compile(r"\(([^()]{1,24})\)|\ben ([a-zA-Z%/²]{1,12})\s*$")
_FREE = {Nature.COUNT: "free:count", Nature.RATE: "free:rate", Nature.WORDS: "free:words", Nature.YES_NO: "free:yes_no"}


@dataclass(frozen=True, slots=True)
class Role:
    """What a column is for: "place:territory", "kind", "measure:population", "free:count", or "" to leave it unread."""

    code: str

    @property
    def level(self) -> Level | None:
        return Level(self.code.removeprefix("place:")) if self.code.startswith("place:") else None

    @property
    def measure(self) -> str:
        return self.code.removeprefix("measure:") if self.code.startswith("measure:") else ""

    @property
    def nature(self) -> Nature | None:
        if self.measure:
            return MEASURES[self.measure].nature
        return Nature(self.code.removeprefix("free:")) if self.code.startswith("free:") else None

    @property
    def is_whole(self) -> bool:
        return bool(self.measure) and MEASURES[self.measure].whole


UNREAD = Role("")


def place_role(level: Level) -> Role:
    return Role(f"place:{level}")


def free_role(nature: Nature) -> Role:
    return Role(_FREE[nature])


def role_of(code: str) -> Role:
    """A role by its code, as a form sends it. Raises ValueError for one that is none."""
    role = Role(code)
    try:
        known = not code or code == KIND or role.level is not None or role.nature is not None
    except KeyError:
        known = False
    if not known:
        raise ValueError(code)
    return role


def named_level(header: str) -> Level | None:
    """The level that a heading names: "Nom du secteur", "TERRITOIRE", "Village / localité"."""
    words = fold(header)
    bare = re.sub(r"^(?:noms?|code|libelle|liste|denomination) (?:(?:du|de la|de l|des|de|d) ?)?", "", words).strip()
    for level, phrases in _LEVELS:
        if words in phrases or bare in phrases:
            return level
    for level, phrases in reversed(_LEVELS[:-1]):
        if bare.split()[:1] and bare.split()[0] in phrases and not _counted(words):
            return level
    return None


def _counted(words: str) -> bool:
    return words.startswith(("nombre", "nb", "total", "effectif", "superficie", "population"))


def says_kind(header: str) -> bool:
    return fold(header) in _KINDS


def named_measure(header: str) -> str:
    """The code of the measure that a heading names; empty for none."""
    words = fold(header)
    return next((code for code, pattern in _MEASURES if re.search(pattern, words)), "")


def unit_in(header: str) -> str:
    """ "Superficie (ha)" → ha; "Distance en km" → km."""
    found = _UNIT.search(header)
    return (found[1] or found[2]).strip() if found else ""
