"""What waits in training: sessions to hold, people to look at again, visits and promises."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from lisanga.core.kernel import french
from lisanga.core.operations.queries import unsettled_count
from lisanga.core.scope.roles import OrganisationKind, Permission
from lisanga.core.scope.viewer import HeldGrant, Viewer
from lisanga.domains.training import queries
from lisanga.interfaces.web.home.tasks import Task

AHEAD = timedelta(days=14)
SHOWN = 5  # of each sort


def training_tasks(viewer: Viewer, day: date) -> list[Task]:
    """What somebody was asked to do; and for whoever runs the programme's training, what waits there: six reads,
    whatever there is."""
    own = [replace(task, kind=_("Ce qui vous est confié")) for task in _own(viewer, day)]
    for grant in viewer.current:
        if grant.organisation_kind == OrganisationKind.PROGRAMME and viewer.may(
            Permission.TRAINING, grant.organisation
        ):
            taught = [*_sessions(viewer, grant, day), *_checks(viewer, grant, day)]
            visited = [*_visits(viewer, grant, day), *_promises(viewer, grant, day)]
            taught = [*_flagged(viewer, grant), *taught]
            kinds = (taught, _("Formation")), (visited, _("Visites et promesses"))
            return own + [replace(task, kind=kind) for tasks, kind in kinds for task in tasks]
    return own


def _flagged(viewer: Viewer, held: HeldGrant) -> Iterator[Task]:
    """What telephones brought with something to look at."""
    if not viewer.may(Permission.REVERSE, held.organisation):
        return
    if waiting := unsettled_count(viewer.scope, held.organisation):
        title = french.plural(waiting, _("point à régler"), _("points à régler"))
        detail = _("C’est enregistré, mais quelqu’un doit regarder et décider.")
        yield Task("alert", title, detail, reverse("to_settle", args=[held.organisation_code]), rank=3)


def _due(on: date, day: date) -> tuple[str, bool]:
    return (_("en retard"), True) if on < day else (french.short_date(on), False)


def _sessions(viewer: Viewer, held: HeldGrant, day: date) -> Iterator[Task]:
    for one in queries.sessions_to_hold(viewer.scope, held.organisation, day + AHEAD, SHOWN):
        due, late = _due(one.planned_on, day)
        title = _("Séance : %(title)s") % {"title": one.title}
        url = reverse("training_session", args=[one.id])
        yield Task("calendar", title, one.place or one.trainer_name, url, due, late, rank=3)


def _checks(viewer: Viewer, held: HeldGrant, day: date) -> Iterator[Task]:
    for one in queries.checks_due(viewer.scope, held.organisation, day + AHEAD)[:SHOWN]:
        due, late = _due(one.due_on, day)
        title = _("Voir ce qui est mis en pratique, à %(months)s mois") % {"months": one.months}
        url = reverse("session_behaviour", args=[one.session, one.months])
        yield Task("eye", title, one.title, url, due, late, rank=5)


def _visits(viewer: Viewer, held: HeldGrant, day: date) -> Iterator[Task]:
    for one in queries.visits_due(viewer.scope, held.organisation, day + AHEAD, SHOWN):
        due, late = _due(one.planned_on, day)
        title = _("Visiter %(name)s") % {"name": one.cooperative_name}
        yield Task("place", title, one.purpose, reverse("visit", args=[one.id]), due, late, rank=3)


def _own(viewer: Viewer, day: date) -> Iterator[Task]:
    """What the reader was asked to do, whatever the day: it is not forgotten because it is far."""
    for one in queries.actions_for_me(viewer.scope, SHOWN):
        due, late = _due(one.due_on, day)
        yield Task("check", one.text, _("Vous est confié"), reverse("action", args=[one.id]), due, late, rank=2)


def _promises(viewer: Viewer, held: HeldGrant, day: date) -> Iterator[Task]:
    for one in queries.actions_due(viewer.scope, held.organisation, day + AHEAD, SHOWN):
        if one.person != viewer.person:
            due, late = _due(one.due_on, day)
            yield Task("check", one.text, one.owner, reverse("action", args=[one.id]), due, late, rank=4)


def promise_tasks(viewer: Viewer, held: HeldGrant, day: date) -> Iterator[Task]:
    """What a cooperative promised and has to keep; what was confided to a person waits there. One read."""
    url = reverse("cooperative_visits", args=[held.organisation_code])
    others = [one for one in queries.promises_of(viewer.scope, held.organisation) if one.person is None]
    for one in others[:SHOWN]:
        if one.is_open and one.due_on <= day + AHEAD:
            due, late = _due(one.due_on, day)
            yield Task("check", one.text, one.owner, url, due, late, rank=4)
