"""What a weighing gives: net weight, value and what is kept back; the hot half of `record_delivery` that only reads."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from lisanga.core.kernel.money import in_francs
from lisanga.core.kernel.problems import Problem, Severity
from lisanga.core.ledger.chart import ADVANCES, INPUTS, SUBSCRIBERS
from lisanga.core.ledger.models import Auxiliary, ExchangeRate, OpenItem
from lisanga.core.operations.context import Context
from lisanga.core.operations.lookup import lookup
from lisanga.core.operations.registry import Item
from lisanga.domains.collect.operations.delivery_payload import RecordDelivery
from lisanga.domains.collect.operations.reference import NO_CAMPAIGN, Reference, Season, reference_of
from lisanga.domains.collect.rules import net_weight, recover, value_of
from lisanga.domains.stock.rules import weight_of

_ORDER = {ADVANCES: 0, INPUTS: 1}
MAXIMUM_GROSS = 60_000_000  # sixty tonnes on one receipt is a slip of the pen


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
    members = {item.payload.member for item in items}
    known = _known_members(context.organisation, members)
    dues = _dues(context.organisation, known)
    return [_weigh_one(context, item, reference, known, dues) for item in items]


def _known_members(organisation: UUID, members: Iterable[UUID]) -> set[UUID]:
    """Every member has an auxiliary account: no need to ask who they are."""
    equal = {"organisation_id": organisation, "kind": "member"}
    return {row[0] for row in lookup(Auxiliary, ("id",), equal=equal, within=("id", members))}


def _dues(organisation: UUID, members: set[UUID]) -> dict[tuple[UUID, str], list[Due]]:
    """Sums due by member and currency: advances, then inputs, then the rest, each oldest first."""
    rows = lookup(
        OpenItem,
        ("auxiliary", "currency", "id", "account", "amount", "settled"),
        equal={"organisation_id": organisation, "side": "D"},
        within=("auxiliary", members),
        where="settled < amount",
        order="opened_on, id",
    )
    dues: dict[tuple[UUID, str], list[Due]] = {}
    for member, currency, item, account, amount, settled in rows:
        dues.setdefault((member, currency), []).append(Due(item, account, amount - settled))
    for kept in dues.values():
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
    if work.problems or not _net(payload, reference, work):
        return work
    season = reference.season(payload.campaign, payload.product, day)
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


def _net(payload: RecordDelivery, reference: Reference, work: Work) -> bool:
    """Fills gross and net; False when the numbers make no sense."""
    gross = payload.gross
    if payload.unit is not None:
        factor = reference.factors.get((payload.unit, payload.product))
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
    if work.problems:
        return False
    base, tolerance = reference.products[payload.product]
    work.gross = gross
    if payload.net is not None and payload.gross is None and payload.unit is None:
        work.net = payload.net
    else:
        work.net = net_weight(gross, payload.tare, payload.moisture, base, payload.impurity, tolerance)
    return True


def _price(context: Context, payload: RecordDelivery, day: date, season: Season | None, work: Work) -> None:
    dated = season.price_on(day, payload.grade, payload.centre) if season is not None else None
    if payload.price is not None:
        work.price, work.currency = payload.price, payload.currency or "CDF"
        if payload.price < 0 or work.currency not in ("CDF", "USD"):
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
        if not work.rate:
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
