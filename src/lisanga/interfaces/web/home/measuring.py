"""Values of indicators that wait to be written: the period is over."""

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from lisanga.core.scope.roles import Permission
from lisanga.core.scope.viewer import Viewer
from lisanga.domains.indicators.queries import ValueDue, values_due
from lisanga.domains.partnerships.queries import agreement_names
from lisanga.interfaces.web.home.tasks import Task

LATE = timedelta(days=30)  # after its period a value is late
SHOWN = 6


def value_tasks(viewer: Viewer) -> list[Task]:
    """For whoever types values; four reads. Those of the reader come first."""
    if not any(viewer.may(Permission.MONITOR, grant.organisation) for grant in viewer.current):
        return []
    found = sorted(values_due(viewer.scope, viewer.today), key=lambda one: (not _mine(one, viewer), one.span.ends))
    return list(_tasks(viewer, found[:SHOWN]))


def _tasks(viewer: Viewer, found: list[ValueDue]) -> Iterator[Task]:
    codes = agreement_names(viewer.scope, [one.agreement for one in found if one.agreement]) if found else {}
    for one in found:
        code = codes[one.agreement][0] if one.agreement in codes else ""
        if code:
            url = reverse("agreement_indicator_value", args=[code, one.indicator]) + "?"
        else:
            url = reverse("indicator_value", args=[one.indicator]) + f"?pour={one.organisation_code}&"
        late = viewer.today - one.span.ends > LATE
        answers = _("%(name)s en répond") % {"name": one.responsible} if one.responsible else ""
        yield Task(
            "report",
            _("Écrire le chiffre : %(label)s") % {"label": one.label},
            " · ".join(part for part in (one.span.name, code or one.organisation_name, answers) if part),
            f"{url}periode={one.span.code}",
            _("en retard") if late else "",
            late,
            rank=3 if _mine(one, viewer) else 5,
        )


def _mine(one: ValueDue, viewer: Viewer) -> bool:
    return one.responsible.casefold() == viewer.name.casefold()
