"""The whole story, told through the door into the database of the settings."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from lisanga.demo import plan
from lisanga.demo.almanac import Almanac
from lisanga.demo.founding import Network, bind_member, found, let_in
from lisanga.demo.framework.expecting import expect
from lisanga.demo.framework.measuring import measure
from lisanga.demo.framework.papers import share_papers
from lisanga.demo.framework.partnering import agree
from lisanga.demo.framework.reporting import deliver
from lisanga.demo.framework.sharing import share_data
from lisanga.demo.framework.training import teach
from lisanga.demo.framework.travelling import travel
from lisanga.demo.membership import enrol
from lisanga.demo.plan import Plan
from lisanga.demo.season import Market, work
from lisanga.demo.tills import open_tills
from lisanga.demo.week import TOLD, tell_week

LATE = timedelta(days=50)  # so far behind are the books of some
Progress = Callable[[str, int, int], None]  # what is being written, facts done, facts in all


@dataclass(frozen=True, slots=True)
class Size:
    """`factor` multiplies members and deliveries inside the same cooperatives; `today` ends the story with a last
    week, told only when it is given."""

    factor: int = 1
    plans: tuple[Plan, ...] = plan.PLANS
    today: date | None = None
    taught: bool = False  # roadmaps, sessions and visits too

    @property
    def facts(self) -> int:
        return sum(one.members + one.deliveries for one in self.plans) * self.factor


def run(size: Size | None = None, progress: Progress | None = None) -> Network:
    """Founds the network and plays the year, cooperative by cooperative. Memory stays bounded by one campaign of
    one cooperative."""
    size = size or Size()
    tell: Progress = progress or (lambda _what, _done, _all: None)
    tell("Le réseau", 0, size.facts)
    network, done = found(Almanac.of(size.today)), 0
    agreements = agree(network)
    travel(network, agreements)
    share_papers(network, agreements)
    share_data(network, agreements)
    for one in size.plans:
        tell(one.name, done, size.facts)
        for written in _play(network, one, size.factor):
            done += written
            tell(one.name, done, size.facts)
    for one in size.plans if size.today else ():
        if one.code in TOLD:
            tell("Cette semaine", done, size.facts)
            tell_week(network, one.code)
    if size.taught:
        courses = teach(network, agreements, size.factor)
        if size.today:
            expect(network, courses)
    measure(network, agreements, size.plans)
    deliver(network, agreements)
    let_in(network)
    tell("Terminé", size.facts, size.facts)
    return network


def _play(network: Network, one: Plan, factor: int) -> list[int]:
    """Counts of facts, as they are written."""
    pen = network.pen(one.code, "secretary")
    manager = network.pen(one.code, "manager")
    almanac = network.almanac.shortened(LATE) if one.late else network.almanac
    tills = open_tills(manager, manager.viewer.name, almanac.opened) if one.deliveries else None
    members = enrol(pen, one, factor, tills, almanac)
    if one.code == "BULUNGU":
        bind_member(network, members[0], almanac.opened + timedelta(days=40))
    steps = [len(members)]
    if one.deliveries and tills:
        market = Market(manager, network.pen(one.code, "president"), one, almanac, members, tills)
        steps += list(work(market, factor))
    return steps
