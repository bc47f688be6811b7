"""What waits for both sides of an agreement: reports to open, to write, to examine, before and after their day."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from lisanga.core.kernel import articles, french
from lisanga.core.scope.roles import Permission
from lisanga.core.scope.viewer import Viewer
from lisanga.domains.partnerships.deliverable_rules import DRAFT, OBSERVED, SUBMITTED, lateness
from lisanga.domains.partnerships.queries.deliverables import DeliverableFilter, DeliverableRow, deliverables
from lisanga.interfaces.web.home.tasks import Task
from lisanga.interfaces.web.reports.deliverables import waiting

_OPEN = frozenset({DRAFT, OBSERVED, SUBMITTED})
_MOST = 30


def deliverable_tasks(viewer: Viewer, today: date) -> list[Task]:
    """Three statements, whatever the number of agreements."""
    scope = viewer.scope
    found: list[Task] = []
    for row in deliverables(scope, DeliverableFilter(statuses=_OPEN), limit=_MOST):
        if row.organisation in scope.rows:
            mine = row.owner in (None, viewer.person)
            if mine and viewer.may(Permission.PROGRAMME, row.organisation):
                found += _office(row, today)
        elif viewer.may(Permission.PARTNERSHIP, row.partner):
            found += _partner(row, viewer)
    grants = {grant.organisation for grant in viewer.current if viewer.may(Permission.PROGRAMME, grant.organisation)}
    if grants:
        found += _unopened(viewer, today)
    return found


def _office(row: DeliverableRow, today: date) -> Iterator[Task]:
    url = reverse("deliverable", args=[row.id])
    if row.status == OBSERVED:
        said = _("%(partner)s a fait des observations") % {"partner": articles.opening(row.partner_name)}
        yield Task("report", row.title, said, url, rank=2, kind=_kind())
        return
    late = lateness(row.due_on, today)
    if row.status == DRAFT and late != "later":
        due = french.short_date(row.due_on)
        told = _("à soumettre %(to)s") % {"to": articles.to(row.partner_name)}
        yield Task("report", row.title, told, url, due, late == "late", 3, _kind())


def _partner(row: DeliverableRow, viewer: Viewer) -> Iterator[Task]:
    """Whoever may decide is told even when somebody else examines it: silence validates nothing."""
    decides = viewer.may(Permission.VALIDATE, row.partner)
    if row.status != SUBMITTED or not (decides or row.examiner in (None, viewer.person)):
        return
    url = reverse("deliverable_version", args=[row.id, row.version])
    words = _("à lire et à valider") if decides else _("à lire et à observer")
    yield Task("report", row.title, words, url, rank=2, kind=_kind())


def _unopened(viewer: Viewer, today: date) -> Iterator[Task]:
    """The reports that agreements promise and nobody has begun: one line a report, the latest ones."""
    for one in waiting(viewer.scope, today)[-5:]:
        url = reverse("agreement_deliverables", args=[one.agreement])
        due = french.short_date(one.due.on)
        told = _("à ouvrir pour %(name)s") % {"name": articles.the(one.partner)}
        yield Task("report", one.label, told, url, due, one.late == "late", 4, _kind())


def _kind() -> str:
    return _("Rapports et livrables")
