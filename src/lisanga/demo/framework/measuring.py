"""Indicators of the demo: what should be reached, two that people measure themselves, and an assessment of each
cooperative that the programme follows."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from lisanga.core.operations.envelope import Envelope
from lisanga.demo.dice import Dice
from lisanga.demo.founding import Network
from lisanga.demo.pen import Pen
from lisanga.demo.plan import Plan
from lisanga.domains.indicators.grid import CURRENT
from lisanga.domains.indicators.operations.define_indicator import DefineIndicator
from lisanga.domains.indicators.operations.record_assessment import GivenMark, RecordAssessment
from lisanga.domains.indicators.operations.record_value import RecordValue
from lisanga.domains.indicators.operations.record_work_days import RecordWorkDays
from lisanga.domains.indicators.operations.set_targets import PeriodTarget, SetTargets

_GOALS = {  # code of the catalogue → where it stood at first, and what each quarter should reach, in units
    "membres": (0, (700, 1_100, 1_400, 1_600)),
    "femmes": (38, (40, 42, 45, 48)),
    "jeunes": (10, (12, 14, 16, 18)),
    "fonctionnelles": (20, (30, 40, 50, 60)),
    "autonomie": (20, (60, 70, 80, 80)),
    "capital-libere": (50, (75, 80, 90, 95)),
    "points-a-regler": (60, (50, 40, 30, 20)),
}
_AGREED = {  # what an agreement aims at for its own work: at first, quarter after quarter, and in the year
    "obligations-a-temps": (60, (70, 80, 80, 90), 80),
    "seances-tenues": (0, (80, 80, 90, 90), 90),
    "personnes-formees": (0, (80, 80, 80, 60), 300),
    "formateurs-certifies": (0, (0, 2, 2, 2), 6),
    "visites-faites": (0, (2, 4, 4, 4), 14),
    "rapports-a-temps": (0, (100, 100, 100, 100), 100),
    "femmes": (38, (40, 42, 45, 48), 48),
}
_MEALS = (34, 41, 45, 52)  # of a hundred households asked, quarter after quarter
_FIELDS = (12, 6, 8, 5)
_SEEN = {
    0: "Rien n’a encore été fait.",
    1: "Commencé, rien d’écrit.",
    2: "Fait une fois, la feuille est au classeur.",
    3: "Fait et écrit, il manque une signature.",
    4: "Vu au classeur, signé et daté.",
}
_WORK = ("Tri et mise en sacs", "Chargement du camion", "Séchage sur bâches", "Entretien du dépôt")
_STRENGTH = {"functional": 3, "registered": 2, "constituted": 2, "initiative": 1}


def measure(network: Network, agreements: Mapping[str, UUID], plans: tuple[Plan, ...]) -> None:
    """After the year has been played: assessments count what stands in the registers."""
    pen = Pen(Dice("indicateurs"), network.office.organisation, network.office.viewer)
    pen = pen.held_by(network.people["CERPEC", "programme_officer"])
    year, last = network.almanac.year, network.almanac.last
    begun = date(year, 1, 8)
    kwilu = network.partners["KWILU"]
    pen.send([_goal(pen, about, code, year, begun) for about in (pen.organisation, kwilu) for code in _GOALS])
    signed = agreements[f"KWILU-{year - 1}"]
    pen.send([_agreed(pen, kwilu, signed, code, year, begun) for code in _AGREED])
    later = PeriodTarget(period=str(year), value=26_000)  # fewer weeks without rain than was hoped
    moved = SetTargets(about=kwilu, indicator="personnes-formees", agreement=signed, targets=(later,))
    pen.write("indicators.set_targets", moved, begun + timedelta(days=150))
    _surveyed(pen, pen.organisation, None, year, last)
    _planted(pen, kwilu, signed, year, last)
    for one in plans:
        if one.followed:
            _worked(network, one)
            pen.send([_assessment(pen, network, one, day) for day in (begun + timedelta(days=30), last)])


def _worked(network: Network, one: Plan) -> None:
    """Days of work that a cooperative paid, month after month of its campaigns."""
    if not one.deliveries:
        return
    pen = network.pen(one.code, "manager")
    pen.dice = Dice(f"{one.code} work")
    facts = []
    for month in range(2, 12):
        day = date(network.almanac.year, month, 26)
        if day > network.almanac.last:
            break
        women, men = pen.dice.between(1, 6), pen.dice.between(1, 5)
        days = (women * pen.dice.between(3, 12), men * pen.dice.between(3, 12))
        work = RecordWorkDays(
            work=pen.dice.among(_WORK),
            women=women,
            men=men,
            women_days=days[0],
            men_days=days[1],
            youth_days=sum(days) // 3,
            voucher=str(40 + month),
        )
        facts.append(pen.fact("indicators.record_work_days", work, day))
    pen.send(facts)


def _goal(pen: Pen, about: UUID, code: str, year: int, day: date) -> Envelope:
    first, reached = _GOALS[code]
    share = 100 if about == pen.organisation or first else 50  # a partner has half of the network's numbers
    targets = _targets(year, [value * share for value in reached], reached[-1] * share)
    goal = SetTargets(
        about=about,
        indicator=code,
        baseline=first * 100,
        baseline_on=day,
        responsible=pen.viewer.name,
        targets=targets,
    )
    return pen.fact("indicators.set_targets", goal, day)


def _agreed(pen: Pen, about: UUID, agreement: UUID, code: str, year: int, day: date) -> Envelope:
    first, quarters, whole = _AGREED[code]
    goal = SetTargets(
        about=about,
        indicator=code,
        agreement=agreement,
        baseline=first * 100,
        baseline_on=day,
        responsible=pen.viewer.name,
        targets=_targets(year, [value * 100 for value in quarters], whole * 100),
    )
    return pen.fact("indicators.set_targets", goal, day)


def _targets(year: int, quarters: Sequence[int], whole: int) -> tuple[PeriodTarget, ...]:
    parts = [PeriodTarget(period=f"{year}-Q{quarter}", value=value) for quarter, value in enumerate(quarters, 1)]
    return (*parts, PeriodTarget(period=str(year), value=whole))


def _surveyed(pen: Pen, about: UUID, agreement: UUID | None, year: int, last: date) -> None:
    meals = DefineIndicator(
        about=about,
        code="IM-01",
        label="Ménages de membres qui mangent trois fois par jour",
        definition="Ménages de membres, tirés au sort, où l’on a mangé trois fois la veille de l’enquête.",
        formula="Ménages qui ont mangé trois fois ÷ ménages interrogés",
        source="Enquête du trimestre, cent fiches signées",
        level="impact",
        unit="%",
        is_ratio=True,
        responsible=pen.viewer.name,
    )
    _told(pen, meals, agreement, year, last, [(value, 100) for value in _MEALS])


def _planted(pen: Pen, about: UUID, agreement: UUID, year: int, last: date) -> None:
    fields = DefineIndicator(
        about=about,
        code="PR-04",
        label="Champs-écoles ouverts",
        definition="Champs où un formateur certifié montre une technique à des membres, avec un cahier tenu.",
        source="Cahier du champ-école, visite de l’agent d’encadrement",
        is_cumulative=True,
        responsible=pen.viewer.name,
    )
    _told(pen, fields, agreement, year, last, [(value, None) for value in _FIELDS])


def _told(
    pen: Pen,
    defined: DefineIndicator,
    agreement: UUID | None,
    year: int,
    last: date,
    values: list[tuple[int, int | None]],
) -> None:
    """The definition, its targets, and the value of each quarter that is over."""
    about, begun = defined.about, date(year, 1, 9)
    own = str(pen.write("indicators.define_indicator", defined, begun))
    wanted = [(8 if defined.is_cumulative else values[0][0] + 6 * quarter) * 100 for quarter in range(1, 5)]
    targets = _targets(year, wanted, sum(wanted) if defined.is_cumulative else wanted[-1])
    goal = SetTargets(about=about, indicator=own, baseline=values[0][0] * 90, baseline_on=begun, targets=targets)
    pen.write("indicators.set_targets", goal, begun)
    for quarter, (numerator, denominator) in enumerate(values, 1):
        day = date(year, 3 * quarter, 20) + timedelta(days=18)
        if day > last:
            return
        value = RecordValue(
            about=about,
            indicator=own,
            agreement=agreement,
            period=f"{year}-Q{quarter}",
            numerator=numerator * 100,
            denominator=None if denominator is None else denominator * 100,
            evidence=f"Fiches du {day:%d/%m/%Y}, signées par les enquêteurs",
        )
        pen.write("indicators.record_value", value, day)


def _assessment(pen: Pen, network: Network, one: Plan, day: date) -> Envelope:
    """Nearer to what the law and good habits ask at each stage, and a little better each time."""
    middle = _STRENGTH[one.stage] + (day == network.almanac.last and pen.dice.chance(40))
    marks = []
    for criterion in CURRENT.assessed:
        mark = min(max(middle + pen.dice.between(-1, 1), 1 if criterion.caps and middle > 1 else 0), 4)
        marks.append(GivenMark(criterion=criterion.code, mark=mark, evidence=_SEEN[mark]))
    assessed = RecordAssessment(
        cooperative=network.cooperatives[one.code],
        version=CURRENT.version,
        assessed_by=pen.viewer.name,
        marks=tuple(marks),
        note="Évaluation faite au bureau de la coopérative, registres ouverts.",
    )
    return pen.fact("indicators.record_assessment", assessed, day)
