"""What waits in agreements for somebody who acts for one of their sides: own promises that come due, and contests to
answer. What nobody answers for waits for everybody of the side; what was taken over is told with its note."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from lisanga.core.kernel import french
from lisanga.core.scope.roles import Permission
from lisanga.core.scope.viewer import Viewer
from lisanga.domains.partnerships.queries import Reminder, handed_tasks, handed_to, reminders
from lisanga.interfaces.web.home.tasks import Task
from lisanga.interfaces.web.partnerships.there import reads_agreements

DAYS_BEFORE = 30
DAYS_AHEAD = 92  # one quarter, as the page of the partnership
DAYS_TOLD = 30
MOST = 12


def tasks_of(viewer: Viewer) -> list[Task]:
    """Four reads for whoever has an agreement, none for the others."""
    if not reads_agreements(viewer):
        return []
    kind = _("Obligations")
    return [replace(task, kind=kind) for task in (*_taken_over(viewer), *list(_tasks(viewer))[:MOST])]


@dataclass(frozen=True, slots=True)
class Standing:
    """What a partner’s own page says at length: each side’s (words, days to come, late ones)."""

    url: str
    lines: tuple[tuple[str, int, int], ...]


def standings(viewer: Viewer) -> list[Standing]:
    """Of the partners for which the reader speaks; one read each, none for the others."""
    own = {grant.organisation_code: grant.organisation for grant in viewer.current}
    return [_standing(viewer, code, partner) for code, partner in own.items() if partner in viewer.scope.parties]


def _standing(viewer: Viewer, code: str, partner: UUID) -> Standing:
    rows = reminders(viewer.scope, viewer.today + timedelta(days=DAYS_AHEAD), viewer.today, 500, partner)
    owed = (("office", _("Ce qui nous est dû")), ("partner", _("Ce que nous devons")))
    lines = []
    for side, words in owed:
        states = [row.due.state for row in rows if row.side == side]
        lines.append((words, len(states), states.count("late")))
    return Standing(reverse("partnership", args=[code]), tuple(lines))


def _taken_over(viewer: Viewer) -> Iterator[Task]:
    """For a month: who follows finds what is now theirs, and the note."""
    rows = handed_to(viewer.scope, viewer.person, viewer.today - timedelta(days=DAYS_TOLD))
    moved = handed_tasks(viewer.scope, [row.focal_point for row in rows]) if rows else {}
    for row in rows:
        count = len(moved.get(row.focal_point, []))
        title = _("Vous prenez la suite de %(name)s · %(code)s") % {"name": row.left, "code": row.agreement_code}
        tasks = french.plural(count, _("tâche ouverte"), _("tâches ouvertes")) if count else _("rien d’ouvert")
        detail = f"{tasks} · «{french.NBSP}{row.note}{french.NBSP}»" if row.note else tasks
        yield Task("members", title, detail, reverse("focal_points", args=[row.agreement_code]), rank=1)


def _tasks(viewer: Viewer) -> Iterator[Task]:
    today = viewer.today
    for one in reminders(viewer.scope, today + timedelta(days=DAYS_BEFORE), today):
        ours = one.organisation if one.side == "office" else one.partner
        mine = one.owner is None or one.owner == viewer.person
        if not mine or not viewer.may(Permission.PARTNERSHIP, ours):
            continue
        yield _task(one)


def _task(one: Reminder) -> Task:
    title = f"{one.obligation_title}, {one.due.label}" if one.due.label else one.obligation_title
    if one.due.state == "contested":
        url = reverse("due_answer", args=[one.agreement_code, one.due.id])
        detail = _("Contesté : répondez à l’autre partie · %(code)s") % {"code": one.agreement_code}
        return Task("alert", title, detail, url, _("contestée"), late=True, rank=2)
    url = reverse("obligation", args=[one.agreement_code, one.due.obligation])
    late, day = one.due.state == "late", french.short_date(one.due.due_on)
    told = (
        _("En retard depuis le %(day)s · convention %(code)s") if late else _("Pour le %(day)s · convention %(code)s")
    )
    due = _("en retard") if late else ""
    return Task("calendar", title, told % {"day": day, "code": one.agreement_code}, url, due, late, rank=4)
