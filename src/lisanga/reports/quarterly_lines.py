"""From facts to the report's tables. Pure sums; each table adds up to the same totals."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from lisanga.domains.cooperatives.rules import FORMS, REGISTERED
from lisanga.domains.members.queries import MemberCounts as Counted
from lisanga.domains.stock.queries import ProductRow
from lisanga.reports.network import NetworkRow
from lisanga.reports.quarterly_alerts import Finding, state
from lisanga.reports.quarterly_facts import TREND_MONTHS, Facts
from lisanga.reports.quarterly_shape import (
    CooperativeLine,
    MemberCounts,
    MoneyLine,
    MonthLine,
    PaymentLine,
    ProductLine,
)

ProductKey = tuple[str, str]


def cooperative_lines(facts: Facts, found: Sequence[Finding]) -> tuple[CooperativeLine, ...]:
    by_cooperative: dict[UUID, list[Finding]] = {}
    for finding in found:
        by_cooperative.setdefault(finding.cooperative, []).append(finding)
    return tuple(_line(facts, row, by_cooperative.get(row.organisation, [])) for row in facts.rows)


def _line(facts: Facts, row: NetworkRow, own: Sequence[Finding]) -> CooperativeLine:
    words, tone = state(row, own)
    result = facts.results[row.organisation]
    return CooperativeLine(
        code=row.code,
        name=row.name,
        form=FORMS[row.form] if row.stage in REGISTERED else _("groupe d’initiative"),
        place=row.territory or row.province_name,
        state=words,
        tone=tone,
        members=row.members,
        women=row.women,
        youth=row.youth,
        deliveries=row.deliveries,
        grams=row.grams,
        value_cdf=row.value,
        paid_cdf=row.paid,
        income_cdf=sum(line.amount for line in result if line.direction == "in"),
        expenses_cdf=sum(line.amount for line in result if line.direction == "out"),
        last_delivery=row.last_delivery,
        paid_usd=row.paid_usd,
    )


def member_counts(facts: Facts) -> MemberCounts:
    people = sum(facts.people.values(), Counted())
    return MemberCounts(
        total=people.total,
        women=people.women,
        youth=people.young,
        young_women=people.young_women,
        youth_unknown=people.birth_unknown,
        joined=sum(facts.joined.values()),
        delivering=sum(facts.delivering.values()),
        shares_subscribed=sum(totals.shares for totals in facts.shares.values()),
        capital_paid_cdf=sum(totals.paid for totals in facts.shares.values()),
    )


def product_key(product: ProductRow) -> ProductKey:
    """The same product in two cooperatives: same code and form, whatever their ids."""
    return product.code, product.form.casefold()


def product_lines(facts: Facts) -> dict[ProductKey, ProductLine]:
    """Products of the last twelve months, what was most delivered this quarter first; a product of another season
    stands with zeros, so that the months can name it."""
    sums: dict[ProductKey, list[int]] = {}
    named: dict[ProductKey, ProductRow] = {}
    for volume in facts.volumes:
        product = facts.products[volume.product]
        key = product_key(product)
        named.setdefault(key, product)
        own = sums.setdefault(key, [0, 0, 0])
        if volume.month >= facts.quarter.first:
            for index, amount in enumerate((volume.deliveries, volume.grams, volume.value)):
                own[index] += amount
    ordered = sorted(sums, key=lambda key: (-sums[key][1], key))
    return {key: ProductLine(named[key].name, named[key].form, *sums[key]) for key in ordered}


def month_lines(facts: Facts, products: Iterable[ProductKey]) -> tuple[MonthLine, ...]:
    """Twelve months, or the whole of a longer period; empty ones too."""
    places = {key: index for index, key in enumerate(products)}
    since = min(facts.quarter.first, facts.quarter.last - TREND_MONTHS + 1)
    totals = {month: [0, 0, 0] for month in range(since, facts.quarter.last + 1)}
    parts = {month: [0] * len(places) for month in totals}
    for volume in facts.volumes:
        for index, amount in enumerate((volume.deliveries, volume.grams, volume.value)):
            totals[volume.month][index] += amount
        parts[volume.month][places[product_key(facts.products[volume.product])]] += volume.grams
    return tuple(
        MonthLine(month, deliveries, grams, value, tuple(parts[month]))
        for month, (deliveries, grams, value) in totals.items()
    )


def payment_lines(facts: Facts) -> tuple[PaymentLine, ...]:
    labels = {"cash": _("Espèces"), "mobile": _("Monnaie électronique"), "bank": _("Banque")}
    sums: dict[str, dict[str, int]] = {}
    for payment in facts.payments:
        own = sums.setdefault(payment.channel, {"payments": 0, "CDF": 0, "USD": 0})
        own["payments"] += payment.count
        own[payment.currency] += payment.amount
    order = [*labels, *sorted(sums.keys() - labels.keys())]
    return tuple(
        PaymentLine(labels.get(channel, channel), sums[channel]["payments"], sums[channel]["CDF"], sums[channel]["USD"])
        for channel in order
        if channel in sums
    )


def money_lines(facts: Facts, direction: str) -> tuple[MoneyLine, ...]:
    """Income (`in`) or expenses (`out`) of all cooperatives by plain category, the largest first."""
    sums: dict[str, int] = {}
    for own in facts.results.values():
        for line in own:
            if line.direction == direction:
                sums[line.label] = sums.get(line.label, 0) + line.amount
    ordered = sorted(sums.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(MoneyLine(label, amount) for label, amount in ordered if amount)
