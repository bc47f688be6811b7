"""What the programme itself sees of each territoire, to be read beside what a Partner says of it, never added to it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import Scope
from lisanga.domains.cooperatives.queries import CooperativeFilter, cooperatives
from lisanga.domains.training.queries.zones import presences_by_zone
from lisanga.reports.network import EVERY, rows_of

SPAN = 12
"""Months of deliveries that a zone's page tells: one year of both seasons."""


@dataclass(slots=True)
class OwnZone:
    """Of one territoire: cooperatives and members as they stand, deliveries of the months (grams, francs), presences at
    training there since the beginning."""

    cooperatives: int = 0
    functional: int = 0
    members: int = 0
    women: int = 0
    deliveries: int = 0
    grams: int = 0
    value: int = 0
    came: int = 0
    women_came: int = 0
    last_delivery: date | None = None

    @property
    def is_empty(self) -> bool:
        return not (self.cooperatives or self.came)


@scoped
def own_zones(scope: Scope, partner: UUID, first: int, last: int) -> dict[tuple[str, str], OwnZone]:
    """(province, territoire) → what the partner's cooperatives and sessions add up to there, in ten statements however
    many they are. Only of cooperatives and sessions that the reader may read, in numbers."""
    zones: dict[tuple[str, str], OwnZone] = {}
    found = cooperatives(scope, CooperativeFilter(partner=partner), limit=EVERY)
    for row in rows_of(scope, found, first, last):
        zone = zones.setdefault((row.province, row.territory), OwnZone())
        zone.cooperatives += 1
        zone.functional += row.stage == "functional"
        for name in ("members", "women", "deliveries", "grams", "value"):
            setattr(zone, name, getattr(zone, name) + getattr(row, name))
        days = [day for day in (zone.last_delivery, row.last_delivery) if day]
        zone.last_delivery = max(days, default=None)
    for place, (came, women) in presences_by_zone(scope, partner).items():
        zone = zones.setdefault(place, OwnZone())
        zone.came, zone.women_came = came, women
    return zones
