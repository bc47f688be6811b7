"""What a computed indicator is: a definition in French and a function of facts. Cooperatives have their facts, the work
under agreements has its own; measures of either add up."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lisanga.domains.indicators.facts import AgreementFacts, Facts
from lisanga.domains.indicators.rules import INCREASE, Measure

LEVELS = {
    "impact": _("Impact"),
    "outcome": _("Effet"),
    "output": _("Produit"),
    "activity": _("Activité"),
}
FREQUENCIES = {
    "month": _("Chaque mois"),
    "quarter": _("Chaque trimestre"),
    "half": _("Chaque semestre"),
    "year": _("Chaque année"),
}
SEX, AGE, ZONE, STAGE = "sex", "age", "zone", "stage"
PERCENT, FRANCS, GRAMS = "%", "FC", "g"


@dataclass(frozen=True, slots=True, kw_only=True)
class Computed:
    """One indicator of the core list (I5). `people` says whose numbers are told apart by sex and age; `history` whether
    past months are kept."""

    code: str
    label: Promise
    level: str
    definition: Promise
    formula: Promise
    source: Promise
    unit: str = ""
    direction: str = INCREASE
    people: str = ""  # members, deliveries, payments, work, trained
    history: bool = True

    @property
    def is_ratio(self) -> bool:
        return self.unit == PERCENT


@dataclass(frozen=True, slots=True, kw_only=True)
class OfCooperatives(Computed):
    """Read from the facts of one cooperative. `opens` is the list behind it, for whoever reads rows; `says_yes`: of one
    cooperative it is true or not, of many a share."""

    measure: Callable[[Facts], Measure]
    opens: str = "cooperative"
    says_yes: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OfAgreements(Computed):
    """Read from the facts of the work under agreements. `records` is the list behind it; `touches`: a cooperative has
    its own part in it."""

    measure: Callable[[AgreementFacts], Measure]
    records: str
    touches: bool = False
