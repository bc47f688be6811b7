"""Products, centres, units, campaigns and prices of a cooperative, as a delivery needs them: read once, kept by process
until one of them changes. The version stands with the chain's counters, so it is exact under the lock."""

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from lisanga.core.operations.context import Context
from lisanga.domains.collect.models import Campaign, Price
from lisanga.domains.stock.lists import lists_of
from lisanga.domains.stock.operations.set_reference import REFERENCE_VERSION

NO_CAMPAIGN = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Season:
    """A campaign with its dated prices by (grade, centre)."""

    id: UUID
    product: UUID
    starts_on: date
    ends_on: date | None
    max_recovery: int
    capital_instalment: int
    prices: dict[tuple[str, UUID | None], list[tuple[date, str, int]]]

    def covers(self, day: date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)

    def price_on(self, day: date, grade: str, centre: UUID) -> tuple[str, int] | None:
        """The centre's own price before the general one, the grade's before the one without grade."""
        for key in ((grade, centre), (grade, None), ("", centre), ("", None)):
            rows = self.prices.get(key)
            if rows:
                found = bisect_right(rows, day, key=lambda row: row[0])
                if found:
                    return rows[found - 1][1], rows[found - 1][2]
        return None


@dataclass(frozen=True, slots=True)
class Reference:
    """Everything by id; `products` → (base moisture, impurity tolerance); `factors` by (unit, product, campaign)."""

    products: dict[UUID, tuple[int, int]]
    centres: frozenset[UUID]
    units: frozenset[UUID]
    factors: dict[tuple[UUID, UUID, UUID | None], int]
    seasons: dict[UUID, Season]
    by_product: dict[UUID, list[Season]] = field(default_factory=dict)

    def season(self, campaign: UUID | None, product: UUID, day: date) -> Season | None:
        """The campaign named, else the latest one of the product that covers the day."""
        if campaign is not None:
            return self.seasons.get(campaign)
        for season in reversed(self.by_product.get(product, [])):
            if season.covers(day):
                return season
        return None

    def factor(self, unit: UUID, product: UUID, season: Season | None) -> int | None:
        """What a unit weighs: as measured in the season, else by the latest measure of all."""
        own = self.factors.get((unit, product, season.id)) if season is not None else None
        return own or self.factors.get((unit, product, None))


_cache: dict[UUID, tuple[int, Reference]] = {}
_CACHED_ORGANISATIONS = 2_000


def reference_of(context: Context) -> Reference:
    version = context.version(REFERENCE_VERSION)
    kept = _cache.get(context.organisation)
    if version is not None and kept is not None and kept[0] == version:
        return kept[1]
    reference = _load(context.organisation)
    if version is not None:
        if len(_cache) >= _CACHED_ORGANISATIONS:
            _cache.clear()
        _cache[context.organisation] = (version, reference)
    return reference


def _load(organisation: UUID) -> Reference:
    lists = lists_of(organisation)
    seasons = _seasons(organisation)
    by_product: dict[UUID, list[Season]] = {}
    for season in seasons:
        by_product.setdefault(season.product, []).append(season)
    return Reference(
        products=lists.products,
        centres=lists.centres,
        units=lists.units,
        factors=lists.factors,
        seasons={season.id: season for season in seasons},
        by_product=by_product,
    )


def _seasons(organisation: UUID) -> list[Season]:
    prices: dict[UUID, dict[tuple[str, UUID | None], list[tuple[date, str, int]]]] = {}
    rows = Price.plain.filter(organisation_id=organisation).order_by("valid_from", "id")
    for campaign, grade, centre, day, currency, price in rows.values_list(
        "campaign_id", "grade", "centre", "valid_from", "currency", "price"
    ):
        prices.setdefault(campaign, {}).setdefault((grade, centre), []).append((day, currency, price))
    campaigns = Campaign.plain.filter(organisation_id=organisation).order_by("starts_on", "id")
    columns = ("id", "product", "starts_on", "ends_on", "max_recovery", "capital_instalment")
    return [
        Season(campaign, product, starts_on, ends_on, recovery, instalment, prices.get(campaign, {}))
        for campaign, product, starts_on, ends_on, recovery, instalment in campaigns.values_list(*columns)
    ]
