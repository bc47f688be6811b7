"""Where people came to training, in numbers."""

from uuid import UUID

from django.db.models import Sum

from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import Scope
from lisanga.domains.training.models import AttendanceCount, Session


@scoped
def presences_by_zone(scope: Scope, partner: UUID) -> dict[tuple[str, str], tuple[int, int]]:
    """(province, territoire) of the sessions under a partner's agreements → how many presences, of them women's;
    sessions without a place stand nowhere. Two statements."""
    sessions = Session.objects.shared(scope).filter(partner_id=partner).exclude(province="")
    places = {row[0]: (row[1], row[2]) for row in sessions.values_list("id", "province", "territory")}
    counts = AttendanceCount.objects.shared(scope).filter(partner_id=partner).order_by().values_list("session", "sex")
    zones: dict[tuple[str, str], tuple[int, int]] = {}
    for session, sex, count in counts.annotate(total=Sum("count")):
        if session in places and count:
            came, women = zones.get(places[session], (0, 0))
            zones[places[session]] = (came + count, women + (count if sex == "F" else 0))
    return zones
