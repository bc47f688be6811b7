"""What waits under agreements, for either side: prestations owed before a departure, news of an arrival, requests of
access to answer, accesses that end."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from lisanga.core.kernel import articles, french
from lisanga.core.scope.roles import Permission
from lisanga.core.scope.viewer import Viewer
from lisanga.domains.partnerships.confidentiality import AccessState
from lisanga.domains.partnerships.queries.documents import access_to_recall
from lisanga.domains.partnerships.queries.missions import arrivals_awaited
from lisanga.domains.partnerships.queries.services import owed_by_partner
from lisanga.interfaces.web.home.tasks import Task

AHEAD = timedelta(days=30)  # a departure is recalled so long before
SOON = timedelta(days=7)


def mission_tasks(viewer: Viewer) -> list[Task]:
    """Four reads however many agreements; nothing for whoever acts for no side."""
    if not any(viewer.may(one, grant.organisation) for grant in viewer.current for one in _ACTING):
        return []
    partner = bool(viewer.scope.parties)
    kind = _("Missions et accès")
    found = [*_owed(viewer, partner=partner), *_arrivals(viewer), *_access(viewer, partner=partner)]
    return [replace(task, kind=kind) for task in found]


_ACTING = (Permission.PARTNERSHIP, Permission.MISSION)


def _owed(viewer: Viewer, *, partner: bool) -> Iterator[Task]:
    for row in owed_by_partner(viewer.scope, viewer.today, viewer.today + AHEAD):
        words = (_("prestation à fournir"), _("prestations à fournir"))
        if not partner:
            words = (_("prestation encore attendue"), _("prestations encore attendues"))
        late = row.starts_on <= viewer.today
        yield Task(
            "place",
            _("Mission à %(place)s : %(lines)s") % {"place": row.place, "lines": french.plural(row.lines, *words)},
            _("Avant le départ, à la charge %(of)s.") % {"of": articles.of(row.partner_name)},
            reverse("mission", args=[row.agreement_code, row.mission]),
            _left(row.starts_on, viewer.today),
            late,
            rank=1 if row.starts_on - viewer.today <= SOON else 4,
        )


def _left(day: date, today: date) -> str:
    if day <= today:
        return _("départ passé")
    return _("départ le %(day)s") % {"day": french.short_date(day)}


def _arrivals(viewer: Viewer) -> Iterator[Task]:
    if not any(viewer.may(Permission.MISSION, grant.organisation) for grant in viewer.current):
        return
    for row in arrivals_awaited(viewer.scope, viewer.today):
        title = _("Les experts sont-ils bien arrivés à %(place)s ?") % {"place": row.place}
        late = row.starts_on < viewer.today
        due = _("partis le %(day)s") % {"day": french.short_date(row.starts_on)}
        address = reverse("mission_travel", args=[row.agreement_code, row.id])
        yield Task("alert", title, row.purpose, address, due, late, rank=0)


def _access(viewer: Viewer, *, partner: bool) -> Iterator[Task]:
    for row in access_to_recall(viewer.scope, viewer.today):
        address = reverse("access_request", args=[row.agreement_code, row.id])
        if row.state is AccessState.WAITING:
            if partner:
                asked = _("demandé le %(day)s") % {"day": french.short_date(row.asked_on)}
                yield Task(
                    "lock", _("Une demande d’accès attend votre réponse"), row.information, address, asked, rank=2
                )
            continue
        assert row.until is not None
        until = _("jusqu’au %(day)s") % {"day": french.short_date(row.until)}
        yield Task("lock", _("Un accès se ferme bientôt"), row.information, address, until, rank=5)
