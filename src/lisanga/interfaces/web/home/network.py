"""What waits in the network for the programme and its partners: cooperatives that have fallen silent, months left
open, tills not counted. Sums only."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from lisanga.core.kernel import clock, french
from lisanga.core.ledger.queries import last_closed
from lisanga.core.scope.viewer import Scope
from lisanga.domains.treasury.queries import uncounted_months
from lisanga.reports.network import NetworkRow

SILENT_DAYS = 30
OPEN_MONTHS = 2
SHOWN = 12


@dataclass(frozen=True, slots=True)
class Watch:
    """One cooperative with the reasons to look at it."""

    name: str
    url: str
    tone: str
    reasons: str
    weight: int


def watched(scope: Scope, lines: Sequence[NetworkRow], day: date) -> list[Watch]:
    """The most in need first; three reads however many cooperatives."""
    ids = [line.organisation for line in lines]
    now = clock.month_of(day)
    closed = last_closed(scope, ids)
    uncounted = uncounted_months(scope, ids, now - 2, now - 1)
    found = []
    for line in lines:
        if line.stage == "stopped":
            continue
        reasons = [
            *_silence(line, day),
            *_tills(uncounted.get(line.organisation, [])),
            *_open_months(closed.get(line.organisation), now),
        ]
        if reasons:
            tone = "bad" if any(heavy for _text, heavy in reasons) else "watch"
            weight = sum(3 if heavy else 1 for _text, heavy in reasons)
            told = " ; ".join(text for text, _heavy in reasons)
            found.append(Watch(line.name, reverse("cooperative", args=[line.code]), tone, told, weight))
    return sorted(found, key=lambda one: (-one.weight, one.name))


def _silence(line: NetworkRow, day: date) -> Iterator[tuple[str, bool]]:
    if line.last_delivery is None:
        yield _("aucune livraison encore"), False
        return
    days = (day - line.last_delivery).days
    if days > SILENT_DAYS:
        yield _("aucune livraison depuis %(days)s jours") % {"days": french.number(days)}, days > 3 * SILENT_DAYS


def _tills(months: list[int]) -> Iterator[tuple[str, bool]]:
    if months:
        listed = ", ".join(french.month_name(month) for month in months)
        yield _("caisse non comptée en %(months)s") % {"months": listed}, len(months) > 1


def _open_months(closed: int | None, now: int) -> Iterator[tuple[str, bool]]:
    if closed is not None and now - 1 - closed >= OPEN_MONTHS:
        yield _("mois non clos depuis %(month)s") % {"month": french.month_name(closed + 1)}, False
