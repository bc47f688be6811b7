"""What is looked at before experts leave: physical safety, food and water. Pure data and functions."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Concern(StrEnum):
    """The two halves of what the framework asks the Partner to guarantee."""

    PHYSICAL = "physical"
    FOOD = "food"


CONCERN_LABELS: dict[Concern, Promise] = {
    Concern.PHYSICAL: _("Sécurité physique"),
    Concern.FOOD: _("Eau et nourriture"),
}


@dataclass(frozen=True, slots=True)
class SafetyItem:
    """A question that is answered by yes, no, or without object here."""

    code: str
    concern: Concern
    question: Promise


_PHYSICAL = (
    ("authorities", _("Les autorités du lieu sont prévenues de l’arrivée des experts")),
    ("contact", _("Une personne de contact sécurité répond au téléphone jour et nuit")),
    ("route", _("L’état de la route et les heures de voyage sont connus ; aucun trajet de nuit")),
    ("vehicle", _("Le véhicule ou la pirogue est en état, avec carburant, roue de secours et gilets")),
    ("escort", _("L’escorte ou l’accompagnement convenu est confirmé")),
    ("lodging", _("Le logement est visité : il ferme, il est éclairé, il a une moustiquaire")),
    ("first_aid", _("Une trousse de secours voyage avec l’équipe et le centre de santé le plus proche est connu")),
    ("way_back", _("Un retour d’urgence est prévu : moyen, route, argent")),
)
_FOOD = (
    ("water", _("L’eau à boire est assurée pour toute la durée (fermée, bouillie ou traitée)")),
    ("meals", _("Les repas sont prévus sur place, à des heures dites")),
    ("diets", _("Les régimes, allergies et traitements des experts sont connus de qui prépare les repas")),
    ("kitchen", _("La cuisine est propre : eau, savon, latrines à distance")),
)
ITEMS: dict[str, SafetyItem] = {
    code: SafetyItem(code, concern, question)
    for concern, items in ((Concern.PHYSICAL, _PHYSICAL), (Concern.FOOD, _FOOD))
    for code, question in items
}


class SafetyAnswer(StrEnum):
    """`none`: the question has no object on this mission."""

    YES = "yes"
    NO = "no"
    NONE = "none"


ANSWER_LABELS: dict[SafetyAnswer, Promise] = {
    SafetyAnswer.YES: _("oui"),
    SafetyAnswer.NO: _("non"),
    SafetyAnswer.NONE: _("sans objet"),
}


def unanswered(answers: Mapping[str, str]) -> list[str]:
    """Codes of what nobody has looked at yet, in the order of the sheet."""
    return [code for code in ITEMS if code not in answers]


def unsafe(answers: Mapping[str, str]) -> list[str]:
    """Codes of what was looked at and is not assured."""
    return [code for code in ITEMS if answers.get(code) == SafetyAnswer.NO]


def is_ready(answers: Mapping[str, str]) -> bool:
    """Whether experts may leave with a quiet mind: everything looked at, nothing refused."""
    return not unanswered(answers) and not unsafe(answers)
