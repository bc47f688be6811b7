"""What a page or a report reads of indicators: computed ones and own ones in one shape, over a period."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from uuid import UUID

from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import Scope
from lisanga.domains.indicators.catalogue import OF_AGREEMENTS, OF_COOPERATIVES, Computed
from lisanga.domains.indicators.periods import Period, period
from lisanga.domains.indicators.queries.facts import facts_by_cooperative
from lisanga.domains.indicators.queries.goals import Aim, IndicatorRow, TypedRow, aims, own_indicators, typed_values
from lisanga.domains.indicators.queries.undertaken import agreement_facts, whose_work
from lisanga.domains.indicators.rules import Measure, achievement, light, together


@dataclass(frozen=True, slots=True)
class Shown:
    """One indicator over one period. `definition` is of the catalogue, or an own one. Values exact, in the unit;
    `baseline` and `target` too."""

    key: str
    definition: Computed | IndicatorRow
    measure: Measure | None
    baseline: Fraction | None
    target: Fraction | None

    @property
    def is_computed(self) -> bool:
        return isinstance(self.definition, Computed)

    @property
    def actual(self) -> Fraction | None:
        return self.measure.value if self.measure is not None else None

    @property
    def achievement(self) -> Fraction | None:
        return achievement(self.definition.direction, self.baseline, self.target, self.actual)

    @property
    def light(self) -> str | None:
        return light(self.achievement)


@scoped
def indicators(
    scope: Scope,
    organisation: UUID,
    organisations: Iterable[UUID],
    span: Period,
    today: date,
    about: UUID | None = None,
) -> list[Shown]:
    """All indicators of the programme, a partner or a cooperative `organisation`, whose cooperatives are given; those
    of the agreement `about` where one is named. A fixed number of statements."""
    facts = list(facts_by_cooperative(scope, organisations, span, today).values())
    whose = whose_work(organisation, about)
    work = agreement_facts(scope, whose, span, today)
    aimed, own = aims(scope, organisation, about), own_indicators(scope, organisation)
    values = typed_values(scope, organisation, None, about)
    found = [
        shown(code, one, together(one.measure(fact) for fact in facts), aimed.get(code), span)
        for code, one in OF_COOPERATIVES.items()
    ]
    found += [
        shown(code, one, one.measure(work), aimed.get(code), span)
        for code, one in OF_AGREEMENTS.items()
        if one.touches or whose.cooperative is None
    ]
    for row in own:
        mine = [value for value in values if value.indicator == row.id]
        found.append(shown(str(row.id), row, typed_measure(row, mine, span), aimed.get(str(row.id)), span))
    return found


def shown(
    key: str, definition: Computed | IndicatorRow, measure: Measure | None, aim: Aim | None, span: Period
) -> Shown:
    """One indicator against what was aimed at in exactly that period."""
    target = aim.targets.get(span.code) if aim else None
    baseline = aim.goal.baseline if aim and aim.goal else None
    return Shown(key, definition, measure, _unit(baseline), _unit(target))


def _unit(value: int | None) -> Fraction | None:
    return None if value is None else Fraction(value, 100)


def typed_measure(row: IndicatorRow, values: Sequence[TypedRow], span: Period) -> Measure | None:
    """What the typed values say of a period; None when they say nothing."""
    return together(_measure(value) for value in typed_inside(row, values, span))


def typed_sexes(row: IndicatorRow, values: Sequence[TypedRow], span: Period) -> tuple[int, int] | None:
    """Women and men in the numerator, in hundredths, of the same values; None where one of them does not tell."""
    inside = typed_inside(row, values, span)
    women, men = [value.women for value in inside], [value.men for value in inside]
    if not inside or None in women or None in men:
        return None
    return sum(value or 0 for value in women), sum(value or 0 for value in men)


def typed_inside(row: IndicatorRow, values: Sequence[TypedRow], span: Period) -> list[TypedRow]:
    """The values that make a period: its own; else its parts, ratios and cumulative numbers together, a plain state (so
    many at that moment) as it was last. A cumulative one takes everything up to the period's end."""
    standing = _standing(values)
    parts = {code: period(code) for code in standing}
    if row.is_cumulative:
        inside = [code for code, one in parts.items() if one.last <= span.last and not _is_held(one, parts.values())]
    elif span.code in standing:
        inside = [span.code]
    else:
        inside = [code for code, one in parts.items() if span.holds(one) and not _is_held(one, parts.values())]
    inside.sort(key=lambda code: parts[code].last)
    if not row.is_cumulative and not row.is_ratio:
        inside = inside[-1:]
    return [value for code in inside for value in standing[code]]


def _standing(values: Sequence[TypedRow]) -> dict[str, list[TypedRow]]:
    """Period → what stands there: what was typed for the organisation itself, which says it for all of its agreements,
    else the latest of each agreement, to be added."""
    latest: dict[str, dict[UUID | None, TypedRow]] = {}
    for value in values:
        if value.withdrawn_by is None:
            latest.setdefault(value.period, {})[value.agreement] = value
    return {code: [one[None]] if None in one else list(one.values()) for code, one in latest.items()}


def _is_held(one: Period, others: Iterable[Period]) -> bool:
    """Whether a longer period says it already: a quarter of a year that has its own value."""
    return any(other.holds(one) and other != one for other in others)


def _measure(value: TypedRow) -> Measure:
    if value.denominator is None:
        return Measure(Fraction(value.numerator, 100))
    return Measure(Fraction(value.numerator, 100), Fraction(value.denominator, 100))
