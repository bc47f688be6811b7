"""How places stand in one another (loi organique 08/016 of 7 October 2008 for the entities); no Django."""

from lisanga.core.kernel.names import fold
from lisanga.core.kernel.problems import Mark, Problem, Severity

# Kind → kinds of the place it may lie in; "" means straight in the province or the territoire.
PARENTS: dict[str, frozenset[str]] = {
    "ville": frozenset({""}),
    "commune": frozenset({"", "ville"}),
    "secteur": frozenset({""}),
    "chefferie": frozenset({""}),
    "groupement": frozenset({"secteur", "chefferie"}),
    "quartier": frozenset({"ville", "commune"}),
    "village": frozenset({"secteur", "chefferie", "groupement"}),
}
LABELS = {
    "ville": "Ville",
    "commune": "Commune",
    "secteur": "Secteur",
    "chefferie": "Chefferie",
    "groupement": "Groupement",
    "quartier": "Quartier",
    "village": "Village",
}
ETD = frozenset({"ville", "commune", "secteur", "chefferie"})
IN_TERRITORY = frozenset({"secteur", "chefferie"})


def place_problems(kind: str, name: str, parent_kind: str, territory: str) -> list[Problem]:
    """What is wrong with a new place, before any table is read."""
    if fold(kind) == "territoire" or fold(name).startswith("territoire "):
        text = "Un territoire n’est pas une ETD : choisissez un secteur, une chefferie, une commune ou une ville."
        return [Problem("territoire_is_not_etd", text, "kind", Severity.RULE, "Loi organique 08/016", Mark.LAW)]
    if kind not in PARENTS:
        return [Problem("unknown_kind", "Ce genre de lieu n’existe pas.", "kind", Severity.INVALID)]
    problems = []
    if not name.strip():
        problems.append(Problem("no_name", "Écrivez le nom du lieu.", "name", Severity.INVALID))
    if parent_kind not in PARENTS[kind]:
        text = f"« {LABELS[kind]} » ne peut pas se trouver à cet endroit : choisissez le lieu qui le contient."
        problems.append(Problem("wrong_parent", text, "parent", Severity.INVALID))
    if kind in IN_TERRITORY and not territory:
        text = "Dites dans quel territoire se trouve ce secteur ou cette chefferie."
        problems.append(Problem("no_territory", text, "territory", Severity.INVALID))
    return problems
