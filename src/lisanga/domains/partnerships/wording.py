"""The articles that a draft begins with: the framework of collaboration in our own words. Both sides "
"rewrite them freely
before they sign."""

from lisanga.domains.partnerships.framework import CLAUSES, OFFICE, PARTNER


def _owed(side: str) -> str:
    return "\n\n".join(f"– {clause.text}" for clause in CLAUSES if clause.side == side)


# (title, body); {office}, {partner}, {zone}, {starts}, {ends} and the delays are filled when the draft is made.
ARTICLES = (
    (
        "Objet",
        "La présente convention formalise les relations entre {partner}, ci-après « le Partenaire », et {office}, dans "
        "la mise en œuvre d’un projet de développement économique et social par la formation, l’encadrement et la "
        "création de coopératives agricoles.",
    ),
    ("Zone d’intervention", "La convention s’applique dans la zone suivante : {zone}."),
    ("Durée", "Elle prend effet le {starts} et prend fin le {ends}. Elle peut être prolongée par un avenant signé."),
    ("Obligations de {office}", f"{{office}} s’engage à :\n\n{_owed(OFFICE)}"),
    ("Obligations du Partenaire", f"Le Partenaire s’engage à :\n\n{_owed(PARTNER)}"),
    (
        "Points focaux",
        "Chaque partie nomme par écrit un ou plusieurs points focaux, et dit lesquels peuvent valider les livrables en "
        "son nom. Un point focal remplacé transmet ses dossiers à son successeur avec une note.",
    ),
    (
        "Rapports et validation des livrables",
        "{office} remet un rapport trimestriel dans les {quarterly} jours qui suivent le trimestre, un "
        "rapport annuel au "
        "plus tard le {annual} de l’année suivante, et un rapport final dans les {final} jours qui suivent "
        "la fin de la "
        "convention.\n\nLe Partenaire examine chaque livrable : il le valide, le renvoie avec ses observations ou le "
        "rejette en disant pourquoi. {tacit}",
    ),
    (
        "Confidentialité",
        "Les informations que le Partenaire confie à {office} restent les siennes. Elles ne servent qu’à la "
        "mission, ne "
        "sont lues que par les personnes qui en ont besoin, et chaque lecture d’un document réservé est notée.",
    ),
    (
        "Propriété intellectuelle des formés",
        "Les travaux produits pendant les formations appartiennent à leurs auteurs. Ils sont déposés à une "
        "date certaine, "
        "et réutilisés seulement avec leur accord et sous leur nom.",
    ),
    (
        "Moyens et sécurité",
        "Pour chaque mission, une note globale des prestations dit ce qui est nécessaire, combien cela coûte et qui le "
        "prend en charge. Le Partenaire veille à la sécurité physique et alimentaire des intervenants.",
    ),
    (
        "Résultats attendus",
        "Les parties attendent de leur collaboration : le renforcement des capacités techniques et managériales des "
        "personnes formées, la création de coopératives fonctionnelles dans la zone, et leur mise en réseau sur une "
        "plateforme informatique.",
    ),
    (
        "Modification, suspension et fin",
        "La convention est modifiée par un avenant écrit, signé des deux parties et numéroté. Chaque partie peut la "
        "suspendre ou y mettre fin en disant pourquoi, par écrit ; ce qui a été promis jusque-là reste dû.",
    ),
    (
        "Différends",
        "Une partie qui estime qu’une obligation n’est pas tenue le dit avec son motif ; l’autre répond. "
        "Les différends "
        "se règlent d’abord à l’amiable, entre les signataires.",
    ),
)
_TACIT = "Sans réponse après {days} jours, le livrable est tenu pour validé."
_SILENT = "Le silence ne vaut pas validation."


def articles(values: dict[str, str], tacit_days: int | None) -> list[tuple[str, str]]:
    """Title and body of each article of a new draft, in order."""
    tacit = _SILENT if tacit_days is None else _TACIT.format(days=tacit_days)
    filled = values | {"tacit": tacit}
    return [(title.format(**filled), body.format(**filled)) for title, body in ARTICLES]
