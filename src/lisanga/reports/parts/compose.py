"""The report of an agreement, drawn from the data. It writes nothing: the caller shows it, or freezes it."""

from datetime import date, datetime
from itertools import pairwise

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel import clock
from lisanga.core.scope.reading import one_reading, scoped
from lisanga.core.scope.viewer import Scope
from lisanga.domains.partnerships.queries.obligations import obligations
from lisanga.domains.training.queries.period import sessions_of_period
from lisanga.reports.parts import cooperatives, measured, money, promises, spending
from lisanga.reports.parts.activities import activities
from lisanga.reports.parts.codes import Heading, headings
from lisanga.reports.parts.shape import Dossier, Part
from lisanga.reports.parts.sources import About, Composer, Sources
from lisanga.reports.parts.training import training
from lisanga.reports.quarterly_facts import Facts, gather
from lisanga.reports.spans import Span

MOST_YEARS = 5
COMPOSERS: dict[str, Composer] = {
    "summary": cooperatives.summary,
    "obligations": promises.promises,
    "activities": activities,
    "indicators": measured.measured,
    "cooperatives": cooperatives.cooperatives,
    "training": training,
    "finances": lambda sources, part: spending.spending(sources, money.finances(sources, part)),
    "trends": money.trends,
    "statements": money.statements,
    "autonomy": money.autonomy,
    "baseline": money.baseline,
    "annexes": cooperatives.annexes,
}
# Parts that should carry figures: while nothing gives them any, they say so and invent none.
UNMEASURED = {"reintegration": gettext_lazy("Rien n’est enregistré sur la période.")}


@scoped
@one_reading()
def dossier(scope: Scope, about: About, at: datetime | None = None) -> Dossier:
    """As far as the reader's right goes; NotVisible for whoever may not read the partner. A fixed number of statements
    for a kind and length of report, whatever has been stored."""
    moment = (at or clock.now()).replace(microsecond=0)
    day = clock.local_date(moment)
    facts = gather(scope, about.partner, about.span, day)
    sources = Sources(
        about,
        facts,
        scope,
        day,
        tuple(obligations(scope, about.agreement, day)),
        tuple(sessions_of_period(scope, about.agreement, about.span.starts, about.span.ends)),
        _years(scope, about, facts, day),
    )
    parts = tuple(_composed(sources, number, heading) for number, heading in enumerate(headings(about.kind), 1))
    return Dossier(
        kind=about.kind,
        agreement=about.code,
        agreement_title=about.title,
        partner=facts.partner.name,
        partner_code=facts.partner.code,
        partner_kind=str(facts.partner.kind_label),
        programme=facts.programme,
        period=about.span.name,
        period_code=about.span.code,
        starts=about.span.starts.isoformat(),
        ends=about.span.ends.isoformat(),
        composed_at=moment.isoformat(),
        register=facts.register,
        parts=parts,
        notes=_notes(),
        heads={row.code: facts.heads.get(row.organisation, 0) for row in facts.rows},
    )


def _composed(sources: Sources, number: int, heading: Heading) -> Part:
    part = Part(number=number, code=heading.code, title=str(heading.title), asks=str(heading.asks))
    composer = COMPOSERS.get(heading.code)
    if composer is not None:
        return composer(sources, part)
    if heading.code in UNMEASURED:
        return msgspec.structs.replace(part, sentences=(str(UNMEASURED[heading.code]),))
    return part


def _years(scope: Scope, about: About, facts: Facts, today: date) -> tuple[Facts, ...]:
    """The year of the report and up to four before it, since the agreement began; for a quarter none."""
    if about.kind == "quarterly":
        return ()
    last = about.span.last
    starts = clock.month_of(about.starts)
    edges = [edge for edge in (last + 1 - 12 * back for back in range(MOST_YEARS + 1)) if edge > starts - 12]
    spans = [_year(first, after - 1) for after, first in pairwise(edges)]
    return tuple(
        facts if one.first == about.span.first and one.last == last else gather(scope, about.partner, one, today)
        for one in reversed(spans)
    )


def _year(first: int, last: int) -> Span:
    if first % 12 == 0:
        return Span(str(first // 12), _("Année %(year)s") % {"year": first // 12}, first, last)
    values = {"first": f"{first % 12 + 1:02d}/{first // 12}", "last": f"{last % 12 + 1:02d}/{last // 12}"}
    return Span(str(last // 12), _("%(first)s à %(last)s") % values, first, last)


def _notes() -> tuple[str, ...]:
    return (
        _("Le poids net est le poids brut moins la tare, l’humidité et les impuretés au-delà de ce qui est convenu."),
        _("Les livraisons et les paiements annulés sont retirés. Les valeurs en dollars sont au taux du jour saisi."),
        _("Recettes et dépenses viennent des comptes : achats aux membres compris, payés ou non."),
        _("Autonomie : recettes propres, divisées par recettes propres, subventions et dons."),
        _("Un taux est toujours recalculé de ses deux nombres ; on ne fait jamais la moyenne de pourcentages."),
    )
