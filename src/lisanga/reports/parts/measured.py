"""The indicators of a report: baseline, target, what was reached, how far that is, and its light."""

from fractions import Fraction

import msgspec
from django.utils.translation import gettext as _

from lisanga.core.kernel import french
from lisanga.core.kernel.rounding import half_up
from lisanga.domains.indicators.catalogue import FRANCS, GRAMS, LEVELS, PERCENT
from lisanga.domains.indicators.periods import Period
from lisanga.domains.indicators.queries import Shown, indicators
from lisanga.reports.parts.shape import Column, Part, Row, Table
from lisanga.reports.parts.sources import Sources


def measured(sources: Sources, part: Part) -> Part:
    """Computed ones and those of the partner, aimed at as the agreement says; ratios are made of their two numbers."""
    about = sources.about
    span = Period(about.span.first, about.span.last)
    ids = [row.organisation for row in sources.facts.rows]
    found = indicators(sources.scope, about.partner, ids, span, sources.today, about.agreement)
    columns = (
        Column("label", _("Indicateur")),
        Column("level", _("Niveau")),
        Column("baseline", _("Départ")),
        Column("target", _("Cible")),
        Column("actual", _("Résultat")),
        Column("achievement", _("Atteint")),
        Column("light", _("Feu")),
    )
    table = Table(
        key="indicators",
        title=_("Indicateurs sur la période"),
        columns=columns,
        rows=tuple(_row(one) for one in found if one.actual is not None),
        empty=_("Aucun indicateur n’est mesuré sur la période."),
        note=_(
            "Calculés de leurs deux nombres par la plateforme, ou saisis avec leur preuve ; sans cible, pas de feu."
        ),
    )
    return msgspec.structs.replace(part, tables=(table,), sentences=())


def _row(one: Shown) -> Row:
    definition = one.definition
    unit = definition.unit
    lights = {"green": _("vert"), "amber": _("orange"), "red": _("rouge")}
    cells = (
        str(definition.label),
        str(LEVELS[definition.level]),
        written(one.baseline, unit),
        written(one.target, unit),
        written(one.actual, unit),
        written(one.achievement, PERCENT),
        lights.get(one.light or "", "–"),
    )
    return Row(one.key, cells, "table:cooperatives.lines" if one.is_computed else "")


def written(value: Fraction | None, unit: str) -> str:
    """At most two decimals, half up, without needless zeros."""
    if value is None:
        return "–"
    whole = half_up(value.numerator, value.denominator)
    if unit == FRANCS:
        return french.amount(whole)
    if unit == GRAMS:
        return french.tonnes(whole)
    hundredths = half_up(value.numerator * 100, value.denominator)
    text = french.number(hundredths, 2).rstrip("0").removesuffix(",")
    return f"{text}{french.NBSP}{unit}" if unit else text
