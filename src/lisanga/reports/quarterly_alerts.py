"""What a cooperative has to settle at the end of a quarter, in sentences. Pure: it reads the facts and nothing else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from lisanga.core.kernel import french
from lisanga.reports.network import NetworkRow
from lisanga.reports.quarterly_facts import Facts
from lisanga.reports.quarterly_shape import Tone

QUIET_DAYS = 30
_DELIVERING = ("registered", "functional")


@dataclass(frozen=True, slots=True)
class Finding:
    """`short` stands in the table of cooperatives, `sentence` in the list of alerts."""

    cooperative: UUID
    name: str
    tone: Tone
    short: str
    sentence: str
    reference: str = ""


def findings(facts: Facts) -> list[Finding]:
    """Of all cooperatives, the gravest first, then by name."""
    every = [
        finding
        for row in facts.rows
        for rule in (_uncounted, _unclosed, _quiet, _overspent, _flagged)
        for finding in rule(facts, row)
    ]
    return sorted(every, key=lambda finding: finding.tone != "bad")


def state(row: NetworkRow, own: Sequence[Finding]) -> tuple[str, Tone]:
    """Words and tone for one line of the table: what is gravest, else the stage."""
    if own:
        more = _(" (+ %(count)s)") % {"count": len(own) - 1} if len(own) > 1 else ""
        return own[0].short + more, own[0].tone
    stages: dict[str, tuple[str, Tone]] = {
        "initiative": (_("en formation"), "wait"),
        "constituted": (_("constituée"), "wait"),
        "registered": (_("immatriculée"), "good"),
        "functional": (_("fonctionnelle"), "good"),
    }
    return stages.get(row.stage, (_("à l’arrêt"), "wait"))


def _uncounted(facts: Facts, row: NetworkRow) -> Iterator[Finding]:
    months = facts.uncounted.get(row.organisation, [])
    if months:
        text = _("Une caisse a bougé sans être comptée : %(months)s.") % {"months": listed(months)}
        lately = months[-1] == facts.quarter.last
        yield _finding(row, "bad" if lately else "watch", _("caisse non comptée"), text)


def _unclosed(facts: Facts, row: NetworkRow) -> Iterator[Finding]:
    due, closed = facts.closing_due, facts.closed.get(row.organisation, -1)
    if due < facts.quarter.first or closed >= due or not facts.is_active(row):
        return
    waiting = listed(list(range(max(closed + 1, facts.quarter.first), due + 1)))
    text = _("Comptes à clore : %(months)s.") % {"months": waiting}
    yield _finding(row, "watch", _("mois à clore"), text, "AUDCIF 22")


def _quiet(facts: Facts, row: NetworkRow) -> Iterator[Finding]:
    if row.stage not in _DELIVERING:
        return
    if row.last_delivery is None:
        yield _finding(row, "watch", _("aucune livraison"), _("Aucune livraison n’est encore enregistrée."))
        return
    days = (facts.on - row.last_delivery).days
    if days > QUIET_DAYS:
        values = {"days": days, "day": french.short_date(row.last_delivery)}
        text = _("Aucune livraison depuis %(days)s jours ; la dernière est du %(day)s.") % values
        yield _finding(row, "watch", _("sans livraison récente"), text)


def _overspent(facts: Facts, row: NetworkRow) -> Iterator[Finding]:
    income = sum(line.amount for line in facts.results[row.organisation] if line.direction == "in")
    expenses = sum(line.amount for line in facts.results[row.organisation] if line.direction == "out")
    if expenses > income:
        text = _("Les dépenses dépassent les recettes de %(amount)s.") % {"amount": french.amount(expenses - income)}
        yield _finding(row, "watch", _("dépenses élevées"), text)


def _flagged(facts: Facts, row: NetworkRow) -> Iterator[Finding]:
    count = facts.flagged.get(row.organisation, 0)
    if count:
        deliveries = french.plural(count, _("livraison"), _("livraisons"))
        yield _finding(row, "watch", _("à vérifier"), _("À vérifier : %(deliveries)s.") % {"deliveries": deliveries})


def _finding(row: NetworkRow, tone: Tone, short: str, sentence: str, reference: str = "") -> Finding:
    return Finding(row.organisation, row.name, tone, short, sentence, reference)


def listed(months: Sequence[int]) -> str:
    """ "janvier 2026, février 2026 et mars 2026"."""
    names = [french.month_name(month) for month in months]
    if len(names) == 1:
        return names[0]
    return _("%(first)s et %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}
