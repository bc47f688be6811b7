"""Scoped reads of campaigns and prices, and of sums over deliveries. Sums read summaries, never deliveries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, OuterRef, Subquery, Sum

from lisanga.core.scope.models import Organisation
from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import Scope
from lisanga.domains.collect.models import Campaign, Delivery, DeliverySummary, MemberSummary, Price
from lisanga.domains.members.queries import beside_members


@dataclass(frozen=True, slots=True)
class CampaignRow:
    """Percentages in hundredths."""

    id: UUID
    name: str
    product: UUID
    starts_on: date
    ends_on: date | None
    max_recovery: int
    capital_instalment: int


@dataclass(frozen=True, slots=True)
class PriceRow:
    id: UUID
    campaign: UUID
    grade: str
    centre: UUID | None
    valid_from: date
    currency: str
    price: int


@dataclass(frozen=True, slots=True)
class VolumeRow:
    """Deliveries of a product in a month, reversed ones taken off. Francs."""

    organisation: UUID
    product: UUID
    month: int
    deliveries: int
    grams: int
    value: int


@dataclass(frozen=True, slots=True)
class MonthVolume:
    """Deliveries of a month, reversed ones taken off. Francs."""

    month: int
    deliveries: int
    grams: int
    value: int


@dataclass(frozen=True, slots=True)
class MemberVolume:
    campaign: UUID
    product: UUID
    month: int
    deliveries: int
    grams: int
    value: int


@scoped
def campaigns(scope: Scope, organisation: UUID) -> list[CampaignRow]:
    """Newest first."""
    rows = Campaign.objects.rows(scope, organisation).order_by("-starts_on", "name")
    columns = ("id", "name", "product", "starts_on", "ends_on", "max_recovery", "capital_instalment")
    return [CampaignRow(*row) for row in rows.values_list(*columns)]


@scoped
def prices(scope: Scope, organisation: UUID) -> list[PriceRow]:
    """Dated rows, newest first; the one in force is the first not after the day."""
    rows = Price.objects.rows(scope, organisation).order_by("-valid_from", "-id")
    columns = ("id", "campaign_id", "grade", "centre", "valid_from", "currency", "price")
    return [PriceRow(*row) for row in rows.values_list(*columns)]


@scoped
def volumes(scope: Scope, organisations: Iterable[UUID], first: int, last: int) -> list[VolumeRow]:
    """By cooperative, product and month; months inclusive. The source of every volume on pages and in reports."""
    wanted = [scope.require_aggregates(organisation) for organisation in organisations]
    rows = DeliverySummary.objects.aggregates(scope).filter(
        organisation_id__in=wanted, month__gte=first, month__lte=last
    )
    sums = rows.values_list("organisation_id", "product", "month").annotate(
        Sum("deliveries"), Sum("grams"), Sum("value_cdf")
    )
    return [VolumeRow(*row) for row in sums.order_by("month", "product")]


@scoped
def monthly_volumes(scope: Scope, organisations: Iterable[UUID], first: int, last: int) -> list[MonthVolume]:
    """By month over all of them: as short an answer for a thousand
    cooperatives as for one."""
    wanted = [scope.require_aggregates(organisation) for organisation in organisations]
    rows = DeliverySummary.objects.aggregates(scope).filter(
        organisation_id__in=wanted, month__gte=first, month__lte=last
    )
    sums = rows.values_list("month").annotate(Sum("deliveries"), Sum("grams"), Sum("value_cdf"))
    return [MonthVolume(*row) for row in sums.order_by("month")]


@scoped
def volumes_of_centres(
    scope: Scope, organisation: UUID, first: int, last: int
) -> list[tuple[UUID, UUID, int, int, int]]:
    """(centre, product, deliveries, grams, francs) of one cooperative."""
    rows = DeliverySummary.objects.aggregates(scope, organisation).filter(month__gte=first, month__lte=last)
    sums = rows.values_list("centre", "product").annotate(Sum("deliveries"), Sum("grams"), Sum("value_cdf"))
    return list(sums.order_by("centre", "product"))


@scoped
def last_deliveries(scope: Scope, organisations: Iterable[UUID]) -> dict[UUID, int]:
    """The last month with a delivery, by cooperative."""
    wanted = [scope.require_aggregates(organisation) for organisation in organisations]
    rows = DeliverySummary.objects.aggregates(scope).filter(organisation_id__in=wanted, deliveries__gt=0)
    latest: dict[UUID, int] = {}
    for organisation, month in rows.values_list("organisation_id", "month").distinct():
        latest[organisation] = max(month, latest.get(organisation, 0))
    return latest


@scoped
def volumes_of_member(scope: Scope, organisation: UUID, member: UUID) -> list[MemberVolume]:
    """One member's deliveries by campaign, product and month, newest month first."""
    rows = MemberSummary.objects.account(scope, organisation, member).filter(member=member, deliveries__gt=0)
    columns = ("campaign", "product", "month", "deliveries", "grams", "value_cdf")
    return [MemberVolume(*row) for row in rows.order_by("-month").values_list(*columns)]


@scoped
def active_members(scope: Scope, organisations: Iterable[UUID], first: int, last: int) -> dict[UUID, int]:
    """Members who delivered in these months, by cooperative."""
    wanted = [scope.require_aggregates(organisation) for organisation in organisations]
    rows = MemberSummary.objects.aggregates(scope).filter(
        organisation_id__in=wanted, month__gte=first, month__lte=last, deliveries__gt=0
    )
    counts = rows.values_list("organisation_id").annotate(Count("member", distinct=True))
    return dict(counts.order_by("organisation_id"))


@scoped
def delivered_by_birth(
    scope: Scope, organisations: Iterable[UUID], first: int, last: int
) -> list[tuple[str, int | None, int, int]]:
    """(sex, year of birth, grams, francs) of who delivered in these months, over all of them; one query."""
    wanted = [scope.require_aggregates(organisation) for organisation in organisations]
    rows = MemberSummary.objects.aggregates(scope).filter(organisation_id__in=wanted, month__gte=first, month__lte=last)
    rows, by = beside_members(rows, "member")
    found = rows.annotate(**by).values_list(*by).annotate(Sum("grams"), Sum("value_cdf")).order_by(*by)
    return [(sex or "", birth, grams, value) for sex, birth, grams, value in found]


@scoped
def flagged_count(scope: Scope, organisation: UUID) -> int:
    """Deliveries that wait for somebody to look at them."""
    return Delivery.objects.rows(scope, organisation).filter(flagged=True, reversed_by=None).count()


@scoped
def flagged_counts(scope: Scope, organisations: Iterable[UUID], first: date, last: date) -> dict[UUID, int]:
    """Deliveries of these days that wait for somebody to look at them, by cooperative; a count, for those who read
    sums only too."""
    wanted = [scope.require_aggregates(organisation) for organisation in organisations]
    waiting = Delivery.objects.aggregates(scope).filter(
        organisation_id__in=wanted, flagged=True, reversed_by=None, on__gte=first, on__lte=last
    )
    return dict(waiting.values_list("organisation_id").annotate(Count("id")).order_by("organisation_id"))


@scoped
def unpriced_count(scope: Scope, organisation: UUID) -> int:
    """Deliveries taken without a price, which stand: all of them are flagged, so that the index of these is enough."""
    return Delivery.objects.rows(scope, organisation).filter(flagged=True, price=0, reversed_by=None).count()


@scoped
def last_delivery_days(scope: Scope, organisations: Iterable[UUID], until: date) -> dict[UUID, date]:
    """The last day with a delivery that stands, up to a day, by cooperative: one look at the index for each."""
    wanted = [scope.require_aggregates(organisation) for organisation in organisations]
    standing = Delivery.plain.filter(organisation_id=OuterRef("id"), on__lte=until, reversed_by=None)
    last = Subquery(standing.order_by("-on", "-id").values("on")[:1])
    found = Organisation.objects.filter(id__in=wanted).annotate(last=last).exclude(last=None)
    return dict(found.values_list("id", "last"))
