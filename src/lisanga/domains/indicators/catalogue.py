"""The computed indicators: what each says, how it is calculated, in French."""

from lisanga.domains.indicators.computed import (
    FRANCS,
    FREQUENCIES,
    GRAMS,
    LEVELS,
    PERCENT,
    Computed,
    OfAgreements,
    OfCooperatives,
)
from lisanga.domains.indicators.of_agreements import AGREEMENTS
from lisanga.domains.indicators.of_cooperatives import COOPERATIVES

OF_COOPERATIVES: dict[str, OfCooperatives] = {one.code: one for one in COOPERATIVES}
OF_AGREEMENTS: dict[str, OfAgreements] = {one.code: one for one in AGREEMENTS}
COMPUTED: dict[str, Computed] = {**OF_COOPERATIVES, **OF_AGREEMENTS}

__all__ = [
    "COMPUTED",
    "FRANCS",
    "FREQUENCIES",
    "GRAMS",
    "LEVELS",
    "OF_AGREEMENTS",
    "OF_COOPERATIVES",
    "PERCENT",
    "Computed",
    "OfAgreements",
    "OfCooperatives",
]
