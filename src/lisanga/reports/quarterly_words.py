"""The report's large figures and the sentences of its summary, drawn up from the tables."""

from django.utils.translation import gettext as _

from lisanga.core.kernel import french
from lisanga.core.kernel.rounding import half_up
from lisanga.reports.network import total
from lisanga.reports.quarterly_facts import Facts
from lisanga.reports.quarterly_shape import CooperativeLine, Figure, MemberCounts, MonthLine, ProductLine


def figures(facts: Facts, members: MemberCounts) -> tuple[Figure, ...]:
    """The five large ones, as on the network's page."""
    totals = total(facts.rows)
    women = _("%(share)s de femmes") % {"share": french.percentage(members.women, members.total)}
    mobile = _("%(share)s par téléphone") % {"share": french.percentage(totals.paid_mobile, totals.paid)}
    functional = _("sur %(count)s") % {"count": french.plural(totals.cooperatives, _("coopérative"), _("coopératives"))}
    return (
        Figure(_("Membres"), totals.members, "count", women if members.total else ""),
        Figure(_("Livré"), totals.grams, "grams", _trend(facts)),
        Figure(_("Payé aux membres"), totals.paid, "cdf", mobile if totals.paid else ""),
        Figure(_("Fonctionnelles"), totals.functional, "count", functional),
        Figure(_("Autonomie"), totals.autonomy, "percent", _("recettes propres dans les recettes")),
    )


def summary(
    facts: Facts,
    lines: tuple[CooperativeLine, ...],
    months: tuple[MonthLine, ...],
    products: tuple[ProductLine, ...],
    owed: int,
) -> tuple[str, ...]:
    """A few sentences; each says something only when there is something to say."""
    quarter = [month for month in months if month.month >= facts.quarter.first]
    candidates = (
        _delivered(facts, quarter),
        _highest(quarter, products),
        _joined(facts),
        _paid(facts, owed),
        _to_settle(lines),
    )
    return tuple(sentence for sentence in candidates if sentence)


def _before(facts: Facts) -> int:
    previous = facts.quarter.before
    return sum(line.grams for line in facts.volumes if previous.first <= line.month <= previous.last)


def _trend(facts: Facts) -> str:
    before, now = _before(facts), total(facts.rows).grams
    if not before:
        return ""
    change = half_up((now - before) * 100, before)
    sign = "+" if change > 0 else "−" if change < 0 else ""
    return _("%(change)s sur un trimestre") % {"change": f"{sign}{abs(change)}{french.NBSP}%"}


def _delivered(facts: Facts, quarter: list[MonthLine]) -> str:
    totals = total(facts.rows)
    if not totals.deliveries:
        return _("Aucune livraison n’a été enregistrée ce trimestre.") if facts.rows else ""
    values = {
        "grams": french.tonnes(totals.grams),
        "value": french.millions(totals.value),
        "count": french.plural(totals.deliveries, _("livraison"), _("livraisons")),
        "last": french.tonnes(_before(facts)),
    }
    if not _before(facts):
        return _("Les membres ont livré %(grams)s, pour %(value)s, en %(count)s.") % values
    return (
        _("Les membres ont livré %(grams)s, pour %(value)s, en %(count)s ; au trimestre d’avant : %(last)s.") % values
    )


def _highest(quarter: list[MonthLine], products: tuple[ProductLine, ...]) -> str:
    best = max(quarter, key=lambda line: line.grams, default=None)
    if best is None or best.grams <= 0 or not products:
        return ""
    most = max(range(len(products)), key=lambda index: best.by_product[index])
    values = {
        "month": french.month_name(best.month).capitalize(),
        "grams": french.tonnes(best.grams),
        "product": products[most].name.lower(),
    }
    return _("%(month)s est le mois le plus fort : %(grams)s, surtout %(product)s.") % values


def _joined(facts: Facts) -> str:
    count = sum(facts.joined.values())
    if not count:
        return ""
    people = french.plural(count, _("personne a rejoint"), _("personnes ont rejoint"))
    return _("%(people)s une coopérative ce trimestre.") % {"people": people}


def _paid(facts: Facts, owed: int) -> str:
    totals = total(facts.rows)
    if not totals.paid and not owed:
        return ""
    values = {"paid": french.millions(totals.paid), "owed": french.millions(owed)}
    return _("Les coopératives ont payé %(paid)s à leurs membres ; il leur reste dû %(owed)s.") % values


def _to_settle(lines: tuple[CooperativeLine, ...]) -> str:
    if not lines:
        return ""
    urgent = [line.name for line in lines if line.tone == "bad"]
    watched = sum(line.tone == "watch" for line in lines)
    if not urgent and not watched:
        return _("Aucune coopérative n’a d’alerte.")
    if not urgent:
        return _("À suivre : %(count)s, sans rien d’urgent.") % {
            "count": french.plural(watched, _("coopérative"), _("coopératives"))
        }
    named = ", ".join(urgent[:3]) + (_(" et d’autres") if len(urgent) > 3 else "")
    return _("À régler d’abord : %(named)s.") % {"named": named}
