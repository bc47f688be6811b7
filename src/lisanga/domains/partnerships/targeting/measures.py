"""What a column of a Partner's file measures. Pure data: the unit stands beside the figure, never inside it."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Nature(StrEnum):
    """Whether figures of several places may be added up inside one file: a count may, a rate (distance, price, percent)
    may not."""

    COUNT = "count"
    RATE = "rate"
    WORDS = "words"
    YES_NO = "yes_no"


NATURES: dict[Nature, Promise] = {
    Nature.COUNT: _("un nombre qui s’additionne"),
    Nature.RATE: _("un nombre qui ne s’additionne pas"),
    Nature.WORDS: _("des mots"),
    Nature.YES_NO: _("oui ou non"),
}
NUMBERS = frozenset({Nature.COUNT, Nature.RATE})
SCALE = 1000
"""Figures are kept as whole thousandths of their unit; yes is 1 and no 0."""


@dataclass(frozen=True, slots=True)
class Measure:
    """`whole`: counts things that cannot be cut, so that "12.345" is twelve thousand."""

    code: str
    label: Promise
    unit: str
    nature: Nature
    whole: bool = False


MEASURES: dict[str, Measure] = {
    one.code: one
    for one in (
        Measure("population", _("Population"), "habitants", Nature.COUNT, whole=True),
        Measure("households", _("Ménages"), "ménages", Nature.COUNT, whole=True),
        Measure("women", _("Femmes"), "personnes", Nature.COUNT, whole=True),
        Measure("men", _("Hommes"), "personnes", Nature.COUNT, whole=True),
        Measure("youth", _("Jeunes"), "personnes", Nature.COUNT, whole=True),
        Measure("unemployed", _("Chômeurs"), "personnes", Nature.COUNT, whole=True),
        Measure("displaced", _("Déplacés et retournés"), "personnes", Nature.COUNT, whole=True),
        Measure("producers", _("Producteurs"), "producteurs", Nature.COUNT, whole=True),
        Measure("groups", _("Organisations paysannes"), "organisations", Nature.COUNT, whole=True),
        Measure("hectares", _("Superficie cultivée"), "ha", Nature.COUNT),
        Measure("tonnes", _("Production"), "t", Nature.COUNT),
        Measure("distance", _("Distance"), "km", Nature.RATE),
        Measure("yield", _("Rendement"), "t/ha", Nature.RATE),
        Measure("poverty", _("Taux de pauvreté"), "%", Nature.RATE),
        Measure("crop", _("Culture principale"), "", Nature.WORDS),
        Measure("access", _("Voie d’accès"), "", Nature.WORDS),
        Measure("conflict", _("Touché par un conflit"), "", Nature.YES_NO),
        Measure("market", _("Marché"), "", Nature.YES_NO),
    )
}
