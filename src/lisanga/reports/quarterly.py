"""The quarter's report of one partner over its cooperatives: facts from scoped queries, put into the shape that the
page, the PDF and the spreadsheet draw. Only sums: no member is named anywhere."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from lisanga.core.kernel import clock, french
from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import Scope
from lisanga.reports.fingerprint import figures_code
from lisanga.reports.quarterly_alerts import findings
from lisanga.reports.quarterly_annexes import annexes
from lisanga.reports.quarterly_facts import Facts, gather
from lisanga.reports.quarterly_lines import (
    cooperative_lines,
    member_counts,
    money_lines,
    month_lines,
    payment_lines,
    product_lines,
)
from lisanga.reports.quarterly_shape import Alert, QuarterlyReport
from lisanga.reports.quarterly_words import figures, summary
from lisanga.reports.quarters import quarter as quarter_of


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who draws the report up, when, and the installation's key for its code."""

    at: datetime
    by: str
    key: bytes = b""


@scoped
def quarterly(scope: Scope, partner: UUID, period: str, stamp: Stamp | None = None) -> QuarterlyReport:
    """The report as far as the reader's right goes. NotVisible when the partner may not be read, BadQuarter when the
    period is none; the same number of statements for one cooperative and for a hundred."""
    stamp = stamp or Stamp(clock.now(), "")
    quarter = quarter_of(period)
    facts = gather(scope, partner, quarter, clock.local_date(stamp.at))
    report = _composed(facts, stamp)
    return replace(report, verification_code=figures_code(stamp.key, report))


def _composed(facts: Facts, stamp: Stamp) -> QuarterlyReport:
    found = findings(facts)
    lines, members, products = cooperative_lines(facts, found), member_counts(facts), product_lines(facts)
    months, owed = month_lines(facts, products), sum(facts.owed.values())
    return QuarterlyReport(
        partner=facts.partner.name,
        partner_code=facts.partner.code,
        partner_kind=facts.partner.kind_label.lower(),
        programme=facts.programme,
        period=facts.quarter.name,
        code=facts.quarter.code,
        starts=facts.quarter.starts,
        ends=facts.quarter.ends,
        version=facts.register,
        status=_status(facts),
        produced_at=stamp.at,
        produced_by=stamp.by,
        verification_code="",
        verification_url="",
        summary=summary(facts, lines, months, tuple(products.values()), owed),
        figures=figures(facts, members),
        cooperatives=lines,
        members=members,
        products=tuple(products.values()),
        months=months,
        payments=payment_lines(facts),
        owed_cdf=owed,
        income=money_lines(facts, "in"),
        expenses=money_lines(facts, "out"),
        alerts=tuple(Alert(one.name, one.sentence, one.reference, one.tone) for one in found),
        annexes=annexes(facts, products),
        notes=_notes(clock.local_date(stamp.at)),
    )


def _status(facts: Facts) -> str:
    """Figures can still move until the quarter is over and every cooperative that worked has closed it."""
    if facts.today <= facts.quarter.ends:
        return _("provisoire, trimestre en cours")
    last = facts.quarter.last
    if any(facts.is_active(row) and facts.closed.get(row.organisation, -1) < last for row in facts.rows):
        return _("provisoire, mois à clore")
    return _("définitif")


def _notes(day: date) -> tuple[str, ...]:
    return (
        _("Le poids net est le poids brut moins la tare, l’humidité et les impuretés au-delà de ce qui est convenu."),
        _("Les livraisons et les paiements annulés sont retirés. Les valeurs en dollars sont au taux du jour saisi."),
        _("Recettes et dépenses viennent des comptes : achats aux membres compris, payés ou non."),
        _("Autonomie : recettes propres, divisées par recettes propres, subventions et dons."),
        _("Jeunes : 35 ans au plus dans l’année. Les membres sont comptés tels qu’ils sont au %(day)s.")
        % {"day": french.long_date(day)},
        _("Les chiffres sont ceux des pages du réseau. Le code change dès qu’un seul chiffre change."),
    )
