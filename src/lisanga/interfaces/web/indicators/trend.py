"""How an indicator moved, quarter by quarter, with the line of its targets."""

from collections.abc import Sequence
from fractions import Fraction

from django.utils.translation import gettext as _

from lisanga.core.kernel import clock
from lisanga.domains.indicators.catalogue import OfAgreements, OfCooperatives
from lisanga.domains.indicators.facts import Facts
from lisanga.domains.indicators.periods import Period, latest_quarters, period
from lisanga.domains.indicators.queries import (
    Aim,
    IndicatorRow,
    TypedRow,
    agreement_facts_by_quarter,
    facts_by_month,
    typed_measure,
)
from lisanga.interfaces.web.indicators.subjects import QUARTERS, Subject
from lisanga.interfaces.web.indicators.words import Definition, of_integer, rounded
from lisanga.interfaces.web.svg.drawing import Drawing, Series
from lisanga.interfaces.web.svg.lines import line_chart

_STATES = ("members", "women", "subscribed", "released")  # as they stand at the end; the rest adds up


def trend_of(subject: Subject, computed: OfCooperatives, aim: Aim | None) -> Drawing:
    """The last eight quarters; the one under way up to its last month that has begun."""
    quarters = latest_quarters(subject.viewer.today, QUARTERS)
    now = clock.month_of(subject.viewer.today)
    months = facts_by_month(subject.scope, subject.ids, quarters[0].first, now)
    values = [computed.measure(_quarter(months, one, now)).value for one in quarters]
    return _drawn(computed, quarters, values, aim)


def _quarter(months: dict[int, Facts], one: Period, now: int) -> Facts:
    """Movements added, states as they were at the end."""
    inside = [months[month] for month in range(one.first, min(one.last, now) + 1)]
    whole = Facts()
    for name in ("grams", "value", "paid", "own", "given", "women_days", "men_days"):
        setattr(whole, name, sum(getattr(month, name) for month in inside))
    for name in _STATES:
        setattr(whole, name, getattr(inside[-1], name))
    return whole


def work_trend(subject: Subject, computed: OfAgreements, aim: Aim | None) -> Drawing:
    """The last eight quarters of the work under agreements."""
    quarters = latest_quarters(subject.viewer.today, QUARTERS)
    facts = agreement_facts_by_quarter(subject.scope, subject.whose, quarters, subject.viewer.today)
    return _drawn(computed, quarters, [computed.measure(one).value for one in facts], aim)


def typed_trend(subject: Subject, row: IndicatorRow, values: Sequence[TypedRow], aim: Aim | None) -> Drawing | None:
    """The periods in which a value was typed; None before the second one."""
    standing = sorted({value.period for value in values if value.withdrawn_by is None}, key=lambda code: period(code))
    if len(standing) < 2:
        return None
    spans = [period(code) for code in standing]
    measures = [typed_measure(row, values, span) for span in spans]
    return _drawn(row, spans, [measure.value if measure else None for measure in measures], aim)


def _drawn(
    definition: Definition, spans: Sequence[Period], values: Sequence[Fraction | None], aim: Aim | None
) -> Drawing:
    places, show = of_integer(definition)
    series = [Series(str(definition.label), tuple(rounded(value or 0, places) for value in values))]
    targets = [aim.targets.get(span.code) if aim else None for span in spans]
    if all(target is not None for target in targets):
        line = tuple(rounded(Fraction(target or 0, 100), places) for target in targets)
        series.append(Series(_("Cible"), line))
    return line_chart(
        _("Comment ce chiffre a bougé"),
        [_short(span) for span in spans],
        series,
        show=show,
        names=[span.name for span in spans],
        first_column=_("Période"),
    )


def _short(span: Period) -> str:
    """ "T1", or the year at its first quarter."""
    code = span.code
    if "-Q" in code:
        return code[2:4] if code.endswith("Q1") else f"T{code[-1]}"
    return code
