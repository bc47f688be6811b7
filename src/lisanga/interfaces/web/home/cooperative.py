"""What waits in one cooperative for somebody who works in it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from lisanga.core.kernel import clock, french
from lisanga.core.ledger.queries import closed_through
from lisanga.core.operations.queries import unsettled_count
from lisanga.core.scope.roles import Permission
from lisanga.core.scope.viewer import HeldGrant, Viewer
from lisanga.domains.collect.queries import unpriced_count
from lisanga.domains.imports.queries import runs
from lisanga.domains.members.queries import counts
from lisanga.domains.treasury.queries import uncounted_months, unpaid
from lisanga.interfaces.web.home.tasks import Task
from lisanga.interfaces.web.home.training import promise_tasks

DAYS_TO_CLOSE = 20  # after its end, a month not closed is late


def tasks_of(viewer: Viewer, held: HeldGrant, day: date) -> list[Task]:
    """The same number of reads whatever the cooperative's size."""
    place = held.organisation

    def may(permission: Permission) -> bool:
        return viewer.may(permission, place)

    found: list[Task] = []
    if may(Permission.REVERSE) or may(Permission.PRICES):
        found += _flagged(viewer, held)
    if may(Permission.CASH):
        found += _money(viewer, held, day)
    if may(Permission.ACCOUNTS):
        found += _months(viewer, held, day)
    if may(Permission.COOPERATIVE):
        found += promise_tasks(viewer, held, day)
    if may(Permission.MEMBERS):
        found += _members(viewer, held, day)
        found += _imports(viewer, held)
    return [replace(task, kind=held.organisation_name) for task in found]


def _url(name: str, held: HeldGrant, query: str = "") -> str:
    return reverse(name, args=[held.organisation_code]) + query


def _flagged(viewer: Viewer, held: HeldGrant) -> Iterator[Task]:
    settles = viewer.may(Permission.REVERSE, held.organisation)
    unpriced = unpriced_count(viewer.scope, held.organisation)
    waiting = unsettled_count(viewer.scope, held.organisation) - unpriced if settles else 0
    if unpriced:
        title = french.plural(unpriced, _("bon attend son prix"), _("bons attendent leur prix"))
        yield Task(
            "delivery",
            title,
            _("Sans prix, rien n’est dû au membre."),
            _url("to_settle", held),
            rank=1,
        )
    if waiting > 0:
        title = french.plural(waiting, _("point à régler"), _("points à régler"))
        detail = _("C’est enregistré, mais quelqu’un doit regarder et décider.")
        yield Task("alert", title, detail, _url("to_settle", held), rank=3)


def _money(viewer: Viewer, held: HeldGrant, day: date) -> Iterator[Task]:
    members, francs = unpaid(viewer.scope, [held.organisation]).get(held.organisation, (0, 0))
    if members:
        title = french.plural(members, _("membre attend son paiement"), _("membres attendent leur paiement"))
        yield Task("cash", title, french.amount(francs), _url("payments", held), rank=2)
    now = clock.month_of(day)
    for month in uncounted_months(viewer.scope, [held.organisation], now - 2, now).get(held.organisation, []):
        title = _("Compter la caisse de %(month)s") % {"month": french.month_name(month)}
        detail = _("Elle a bougé et n’a pas été comptée.")
        past = month < now
        due = _("en retard") if past else _("ce mois-ci")
        yield Task("cash", title, detail, _url("cash_count", held), due, past, rank=3)


def _months(viewer: Viewer, held: HeldGrant, day: date) -> Iterator[Task]:
    closed = closed_through(viewer.scope, held.organisation)
    before = clock.month_of(day) - 1
    if closed is None or closed >= before:
        return
    month = french.month_name(closed + 1)
    late = before - closed > 1 or day.day > DAYS_TO_CLOSE
    title = _("Clore le mois de %(month)s") % {"month": month}
    detail = _("Après la clôture, une pièce en retard s’écrit au premier jour ouvert.")
    yield Task("ledger", title, detail, _url("close_month", held), _("en retard") if late else "", late, rank=4)


def _members(viewer: Viewer, held: HeldGrant, day: date) -> Iterator[Task]:
    counted = counts(viewer.scope, [held.organisation], day)[held.organisation]
    if counted.applied:
        title = french.plural(counted.applied, _("demande d’adhésion à décider"), _("demandes d’adhésion à décider"))
        detail = _("Réponse dans les trois mois (AUS 10).")
        yield Task("members", title, detail, _url("members", held, "?situation=applied"), rank=4)
    if counted.provisional:
        title = french.plural(counted.provisional, _("admission à ratifier"), _("admissions à ratifier"))
        detail = _("À l’ordre du jour de la prochaine assemblée (AUS 10).")
        yield Task("members", title, detail, _url("members", held, "?situation=provisional"), rank=6)


def _imports(viewer: Viewer, held: HeldGrant) -> Iterator[Task]:
    last = runs(viewer.scope, held.organisation, limit=1)
    if not last or not last[0].bad:
        return
    title = french.plural(last[0].bad, _("ligne d’un registre à corriger"), _("lignes d’un registre à corriger"))
    address = reverse("import_run", args=[held.organisation_code, last[0].id])
    yield Task("import", title, last[0].file_name, address, rank=4)
