"""What waits in the data that a partner shared: rows without a place, cells that are no figure."""

from django.urls import reverse
from django.utils.translation import gettext as _

from lisanga.core.kernel import french
from lisanga.core.scope.roles import Permission
from lisanga.core.scope.viewer import Viewer
from lisanga.domains.partnerships.queries.data_sets import data_to_settle
from lisanga.interfaces.web.home.tasks import Task


def data_tasks(viewer: Viewer) -> list[Task]:
    """For those who act for a partner; three reads however many sets there are, none for the others."""
    if not any(viewer.may(Permission.PARTNERSHIP, partner) for partner in viewer.scope.parties):
        return []
    return [
        Task(
            "report",
            french.plural(row.waiting, _("ligne de données à régler"), _("lignes de données à régler")),
            row.title,
            reverse("data_settle", args=[row.agreement_code, row.id]),
            _("apporté le %(day)s") % {"day": french.short_date(row.newest.filed_on)},
            rank=6,
            kind=_("Données de ciblage"),
        )
        for row in data_to_settle(viewer.scope, viewer.today)
    ]
