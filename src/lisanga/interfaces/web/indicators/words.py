"""How values, lights and groups are written."""

from collections.abc import Callable
from fractions import Fraction

from django.utils.translation import gettext as _

from lisanga.core.kernel import french
from lisanga.core.kernel.rounding import half_up
from lisanga.domains.indicators.catalogue import FRANCS, GRAMS, PERCENT, Computed, OfCooperatives
from lisanga.domains.indicators.queries import IndicatorRow, Shown
from lisanga.domains.indicators.rules import AMBER, GREEN, RED

TONES = {GREEN: "good", AMBER: "watch", RED: "bad", None: "quiet"}
Definition = Computed | IndicatorRow


def rounded(value: Fraction | int, places: int = 0) -> int:
    """A value as an integer of 10^-places, half up."""
    exact = Fraction(value) * 10**places
    return half_up(exact.numerator, exact.denominator)


def plain(value: Fraction | int) -> str:
    """At most two decimals, no zero at the end: "36", "33,33"."""
    text = french.number(rounded(value, 2), 2)
    return text.rstrip("0").rstrip(",")


def percent(value: Fraction | int) -> str:
    """At most one decimal."""
    text = french.number(rounded(value, 1), 1)
    return f"{text.removesuffix(',0')}{french.NBSP}%"


def unit_of(definition: Definition) -> str:
    if isinstance(definition, Computed):
        return definition.unit
    return PERCENT if definition.is_ratio else definition.unit


def written(definition: Definition, value: Fraction | int | None) -> str:
    """A value in the unit of its indicator; a dash when it is not known."""
    if value is None:
        return "–"
    unit = unit_of(definition)
    if unit == PERCENT:
        return percent(value)
    if unit == FRANCS:
        return french.millions(rounded(value))
    if unit == GRAMS:
        return french.tonnes(rounded(value))
    return f"{plain(value)}{french.NBSP}{unit}" if unit else plain(value)


def value_of(one: Shown) -> tuple[str, str]:
    """The value with its two numbers; of one cooperative "oui" or "non" where that is what is asked."""
    asks = isinstance(one.definition, OfCooperatives) and one.definition.says_yes
    if asks and one.measure is not None and one.measure.denominator == 1:
        return (_("oui") if one.measure.numerator else _("non")), ""
    return written(one.definition, one.actual), parts_of(one)


def of_integer(definition: Definition) -> tuple[int, Callable[[int], str]]:
    """For charts, whose values are integers: how many decimals are kept, and how such an integer is written."""
    unit = unit_of(definition)
    places = 0 if unit in (FRANCS, GRAMS) else 2
    return places, lambda value: written(definition, Fraction(value, 10**places))


def parts_of(one: Shown) -> str:
    """ "18 sur 50" behind a percentage."""
    measure = one.measure
    if measure is None or measure.denominator is None or unit_of(one.definition) != PERCENT:
        return ""
    above, below = Fraction(measure.numerator), Fraction(measure.denominator)
    show = french.millions if max(above, below) >= 1_000_000 else french.number
    return _("%(part)s sur %(whole)s") % {"part": show(rounded(above)), "whole": show(rounded(below))}


def light_word(one: Shown) -> str:
    """Icon and colour stand beside these words, and the figure in them."""
    if one.achievement is None:
        return _("sans cible") if one.target is None else _("pas encore mesurable")
    words = {GREEN: _("en bonne voie"), AMBER: _("à surveiller"), RED: _("loin de la cible")}
    return f"{words[one.light or RED]} · {percent(one.achievement)}"


def sex_word(code: str) -> str:
    return {"F": _("Femmes"), "M": _("Hommes")}.get(code, _("Non précisé"))


def age_word(code: str) -> str:
    if not code:
        return _("âge inconnu")
    if code.endswith("+"):
        return _("%(age)s ans et plus") % {"age": code[:-1]}
    return _("%(first)s à %(last)s ans") % dict(zip(("first", "last"), code.split("-"), strict=True))
