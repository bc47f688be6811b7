"""A year of weighings, half a month at a time: sacks come in, the produce is sold, members are paid."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

import msgspec

from lisanga.core.kernel.clock import month_of
from lisanga.core.ledger.operations.close_month import CloseMonth
from lisanga.core.operations.envelope import Envelope
from lisanga.core.operations.verdicts import Answer
from lisanga.demo.almanac import Almanac, Season
from lisanga.demo.paying import Due, pay
from lisanga.demo.pen import Pen
from lisanga.demo.plan import Crop, Plan
from lisanga.demo.tills import Tills, count, receive, spend
from lisanga.domains.collect.operations.close_campaign import CloseCampaign
from lisanga.domains.collect.operations.delivery_payload import RecordDelivery
from lisanga.domains.collect.operations.open_campaign import OpenCampaign
from lisanga.domains.collect.operations.reverse_delivery import ReverseDelivery
from lisanga.domains.collect.operations.set_price import SetPrice
from lisanga.domains.stock.operations.set_reference import CentreItem, ProductItem, SetReference
from lisanga.domains.treasury.operations.pay_advance import PayAdvance

_RIPE = timedelta(days=40)  # a month older than that is closed
_SACK = 1_000  # grams of an empty jute sack
_EXPENSES = (
    ("transport", "Camion vers le dépôt", 9),
    ("sacks", "Sacs neufs", 3),
    ("day_labour", "Chargeurs au centre", 2),
    ("per_diem", "Tournée des centres", 1),
)
_FIXED = (("communications", "Crédit du téléphone", 15_000), ("office", "Carnets et stylos", 12_000))


@dataclass
class Market:
    """What a weighing names. `due` are deliveries not yet paid."""

    pen: Pen
    president: Pen  # closes the months that the manager wrote in
    one: Plan
    almanac: Almanac
    members: list[UUID]
    tills: Tills
    products: dict[Crop, UUID] = field(default_factory=dict)
    centres: list[UUID] = field(default_factory=list)
    due: list[Due] = field(default_factory=list)


def work(market: Market, size: int) -> Iterator[int]:
    """Plays all campaigns; yields the number of deliveries written at each step."""
    pen, one, tills, almanac = market.pen, market.one, market.tills, market.almanac
    _references(market)
    for season in almanac.seasons:
        campaigns = _open(market, season)
        if one.followed and pen.dice.chance(60):
            amount = pen.dice.between(1_000_000, 6_000_000, 250_000)
            receive(pen, tills, "subsidy", amount, season.first + timedelta(days=2), "Appui à la campagne", "Province")
        _advance(market, season)
        facts = _weighings(market, season, one.deliveries * size * season.share // 100)
        for first, last in _halves(season, almanac.last):
            some = [fact for fact in facts if first <= fact.business_date <= last]
            _half(market, some, first, last)
            yield len(some)
        if season.last < almanac.last:
            for campaign in campaigns:
                pen.write("collect.close_campaign", CloseCampaign(campaign=campaign, ends_on=season.last), season.last)


def _references(market: Market) -> None:
    pen, day = market.pen, market.almanac.opened + timedelta(days=2)
    for crop in market.one.crops:
        item = ProductItem(name=crop.name, form=crop.form, base_moisture=crop.base_moisture, impurity_tolerance=100)
        market.products[crop] = pen.write("stock.set_reference", SetReference(item=item), day)
    for name in market.one.centres:
        market.centres.append(pen.write("stock.set_reference", SetReference(item=CentreItem(name=name)), day))


def _open(market: Market, season: Season) -> list[UUID]:
    """One campaign a product, with its price; the second one rises a little at its peak."""
    pen, campaigns = market.pen, []
    kept = 200 if market.one.form == "scoops" else 0
    for crop, product in market.products.items():
        payload = OpenCampaign(
            name=season.name, product=product, starts_on=season.first, max_recovery=5_000, capital_instalment=kept
        )
        campaign = pen.write("collect.open_campaign", payload, season.first)
        for day, percent in ((season.first, season.price), (season.peak, season.price + 4)):
            price = SetPrice(campaign=campaign, price=crop.price * percent // 100, valid_from=day)
            pen.write("collect.set_price", price, season.first)
        campaigns.append(campaign)
    return campaigns


def _advance(market: Market, season: Season) -> None:
    """Down-payments before the sacks come, as far as the box goes."""
    pen, tills = market.pen, market.tills
    facts = []
    for member in pen.dice.some(market.members, len(market.members) // 8):
        amount = pen.dice.between(20_000, 90_000, 5_000)
        if amount * 3 > tills.held:
            break
        tills.held -= amount
        payload = PayAdvance(
            member=member, till=tills.cash, amount=amount, due_on=season.last, label=f"Campagne {season.name}"
        )
        facts.append(pen.fact("treasury.pay_advance", payload, season.first + timedelta(days=4)))
    pen.send(facts)


def _weighings(market: Market, season: Season, total: int) -> list[Envelope]:
    dice = market.pen.dice
    active = dice.some(market.members, max(len(market.members) * 78 // 100, 1))
    facts = [_weighing(market, dice.among(active), season) for _index in range(total)]
    return sorted(facts, key=lambda fact: fact.captured_at)


def _weighing(market: Market, member: UUID, season: Season) -> Envelope:
    dice = market.pen.dice
    crop = market.one.crops[0] if dice.chance(70) else dice.among(market.one.crops)
    sacks = 1 + dice.between(0, 2) * dice.between(0, 2)
    gross = sum(crop.sack + dice.between(-6_000, 6_000, 500) for _sack in range(sacks))
    payload = RecordDelivery(
        member=member,
        product=market.products[crop],
        centre=dice.among(market.centres),
        gross=gross,
        containers=sacks,
        tare=sacks * _SACK,
        moisture=crop.base_moisture + dice.between(-100, 260, 10),
        impurity=dice.between(0, 220, 10),
    )
    return market.pen.fact("collect.record_delivery", payload, dice.day(season.first, season.last, season.peak))


def _halves(season: Season, until: date) -> Iterator[tuple[date, date]]:
    """The two halves of each month of a season, as far as the story goes."""
    day = season.first.replace(day=1)
    while day <= min(season.last, until):
        following = (day + timedelta(days=31)).replace(day=1)
        halves = ((day, day.replace(day=15)), (day.replace(day=16), following - timedelta(days=1)))
        for first, last in halves:
            if first <= min(season.last, until):
                yield max(first, season.first), min(last, season.last, until)
        day = following


def _half(market: Market, facts: list[Envelope], first: date, last: date) -> None:
    """Weigh, sell, pay, spend; at the end of a month count, and close what is ripe."""
    pen, tills = market.pen, market.tills
    tills.come_to(last)
    answers = pen.send(facts)
    value = _weighed(market, facts, answers)
    if value and last < market.almanac.last:
        sold = value * pen.dice.between(112, 121) // 100 // 1_000 * 1_000
        buyer = pen.dice.among(("Maison Kabemba", "Minoterie du Kwango", "Ets Mvuama", "PAM, achats locaux"))
        receive(pen, tills, "produce_sale", max(sold, 1_000), last, "Vente du lot", buyer)
        pay(pen, tills, market.due, last)
        market.due = []
    _spend(market, value, last)
    if last.day > 15 and last < market.almanac.last:
        count(pen, tills, last)
        if last + _RIPE <= market.almanac.last:
            market.president.write("ledger.close_month", CloseMonth(month=month_of(last)), last + timedelta(days=6))


def _weighed(market: Market, facts: list[Envelope], answers: list[Answer]) -> int:
    """Notes what is due; one slip of the half month is taken back when there are many. Francs weighed."""
    value = 0
    wrong = len(facts) // 2 if len(facts) > 25 else -1
    for index, (fact, answer) in enumerate(zip(facts, answers, strict=True)):
        if index == wrong and market.pen.dice.chance(40):
            reverse = ReverseDelivery(delivery=fact.id, reason="Bon écrit deux fois au marché")
            market.pen.write("collect.reverse_delivery", reverse, fact.business_date)
            continue
        value += answer.result["value"]
        if answer.result["net_to_pay"]:
            market.due.append(Due(fact.id, _weighed_member(fact), answer.result["net_to_pay"]))
    return value


def _weighed_member(fact: Envelope) -> UUID:
    return msgspec.json.decode(fact.payload, type=RecordDelivery).member


def _spend(market: Market, value: int, day: date) -> None:
    pen, facts = market.pen, []
    for category, label, percent in _EXPENSES:
        amount = value * percent // 200 // 500 * 500
        if amount and market.tills.held > amount:
            facts.append(spend(pen, market.tills, category, amount, day, label))
    for category, label, amount in _FIXED if day.day > 15 else ():
        if market.tills.held > amount:
            facts.append(spend(pen, market.tills, category, amount, day, label))
    pen.send(facts)
