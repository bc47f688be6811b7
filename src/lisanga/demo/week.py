"""The week that ends on the day when the demo is built: what waits in À faire, and what somebody has to settle."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from lisanga.core.ledger.operations.record_rate import RecordRate
from lisanga.core.operations.envelope import Envelope
from lisanga.core.scope.viewer import Scope
from lisanga.demo.dice import Dice
from lisanga.demo.founding import Network
from lisanga.demo.pen import Pen
from lisanga.demo.tills import OPERATOR
from lisanga.domains.collect.operations.delivery_payload import RecordDelivery
from lisanga.domains.members.operations.register_member import RegisterMember
from lisanga.domains.members.queries import MemberRow, members
from lisanga.domains.stock.operations.set_reference import ProductItem, SetReference
from lisanga.domains.stock.queries import centres, products
from lisanga.domains.treasury.operations.count_cash import CountCash, Denomination
from lisanga.domains.treasury.operations.open_till import OpenTill
from lisanga.domains.treasury.operations.record_cash import RecordCash
from lisanga.domains.treasury.queries import held_on, tills

TOLD = ("BULUNGU", "TSHELA")  # where the characters work
_RATES = (2_845_000_000, 2_852_000_000, 2_838_500_000)  # francs for one dollar, in millionths
_GAP = 3_500  # francs that nobody has explained yet


@dataclass(frozen=True, slots=True)
class _Week:
    """What the week's facts name; `day(n)` is n days before the last one."""

    network: Network
    code: str
    last: date

    def pen(self, role: str) -> Pen:
        pen = self.network.pen(self.code, role)
        pen.dice = Dice(f"{self.code} {role} {self.last}")
        return pen

    def day(self, before: int) -> date:
        return self.last - timedelta(days=before)

    @property
    def here(self) -> UUID:
        return self.network.cooperatives[self.code]


def tell_week(network: Network, code: str) -> int:
    """The seven days that end today, after the year's own last day; the number of weighings written."""
    week = _Week(network, code, network.almanac.today)
    collector, scope = week.pen("collector"), week.pen("manager").viewer.scope
    known = members(scope, week.here, limit=40)
    weighed = _weigh(week, collector, scope, known)
    _dollars(week)
    _to_settle(week, scope, known)
    return weighed


def _weighing(week: _Week, scope: Scope) -> Callable[..., Envelope]:
    centre = centres(scope, week.here)[0].id

    def fact(pen: Pen, who: MemberRow, product: UUID, before: int, **more: object) -> Envelope:
        sacks = pen.dice.between(1, 4)
        gross = sacks * 60_000 + pen.dice.between(-3_000, 3_000, 500)
        values = {"member": who.id, "product": product, "centre": centre, "gross": gross, "containers": sacks, **more}
        return pen.fact("collect.record_delivery", RecordDelivery(**values), week.day(before), early=before == 0)  # type: ignore[arg-type]  # names and values are RecordDelivery's own

    return fact


def _weigh(week: _Week, pen: Pen, scope: Scope, known: list[MemberRow]) -> int:
    """Some sacks each day, today's at dawn; one at a price agreed at the market; one of a crop without price."""
    product, fact = products(scope, week.here)[0].id, _weighing(week, scope)
    facts = [fact(pen, pen.dice.among(known), product, before) for before in range(6, -1, -1) for _sack in range(3)]
    pen.send(facts)
    soya = ProductItem(name="Soja", form="grain", base_moisture=1200)
    unpriced = week.pen("manager").write("stock.set_reference", SetReference(item=soya), week.day(4))
    strange = [
        fact(pen, known[1], product, 2, price=700, currency="CDF"),
        fact(pen, known[2], unpriced, 1),
        fact(pen, known[3], unpriced, 0),
    ]
    pen.send(strange)
    return len(facts) + len(strange)


def _dollars(week: _Week) -> None:
    """A till in dollars, the rate of several days, a support received and an expense paid in dollars."""
    pen = week.pen("manager")
    till = pen.write("treasury.open_till", OpenTill(kind="cash", name="Caisse en dollars", currency="USD"), week.day(6))
    for number, rate in enumerate(_RATES):
        noted = RecordRate(day=week.day(6 - 2 * number), rate=rate, source="Banque centrale du Congo")
        pen.write("ledger.record_rate", noted, noted.day)
    support = RecordCash(
        till=till, direction="in", amount=150_000, category="subsidy", label="Appui au séchage", counterparty="PAM"
    )
    pen.write("treasury.record_cash", support, week.day(5))
    fuel = RecordCash(till=till, direction="out", amount=6_250, category="transport", label="Carburant du camion")
    pen.write("treasury.record_cash", fuel, week.day(3))


def _to_settle(week: _Week, scope: Scope, known: list[MemberRow]) -> None:
    """One message of the operator noted twice; a member who bears the name of another; a box with a gap."""
    pen = week.pen("secretary")
    boxes = tills(scope, week.here)
    phone = next(till for till in boxes if till.kind == "mobile")
    for before, amount in ((3, 40_000), (2, 40_000)):
        fee = RecordCash(
            till=phone.id,
            direction="in",
            amount=amount,
            category="membership_fees",
            label="Droit d’adhésion",
            operator=OPERATOR,
            reference=f"MP{week.last:%y%m}7741",
        )
        pen.write("treasury.record_cash", fee, week.day(before))
    name = known[4].name
    again = RegisterMember(family=name.family, post=name.post, given=name.given, village="Kipasa")
    pen.write("members.register_member", again, week.day(1))
    cash = next(till for till in boxes if till.kind == "cash" and till.currency == "CDF")
    held = held_on(scope, week.here, cash.id, week.day(1)) or 0
    found = max(held - _GAP, 0)
    notes = (Denomination(value=500, count=found // 500), Denomination(value=1, count=found % 500))
    treasurer = week.pen("treasurer")
    count = CountCash(till=cash.id, denominations=notes, counted_by=treasurer.viewer.name)
    treasurer.write("treasury.count_cash", count, week.day(1))
