"""French articles before the name of an institution: "la Province du Kwilu", "au Secteur Kwenge", "de l’Agence…". A
name whose first word is not known here keeps none: a wrong article is worse than a missing one."""

LA, LE, ELIDED = "la ", "le ", "l’"
_NOUNS = {
    LA: """province ville commune chefferie cité mairie direction division présidence primature régie société banque
    caisse fondation coopération délégation mission faculté chambre""",
    LE: """secteur territoire ministère gouvernorat gouvernement groupement service secrétariat bureau centre conseil
    comité fonds programme projet""",
    ELIDED: "agence assemblée association entité hôtel inspection institut office organisation union université",
}
_ARTICLES = {noun: article for article, nouns in _NOUNS.items() for noun in nouns.split()}


def article(name: str) -> str:
    """ "la ", "le ", "l’", or nothing where none is known to be right."""
    first, _space, _rest = name.strip().partition(" ")
    return _ARTICLES.get(first.lower(), "")


def the(name: str) -> str:
    """ "la Province du Kwilu"; "CERPEC ASBL"."""
    return f"{article(name)}{name}"


def to(name: str) -> str:
    """ "à la Province du Kwilu", "au Secteur Kwenge"."""
    return f"au {name}" if article(name) == LE else f"à {the(name)}"


def of(name: str) -> str:
    """ "de la Province du Kwilu", "du Secteur Kwenge"."""
    return f"du {name}" if article(name) == LE else f"de {the(name)}"


def opening(name: str) -> str:
    """At the head of a sentence: "La Province du Kwilu"."""
    told = the(name)
    return told[:1].upper() + told[1:]
