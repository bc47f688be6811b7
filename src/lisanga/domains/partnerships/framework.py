"""The ten obligations of the framework of collaboration, in its order and words (O1); they stand at signature."""

from dataclasses import dataclass
from datetime import date, timedelta

from lisanga.domains.partnerships.rhythms import ANNUAL, ONCE, QUARTERLY, REPORTS, STANDING

OFFICE, PARTNER = "office", "partner"


@dataclass(frozen=True, slots=True)
class Clause:
    """`days`: for one that is kept once, days after the agreement counts (`rules.counts_from`), or after its end with
    `after_end`."""

    code: str
    side: str
    title: str
    text: str
    rhythm: str
    days: int = 0
    after_end: bool = False

    def day(self, first_day: date, ends_on: date) -> date:
        """The day of one that is kept once."""
        return (ends_on if self.after_end else first_day) + timedelta(days=self.days)


CLAUSES = (
    Clause(
        "C1",
        OFFICE,
        "Feuille de route",
        "Fournir une feuille de route pour la formation et le suivi, assortie d’indicateurs de performance et "
        "d’évaluation.",
        ONCE,
        days=30,
    ),
    Clause(
        "C2",
        OFFICE,
        "Formation et formateurs",
        "Former le Partenaire dans la conception et la gestion des coopératives et en faire un formateur des futurs "
        "coopérateurs.",
        STANDING,
    ),
    Clause(
        "C3",
        OFFICE,
        "Suivi des coopératives",
        "Assurer le suivi technique et l’évolution des sociétés coopératives à créer.",
        QUARTERLY,
    ),
    Clause(
        "C4",
        OFFICE,
        "Rapports",
        "Remettre des rapports trimestriels et annuels aux responsables du Partenaire, et le rapport final.",
        REPORTS,
    ),
    Clause(
        "C5",
        OFFICE,
        "Confidentialité et propriété intellectuelle",
        "Respecter la confidentialité des informations issues du Partenaire et la propriété intellectuelle des formés.",
        STANDING,
    ),
    Clause(
        "P1",
        PARTNER,
        "Accès aux informations",
        "Permettre au programme un libre accès aux informations sur le Partenaire nécessaires à la mission de "
        "formation.",
        ONCE,
        days=30,
    ),
    Clause(
        "P2",
        PARTNER,
        "Espaces, moyens et sécurité",
        "Mettre à disposition les espaces et moyens nécessaires (note globale des prestations, transport vers le site "
        "de formation y compris les billets d’avion, équipements et fournitures, hébergement des experts) et garantir "
        "la sécurité physique et alimentaire des intervenants.",
        STANDING,
    ),
    Clause(
        "P3",
        PARTNER,
        "Données pour le ciblage",
        "Partager les données utiles au ciblage et au suivi du projet.",
        ANNUAL,
    ),
    Clause(
        "P4",
        PARTNER,
        "Points focaux",
        "Nommer les interlocuteurs (points focaux) pour assurer la coordination continue.",
        ONCE,
        days=15,
    ),
    Clause(
        "P5",
        PARTNER,
        "Validation des livrables",
        "Examiner et valider les livrables, dont le rapport final.",
        ONCE,
        days=60,
        after_end=True,
    ),
)
