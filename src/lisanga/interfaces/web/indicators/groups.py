"""Who a figure is made of: women and men by age class, from sums that name nobody."""

from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from lisanga.domains.indicators.catalogue import Computed, OfCooperatives
from lisanga.domains.indicators.queries import (
    Group,
    people_who_deliver,
    people_who_joined,
    people_who_were_paid,
    work_totals,
)
from lisanga.domains.indicators.rules import AGE_CLASSES
from lisanga.interfaces.web.indicators.subjects import Subject
from lisanga.interfaces.web.indicators.words import age_word, percent, sex_word, written

_SEXES = ("F", "M", "")


@dataclass(frozen=True, slots=True)
class Row:
    """One age class: (sex in words, value) for each sex of the table, then all of them."""

    name: str
    cells: tuple[tuple[str, str], ...]
    total: str


@dataclass(frozen=True, slots=True)
class Table:
    """`shares` says each sex in percent of the whole."""

    title: str
    sexes: tuple[str, ...]
    rows: tuple[Row, ...]
    sums: tuple[str, ...]
    shares: tuple[str, ...]
    total: str


def groups_of(subject: Subject, computed: OfCooperatives) -> Table | None:
    """None where the figure is not made of people, or of nobody yet. One statement."""
    if computed.people == "work":
        return _work(subject, computed)
    found, place, title = _found(subject, computed)
    sums = {(one.sex, one.age): one.sums[place] for one in found if one.sums[place]}
    return table_of(computed, title, sums) if sums else None


def _found(subject: Subject, computed: OfCooperatives) -> tuple[list[Group], int, str]:
    scope, ids, span = subject.scope, subject.ids, subject.span
    if computed.people == "members":
        return people_who_joined(scope, ids, span), 0, _("Les membres")
    if computed.people == "deliveries":
        place = 0 if computed.code == "volume" else 1
        return people_who_deliver(scope, ids, span), place, _("Qui a livré")
    if computed.people == "payments":
        return people_who_were_paid(scope, ids, span), 0, _("À qui l’argent a été payé, en tout")
    return [], 0, ""


def table_of(computed: Computed, title: str, sums: dict[tuple[str, str], int]) -> Table:
    sexes = [sex for sex in _SEXES if any(key[0] == sex for key in sums)]
    ages = [age for age in (*AGE_CLASSES, "") if any(key[1] == age for key in sums)]
    whole = sum(sums.values())
    rows = tuple(
        Row(
            age_word(age),
            tuple((sex_word(sex), written(computed, sums.get((sex, age), 0))) for sex in sexes),
            written(computed, sum(value for key, value in sums.items() if key[1] == age)),
        )
        for age in ages
    )
    by_sex = [sum(value for key, value in sums.items() if key[0] == sex) for sex in sexes]
    return Table(
        title,
        tuple(sex_word(sex) for sex in sexes),
        rows,
        tuple(written(computed, value) for value in by_sex),
        tuple(percent(Fraction(value * 100, whole)) if whole else "–" for value in by_sex),
        written(computed, whole),
    )


def _work(subject: Subject, computed: OfCooperatives) -> Table | None:
    """Days are noted by sex; ages are not known."""
    totals = work_totals(subject.scope, subject.ids, subject.span.first, subject.span.last)
    women, men = (sum(days[place] for days in totals.values()) for place in (0, 1))
    if not women + men:
        return None
    return table_of(computed, _("Qui a travaillé"), {("F", ""): women, ("M", ""): men})
