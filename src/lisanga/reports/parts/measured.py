"""The indicators of a report as numbers: baseline, target, what was reached and how far that is, with the two numbers
of each ratio; then who they are made of."""

from collections.abc import Iterable
from fractions import Fraction
from uuid import UUID

import msgspec
from django.utils.translation import gettext as _

from lisanga.core.kernel.rounding import half_up
from lisanga.domains.indicators.catalogue import COMPUTED, FRANCS, GRAMS, LEVELS, PERCENT, Computed
from lisanga.domains.indicators.periods import Period
from lisanga.domains.indicators.queries import (
    Group,
    IndicatorRow,
    Shown,
    indicators,
    own_indicators,
    people_who_deliver,
    people_who_joined,
    people_who_were_paid,
    typed_sexes,
    typed_values,
    work_totals,
)
from lisanga.domains.indicators.rules import Measure, hundredths
from lisanga.reports.parts.shape import Amount, Column, Part, Row, Table, Unit
from lisanga.reports.parts.sources import Sources

# Counted as members, stages and open points stand on the day of the report: they move without anybody being late.
LIVES = frozenset(
    {
        "cooperatives",
        "immatriculees",
        "fonctionnelles",
        "preuves-fonctionnelles",
        "membres",
        "femmes",
        "jeunes",
        "membres-livreurs",
        "revenu-membre",
        "points-a-regler",
        "conventions-en-vigueur",
    }
)
_HUNDRED = 10_000  # per cent, in hundredths


def measured(sources: Sources, part: Part) -> Part:
    """Computed ones and those of the partner, aimed at as the agreement says; ratios are made of their two numbers."""
    about = sources.about
    span = Period(about.span.first, about.span.last)
    ids = [row.organisation for row in sources.facts.rows]
    found = indicators(sources.scope, about.partner, ids, span, sources.today, about.agreement)
    table = Table(
        key="indicators",
        title=_("Indicateurs sur la période"),
        columns=(
            Column("label", _("Indicateur")),
            Column("level", _("Niveau")),
            Column("baseline", _("Départ"), "number"),
            Column("target", _("Cible"), "number"),
            Column("actual", _("Résultat"), "number"),
            Column("achievement", _("Atteint"), "number"),
            Column("light", _("Feu")),
        ),
        rows=tuple(_row(one) for one in found if one.actual is not None or one.target is not None),
        empty=_("Aucun indicateur n’est mesuré sur la période."),
        note=_(
            "Calculés de leurs deux nombres par la plateforme, ou saisis avec leur preuve ; sans cible, pas de feu."
        ),
    )
    sexes = _sexes(sources, ids, span)
    return msgspec.structs.replace(part, tables=(table, *(sexes,) * bool(sexes.rows)))


def key_of(one: Shown) -> str:
    """A code of the catalogue; "own/EF-03" for an indicator of the partner's own."""
    definition = one.definition
    return definition.code if isinstance(definition, Computed) else f"own/{definition.code}"


def _row(one: Shown) -> Row:
    definition, key = one.definition, key_of(one)
    lights = {"green": _("vert"), "amber": _("orange"), "red": _("rouge")}
    cells = (
        str(definition.label),
        str(LEVELS[definition.level]),
        amount_of(definition, one.baseline),
        amount_of(definition, one.target),
        amount_of(definition, one.actual, one.measure),
        None if one.achievement is None else Amount(hundredths(one.achievement), "rate"),
        lights.get(one.light or "", "–"),
    )
    return Row(key, cells, f"indicator:{key}", key in LIVES)


def amount_of(
    definition: Computed | IndicatorRow, value: Fraction | None, measure: Measure | None = None
) -> Amount | None:
    """A value in the unit of its indicator; `measure` tells the two numbers of a ratio."""
    if value is None:
        return None
    parts = None
    if measure is not None and measure.denominator is not None:
        parts = (hundredths(measure.numerator), hundredths(measure.denominator))
    unit = definition.unit
    if unit == PERCENT or (isinstance(definition, IndicatorRow) and definition.is_ratio):
        return Amount(hundredths(value), "rate", "", parts)
    whole: dict[str, Unit] = {FRANCS: "cdf", GRAMS: "grams"}
    if isinstance(definition, Computed) and unit in whole:
        return Amount(half_up(value.numerator, value.denominator), whole[unit], "", parts)
    return Amount(hundredths(value), "number", unit, parts)


def _sexes(sources: Sources, ids: list[UUID], span: Period) -> Table:
    """Sums told apart by sex, of people and of what they did. Six statements."""
    scope, partner = sources.scope, sources.about.partner
    delivered = people_who_deliver(scope, ids, span)
    days = work_totals(scope, ids, span.first, span.last).values()
    rows = [
        _of_groups("membres", COMPUTED["membres"].label, "number", people_who_joined(scope, ids, span), 0, 100),
        _of_groups("volume", COMPUTED["volume"].label, "grams", delivered, 0),
        _of_groups("valeur", COMPUTED["valeur"].label, "cdf", delivered, 1),
        _of_groups("revenu-membre", _("Payé aux membres"), "cdf", people_who_were_paid(scope, ids, span), 0),
        _of_sexes(
            "journees-travail",
            str(COMPUTED["journees-travail"].label),
            "number",
            (sum(one[0] for one in days) * 100, sum(one[1] for one in days) * 100, 0),
        ),
    ]
    values = typed_values(scope, partner)
    for row in own_indicators(scope, partner):
        told = typed_sexes(row, [value for value in values if value.indicator == row.id], span)
        if told is not None:
            rows.append(_of_sexes(f"own/{row.code}", row.label, "number", (*told, 0)))
    return Table(
        key="sexes",
        title=_("Indicateurs par sexe"),
        columns=(
            Column("label", _("Indicateur")),
            Column("women", _("Femmes"), "number"),
            Column("men", _("Hommes"), "number"),
            Column("unsaid", _("Non précisé"), "number"),
            Column("share", _("Part des femmes"), "number"),
        ),
        rows=tuple(row for row in rows if row is not None),
        note=_("La part est celle des femmes dans tout ce qui est compté, non précisé compris."),
    )


def _of_groups(key: str, label: object, unit: Unit, groups: Iterable[Group], place: int, scale: int = 1) -> Row | None:
    sums = {"F": 0, "M": 0, "": 0}
    for one in groups:
        sums[one.sex if one.sex in sums else ""] += one.sums[place] * scale
    return _of_sexes(key, str(label), unit, (sums["F"], sums["M"], sums[""]))


def _of_sexes(key: str, label: str, unit: Unit, sums: tuple[int, int, int]) -> Row | None:
    """None where nothing is counted."""
    whole = sum(sums)
    if not any(sums):
        return None
    women = sums[0]
    share = Amount(half_up(women * _HUNDRED, whole), "rate") if whole else None
    return Row(key, (label, *(Amount(one, unit) for one in sums), share), f"indicator:{key}", key == "membres")
