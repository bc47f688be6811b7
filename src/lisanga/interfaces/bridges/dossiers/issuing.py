"""The report of an agreement for the installation itself: the command line asks, and nobody is signed in."""

from collections.abc import Callable
from dataclasses import replace

from django.urls import reverse
from django.utils.translation import gettext as _

from lisanga.core.kernel import clock, french
from lisanga.core.scope.viewer import Scope
from lisanga.domains.partnerships.queries import AgreementSheet, agreement
from lisanga.domains.partnerships.queries import deliverables as queries
from lisanga.domains.partnerships.queries.deliverables import DeliverableRow, VersionRow
from lisanga.domains.partnerships.queries.public_results import parties_of
from lisanga.interfaces.bridges.dossiers.paper import Paper
from lisanga.reports.parts.compose import dossier
from lisanga.reports.parts.drafting import drafted
from lisanga.reports.parts.shape import Kind
from lisanga.reports.parts.snapshot import thaw
from lisanga.reports.parts.sources import About
from lisanga.reports.readers import as_observer
from lisanga.reports.spans import span_of

Absolute = Callable[[str], str]


def agreement_paper(code: str, period: str, absolute: Absolute | None = None) -> Paper:
    """The last version submitted, as it was frozen; else the draft with the figures of now. NotVisible for a code that
    is no agreement's, BadQuarter for what is no period."""
    found, office = parties_of(code)
    scope = Scope(rows=frozenset({office}))
    sheet = agreement(scope, found)
    span = span_of(period, sheet.starts_on, sheet.ends_on)
    row = queries.deliverable_of_period(scope, found, span.code)
    if row is not None and row.version:
        return version_paper(
            row, queries.versions(scope, row.id)[0], queries.snapshot(scope, row.id, row.version), absolute
        )
    now = clock.now()
    state = _("chiffres du %(day)s") % {"day": french.long_date(clock.today())}
    if row is None:
        report = dossier(as_observer(sheet.partner_code, clock.today()).scope, _about(sheet, period), now)
    else:
        written = {part: text.text for part, text in queries.texts(scope, row.id).items()}
        report = drafted(row, written, queries.typed_figures(scope, row.id), now)
    return Paper(report, 0, state, moment=int(now.timestamp()))


def version_paper(row: DeliverableRow, version: VersionRow, snapshot: str, absolute: Absolute | None) -> Paper:
    """As it was submitted, with what was decided since; `absolute` makes a whole address of a path."""
    submitted = french.long_date(clock.local_date(version.submitted_at))
    signed = [(_("Soumis le"), _("%(day)s par %(name)s") % {"day": submitted, "name": version.submitted_by})]
    if version.decided_on is not None:
        day = french.long_date(version.decided_on)
        by = _("%(day)s par %(name)s, %(way)s") if version.decided_name else _("%(day)s, %(way)s")
        label = _("Validé le") if version.status == "validated" else _("Rejeté le")
        signed.append((label, by % {"day": day, "name": version.decided_name, "way": version.way_label}))
    paper = Paper(thaw(snapshot), version.number, version.state_label, code=version.code, signed=tuple(signed))
    paper = replace(paper, moment=int(version.submitted_at.timestamp()))
    if absolute is None:
        return paper
    return replace(paper, url=absolute(reverse("verify_deliverable", args=[row.id, version.number, version.code])))


def _about(sheet: AgreementSheet, period: str) -> About:
    span = span_of(period, sheet.starts_on, sheet.ends_on)
    kind: Kind = "final" if span.code == "final" else "quarterly" if "Q" in span.code else "annual"
    return About(kind, sheet.id, sheet.code, sheet.title, sheet.partner, span, sheet.starts_on, sheet.ends_on)
