"""Who may see and do what, in words of their own: nothing here is asked of the product.

The table of the house: a partner sees the cooperatives it created, as aggregates, never a member's row; CERPEC
the same of all, plus rows under a follow-up that the cooperative opened; a cooperative's people see their own; a member
the own account."""

from dataclasses import dataclass

FOLLOWED, UNFOLLOWED, ELSEWHERE = "BULUNGU", "BAGATA", "TSHELA"  # two of one province, one of another
ALL = frozenset({FOLLOWED, UNFOLLOWED, ELSEWHERE})


@dataclass(frozen=True, slots=True)
class Sight:
    """Codes of cooperatives whose rows and whose aggregates are seen, and of partners whose report is."""

    rows: frozenset[str] = frozenset()
    aggregates: frozenset[str] = frozenset()
    reports: frozenset[str] = frozenset()
    own: str = ""


_HERE = Sight(frozenset({FOLLOWED}), frozenset({FOLLOWED}))
_OFFICE = Sight(frozenset({FOLLOWED, ELSEWHERE}), ALL, frozenset({"KWILU", "KONGO", "KWENGE"}))
SIGHTS = {
    "direction": _OFFICE,
    "programme": _OFFICE,
    "formatrice": _OFFICE,
    "responsable": Sight(aggregates=frozenset({FOLLOWED, UNFOLLOWED}), reports=frozenset({"KWILU"})),
    "point-focal": Sight(aggregates=frozenset({FOLLOWED, UNFOLLOWED}), reports=frozenset({"KWILU"})),
    "gerant": _HERE,
    "secretaire": _HERE,
    "tresoriere": _HERE,
    "collecte": _HERE,
    "surveillance": _HERE,
    "membre": Sight(own=FOLLOWED),
    "autre-province": Sight(aggregates=frozenset({ELSEWHERE}), reports=frozenset({"KONGO"})),
    "autre-secretaire": Sight(frozenset({ELSEWHERE}), frozenset({ELSEWHERE})),
    "visiteur": Sight(),
}

# Who may do what in the followed cooperative; nobody else of the characters may.
MAY = {
    "members": {"gerant", "secretaire", "collecte"},
    "collect": {"gerant", "secretaire", "collecte"},
    "prices": {"gerant", "secretaire"},
    "reverse": {"gerant", "secretaire"},
    "import": {"gerant", "secretaire"},
    "cash": {"gerant", "secretaire", "tresoriere"},
    "accounts": {"gerant", "tresoriere"},
    "cooperative": {"gerant"},
    "people": {"direction", "gerant", "responsable"},
    "devices": {"gerant"},
    "programme": {"direction", "programme"},
    # For one's own side of the agreement with the followed cooperative's partner.
    "partnership": {"direction", "programme", "responsable", "point-focal"},
    "monitor": {"direction", "programme"},
    "assess": {"direction", "programme", "formatrice"},
    "training": {"direction", "programme", "formatrice"},
    "mission": {"direction", "programme", "formatrice"},  # who travels, and keeps the works of trainees
}
EVERYBODY = frozenset(SIGHTS)
SIGNED_IN = EVERYBODY - {"visiteur"}
