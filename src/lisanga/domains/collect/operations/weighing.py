"""What a weighing gives: net weight, value and what is kept back; the hot half of `record_delivery` that only reads."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from lisanga.core.kernel.money import in_francs
from lisanga.core.kernel.problems import Problem, Severity
from lisanga.core.ledger.chart import ADVANCES, INPUTS, SUBSCRIBERS
from lisanga.core.ledger.models import Auxiliary, ExchangeRate, OpenItem
from lisanga.core.operations.context import Context
from lisanga.core.operations.lookup import lookup_pairs
from lisanga.core.operations.registry import Item
from lisanga.domains.collect.operations.delivery_payload import RecordDelivery
from lisanga.domains.collect.operations.receipts import look_at_receipts, prefetch_series
from lisanga.domains.collect.operations.reference import NO_CAMPAIGN, Reference, Season, reference_of
from lisanga.domains.collect.rules import DEAREST, net_weight, recover, value_of
from lisanga.domains.stock.rules import weight_of

_MEMBERS, _DUES = "collect.members", "collect.dues"
_ORDER = {ADVANCES: 0, INPUTS: 1}
MAXIMUM_GROSS = 60_000_000  # sixty tonnes on one receipt is a slip of the pen
MOST_CONTAINERS = 100_000


@dataclass(slots=True)
class Due:
    """An open item of a member, with what is left of it as the list goes on."""

    id: UUID
    account: str
    left: int


@dataclass(slots=True)
class Work:
    """One delivery reckoned. Amounts in its currency; `taken` are (item, account, amount)."""

    net: int = 0
    gross: int = 0
    campaign: UUID = NO_CAMPAIGN
    currency: str = "CDF"
    price: int = 0
    rate: int = 0
    value: int = 0
    taken: list[tuple[UUID, str, int]] = field(default_factory=list)
    recovered: int = 0
    capital: int = 0
    net_to_pay: int = 0
    problems: list[Problem] = field(default_factory=list)


def weigh(context: Context, items: Sequence[Item[RecordDelivery]]) -> list[Work]:
    """Two reads for the whole list (members, sums due), plus the reference rows when they have changed."""
    reference = reference_of(context)
    if not context.has(_MEMBERS):
        prefetch([(context, items)])
    known: set[UUID] = context.once(_MEMBERS, set)
    dues: dict[tuple[UUID, str], list[Due]] = context.once(_DUES, dict)
    works = [_weigh_one(context, item, reference, known, dues) for item in items]
    look_at_receipts(context, items, [work.problems for work in works])
    return works


def prefetch(lists: Sequence[tuple[Context, Sequence[Item[RecordDelivery]]]]) -> None:
    """Members and sums due of several cooperatives in two statements. Every member has an auxiliary account: no need
    to ask who they are."""
    wanted = {(context.organisation, item.payload.member) for context, items in lists for item in items}
    members: dict[UUID, set[UUID]] = {}
    columns = ("organisation_id", "id")
    for organisation, member in lookup_pairs(Auxiliary, columns, columns, wanted, where="kind = 'member'"):
        members.setdefault(organisation, set()).add(member)
    dues = _dues(wanted)
    prefetch_series(lists)
    for context, _items in lists:
        context.keep(_MEMBERS, members.get(context.organisation, set()))
        context.keep(_DUES, dues.get(context.organisation, {}))


def _dues(wanted: set[tuple[UUID, UUID]]) -> dict[UUID, dict[tuple[UUID, str], list[Due]]]:
    """By organisation, then by member and currency: advances, then inputs, then the rest, each oldest first."""
    rows = lookup_pairs(
        OpenItem,
        ("organisation_id", "auxiliary", "currency", "id", "account", "amount", "settled"),
        ("organisation_id", "auxiliary"),
        wanted,
        where="t.side = 'D' AND t.settled < t.amount",
        order="t.opened_on, t.id",
    )
    dues: dict[UUID, dict[tuple[UUID, str], list[Due]]] = {}
    for organisation, member, currency, item, account, amount, settled in rows:
        here = dues.setdefault(organisation, {})
        here.setdefault((member, currency), []).append(Due(item, account, amount - settled))
    for here in dues.values():
        for kept in here.values():
            kept.sort(key=lambda due: _ORDER.get(due.account, 2))
    return dues


def _weigh_one(
    context: Context,
    item: Item[RecordDelivery],
    reference: Reference,
    known: set[UUID],
    dues: dict[tuple[UUID, str], list[Due]],
) -> Work:
    payload, day, work = item.payload, item.envelope.business_date, Work()
    if payload.member not in known:
        work.problems.append(_invalid("unknown_member", _("Ce membre n’existe pas dans la coopérative."), "member"))
    if payload.product not in reference.products:
        work.problems.append(_invalid("unknown_product", _("Ce produit n’existe pas dans la coopérative."), "product"))
    if payload.centre not in reference.centres:
        work.problems.append(_invalid("unknown_centre", _("Ce centre n’existe pas dans la coopérative."), "centre"))
    if work.problems:
        return work
    season = reference.season(payload.campaign, payload.product, day)
    if not _net(payload, reference, season, work):
        return work
    if payload.campaign is not None and season is None:
        work.problems.append(_invalid("unknown_campaign", _("Cette campagne n’existe pas."), "campaign"))
        return work
    if season is not None:
        work.campaign = season.id
        if not season.covers(day) or season.product != payload.product:
            text = _("La campagne ne couvre pas ce produit à cette date.")
            work.problems.append(_rule("outside_campaign", text, "campaign"))
    _price(context, payload, day, season, work)
    if not any(problem.severity == Severity.INVALID for problem in work.problems):
        _keep_back(payload.member, season, dues, work)
    return work


def _net(payload: RecordDelivery, reference: Reference, season: Season | None, work: Work) -> bool:
    """Fills gross and net; False when the numbers make no sense."""
    gross = payload.gross
    if payload.unit is not None:
        factor = reference.factor(payload.unit, payload.product, season)
        if factor is None:
            text = _("Cette unité n’a pas encore été pesée pour ce produit.")
            work.problems.append(_invalid("unit_not_measured", text, "unit"))
            return False
        gross = weight_of(payload.unit_count, factor)
    if gross is None:
        gross = payload.net if payload.net is not None else 0
    percentages = (payload.moisture, payload.impurity)
    if not 0 < gross <= MAXIMUM_GROSS or payload.tare < 0 or payload.containers < 0:
        text = _("Le poids doit être plus grand que zéro, et possible sur un seul bon.")
        work.problems.append(_invalid("bad_weight", text, "gross"))
    elif payload.tare > gross:
        text = _("La tare dépasse le poids brut : pesez de nouveau.")
        work.problems.append(_invalid("tare_above_gross", text, "tare"))
    elif not all(0 <= value < 10_000 for value in percentages):
        work.problems.append(_invalid("bad_percentage", _("Un pourcentage va de 0 à 100."), "moisture"))
    elif not _fits(payload):
        text = _("Un nombre ou un texte de ce bon est trop long.")
        work.problems.append(_invalid("too_long", text, "paper_number"))
    if work.problems:
        return False
    base, tolerance = reference.products[payload.product]
    work.gross = gross
    if payload.net is not None and payload.gross is None and payload.unit is None:
        work.net = payload.net
    else:
        work.net = net_weight(gross, payload.tare, payload.moisture, base, payload.impurity, tolerance)
    return True


def _fits(payload: RecordDelivery) -> bool:
    texts = len(payload.grade) <= 20 and len(payload.paper_number) <= 24 and len(payload.series) <= 12
    return texts and payload.containers <= MOST_CONTAINERS and 0 <= payload.number < 10**15


def _price(context: Context, payload: RecordDelivery, day: date, season: Season | None, work: Work) -> None:
    dated = season.price_on(day, payload.grade, payload.centre) if season is not None else None
    if payload.price is not None:
        work.price, work.currency = payload.price, payload.currency or "CDF"
        if not 0 <= payload.price <= DEAREST or work.currency not in ("CDF", "USD"):
            work.problems.append(_invalid("bad_price", _("Ce prix n’est pas possible."), "price"))
        elif dated is not None and dated != (work.currency, work.price):
            text = _("Ce prix n’est pas celui de la campagne ce jour-là.")
            work.problems.append(Problem("price_differs", text, "price", Severity.WARNING))
    elif dated is not None:
        work.currency, work.price = dated
    else:
        text = _("Aucun prix n’est fixé pour ce produit à cette date : le bon est fait « prix à fixer ».")
        work.problems.append(_rule("no_price", text, "price"))
    work.value = value_of(work.net, work.price)
    if work.currency == "USD":
        work.rate = payload.rate or _rate(context, day)
        if not 0 < work.rate < 10**12:
            text = _("Aucun taux de change n’est noté pour ce jour : notez-le d’abord.")
            work.problems.append(_invalid("no_rate", text, "rate"))


def _rate(context: Context, day: date) -> int:
    def load() -> int:
        rates = ExchangeRate.plain.filter(organisation_id=context.organisation, currency="USD", day__lte=day)
        return rates.order_by("-day", "-id").values_list("rate", flat=True).first() or 0

    return context.once(("collect.rate", day), load)


def _keep_back(member: UUID, season: Season | None, dues: dict[tuple[UUID, str], list[Due]], work: Work) -> None:
    """Takes from the sums due and lowers them in memory for the next delivery of the list."""
    owed = dues.get((member, work.currency))
    if not owed:
        work.net_to_pay = work.value
        return
    ordinary = [due for due in owed if due.account != SUBSCRIBERS and due.left]
    shares = [due for due in owed if due.account == SUBSCRIBERS and due.left]
    kept = recover(
        work.value,
        [due.left for due in ordinary],
        season.max_recovery if season else 10_000,
        season.capital_instalment if season else 0,
        sum(due.left for due in shares),
    )
    for due, amount in zip(ordinary, kept.recovered, strict=True):
        _take(due, amount, work)
    work.recovered = sum(kept.recovered)
    left = kept.capital
    for due in shares:
        amount = min(left, due.left)
        _take(due, amount, work)
        left -= amount
    work.capital, work.net_to_pay = kept.capital, kept.net_to_pay


def _take(due: Due, amount: int, work: Work) -> None:
    if amount:
        due.left -= amount
        work.taken.append((due.id, due.account, amount))


def francs(amount: int, work: Work) -> int:
    """An amount of the delivery in whole francs."""
    return amount if work.currency == "CDF" else in_francs(amount, work.rate)


def _invalid(code: str, message: str, field: str) -> Problem:
    return Problem(code, message, field, Severity.INVALID)


def _rule(code: str, message: str, field: str) -> Problem:
    return Problem(code, message, field, Severity.RULE)
