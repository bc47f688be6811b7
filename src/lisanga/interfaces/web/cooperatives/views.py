"""A cooperative at a glance: figures for whoever reads sums, ways to the lists for whoever reads rows."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from lisanga.core.kernel import clock, french
from lisanga.core.kernel.rounding import half_up
from lisanga.core.scope.roles import COOPERATIVE_KINDS, Permission
from lisanga.domains.collect.queries import VolumeRow, volumes
from lisanga.domains.cooperatives.queries import Identity, cooperative
from lisanga.domains.directory.queries import links as links_of
from lisanga.domains.members.queries import share_totals
from lisanga.domains.places.gazetteer import province
from lisanga.domains.stock.queries import product_codes
from lisanga.domains.treasury.queries import money_held
from lisanga.interfaces.bridges.spreadsheets.writer import Column, Shape
from lisanga.interfaces.web.cooperatives.figures import STAGE_TONES, autonomy, held, shared
from lisanga.interfaces.web.exports import exported
from lisanga.interfaces.web.here import Here, cooperative_here
from lisanga.interfaces.web.history import events_of
from lisanga.interfaces.web.svg.bars import bar_chart
from lisanga.interfaces.web.svg.drawing import Drawing
from lisanga.reports.network import MonthRow, months, rows

SPAN = 12  # months shown
_COLUMNS = (
    Column("Mois"),
    Column("Livraisons", Shape.COUNT),
    Column("Livré (kg)", Shape.WEIGHT),
    Column("Valeur (FC)", Shape.FRANCS),
    Column("Payé aux membres (FC)", Shape.FRANCS),
)


def overview(request: HttpRequest, code: str) -> HttpResponse:
    """The last twelve months."""
    here = cooperative_here(request, code, rows=False)
    last = clock.month_of(clock.today())
    first = last - SPAN + 1
    monthly = months(here.scope, [here.id], first, last)
    file = exported(request, f"mois-{code}", _COLUMNS, map(_exported, monthly))
    if file is not None:
        return file
    identity = cooperative(here.scope, here.id)
    row, links = rows(here.scope, [here.id], first, last)[0], _links(here)
    delivered = volumes(here.scope, [here.id], first - SPAN, last)
    context = {
        "here": here,
        "tabs": here.tabs("cooperative"),
        "identity": identity,
        "tone": STAGE_TONES[identity.stage],
        "row": row,
        "figures": [
            *shared(row, links, growth(delivered, first)),
            held(money_held(here.scope, [here.id])[here.id], links),
            autonomy(row, links),
        ],
        "shares": share_totals(here.scope, [here.id])[here.id],
        "partner": _partner(here),
        "place": _place(identity),
        "chart": _chart(monthly) if row.deliveries else None,
        "products": _products(here, [row for row in delivered if row.month >= first]),
        "links": links,
        "events": events_of(here, here.id),
        "network_url": _network(here),
        "may_edit": here.may(Permission.COOPERATIVE),
        "may_collect": here.may(Permission.COLLECT),
    }
    return render(request, "cooperatives/cooperative.html", context)


def _place(identity: Identity) -> str:
    """Seat, territoire and province, without saying a name twice."""
    known = province(identity.province)
    parts = [identity.place]
    for part in (identity.territory, known.name if known else ""):
        if part and not parts[-1].endswith(part):
            parts.append(part)
    return ", ".join(part for part in parts if part)


def _partner(here: Here) -> str:
    """With whom the cooperative was created, for whoever may know it."""
    return ", ".join(link.other_name for link in links_of(here.scope, here.id) if link.kind == "created")


def growth(delivered: Sequence[VolumeRow], first: int) -> str:
    """ "+12 % sur un an"; empty when there is no year before to compare with."""
    before = sum(row.grams for row in delivered if row.month < first)
    now = sum(row.grams for row in delivered if row.month >= first)
    if before <= 0 or now <= 0:
        return ""
    change = half_up((now - before) * 100, before)
    sign = "+" if change > 0 else "−" if change < 0 else ""
    return _("%(change)s sur un an") % {"change": f"{sign}{french.number(abs(change))}\u00a0%"}


def _chart(monthly: Sequence[MonthRow]) -> Drawing:
    return bar_chart(
        _("Livraisons par mois"),
        [french.MONTH_LETTERS[row.month % 12] for row in monthly],
        [row.grams for row in monthly],
        show=french.tonnes,
        names=[french.month_name(row.month) for row in monthly],
        highlight=max(range(len(monthly)), key=lambda index: monthly[index].grams),
        columns=(_("Mois"), _("Livré")),
    )


def _exported(row: MonthRow) -> tuple[object, ...]:
    return (french.month_name(row.month), row.deliveries, row.grams, row.value, row.paid)


def _products(here: Here, delivered: Sequence[VolumeRow]) -> list[dict[str, Any]]:
    """What was delivered of each product, the most first."""
    names = product_codes(here.scope, [here.id])
    added: dict[UUID, list[int]] = {}
    for row in delivered:
        sums = added.setdefault(row.product, [0, 0, 0])
        for place, value in enumerate((row.deliveries, row.grams, row.value)):
            sums[place] += value
    ordered = sorted(added.items(), key=lambda pair: -pair[1][1])
    return [
        {"name": names.get(product, ("", ""))[1], "deliveries": count, "grams": grams, "value": value}
        for product, (count, grams, value) in ordered
        if count
    ]


def _network(here: Here) -> str:
    """The way back to the network, for whoever came from it."""
    kinds = {str(kind) for kind in COOPERATIVE_KINDS}
    beyond = any(grant.organisation_kind not in kinds for grant in here.viewer.current)
    return reverse("network") if beyond else ""


def _links(here: Here) -> dict[str, str]:
    """Where each figure opens; nothing for a reader of sums."""
    if not here.sees_rows:
        return {}
    pages = ("members", "deliveries", "payments_done", "treasury", "shares", "ledger_result")
    return {page: here.url(page) for page in pages}
