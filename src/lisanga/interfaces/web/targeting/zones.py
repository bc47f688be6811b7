"""The Partner's figures beside the programme's own, territoire by territoire: each with its source and its day, and no
sum across them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from lisanga.core.kernel import clock, french
from lisanga.core.scope.readings import note_reading
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.partnerships.queries.data_rows import DataRowLine, DataZoneLine, data_rows, usable_zones
from lisanga.domains.partnerships.queries.data_sets import DataSetRow, data_sets
from lisanga.domains.places import gazetteer
from lisanga.interfaces.web.partnerships.there import There, agreement_here
from lisanga.interfaces.web.svg.bars import bar_chart
from lisanga.interfaces.web.targeting.showing import Shown, counted, heading, row_figures, thousandths, zone_figures
from lisanga.reports.zones import SPAN, OwnZone, own_zones

Zone = tuple[str, str]
NONE = "-"
MOST_BARS = 12
MOST_ROWS_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Said:
    """What one file says of one territoire, with who says it and as of when."""

    row: DataSetRow
    sums: list[Shown]
    rows: int
    lines: list[tuple[DataRowLine, list[Shown]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Beside:
    """One territoire: a figure of the partner on one side, the programme's own on the other."""

    zone: Zone
    name: str
    url: str
    said: str
    own: OwnZone


def zones_page(request: HttpRequest, code: str) -> HttpResponse:
    """All territoires of the zone, for one figure of the partner at a time."""
    there = agreement_here(request, code)
    rows = _readable(there)
    said = usable_zones(there.scope, rows)
    measures = [(row, index) for row in rows for index in counted(row.newest.columns)]
    wanted = request.GET.get("chiffre", "")
    chosen = next((one for one in measures if _key(*one) == wanted), measures[0] if measures else None)
    own = _own(there)
    values = _values(said, chosen)
    beside = [_beside(there, zone, chosen, values, own) for zone in _zones(there, said, own)]
    _note(there, rows, _("tableau des zones"))
    context = {
        "there": there,
        "tabs": there.tabs("data_sets"),
        "measures": [(_key(*one), f"{one[0].title} : {heading(one[0].newest.columns[one[1]])}", one == chosen)
                     for one in measures],
        "chosen": chosen[0] if chosen else None,
        "figure": heading(chosen[0].newest.columns[chosen[1]]) if chosen else "",
        "rows": beside,
        "chart": _chart(chosen, values, beside),
        "until": there.viewer.today,
        "months": SPAN,
    }  # fmt: skip
    return render(request, "targeting/zones.html", context)


def zone_page(request: HttpRequest, code: str, province: str, territory: str) -> HttpResponse:
    """One territoire; a dash in its place for what stands under the province itself."""
    there = agreement_here(request, code)
    zone = (province.upper(), "" if territory == NONE else territory)
    rows, own = _readable(there), _own(there)
    sums = usable_zones(there.scope, rows)
    if zone not in _zones(there, sums, own):
        raise NotVisible
    said = [_said(there, row, line, zone) for row in rows for line in sums if _is_of(row, line, zone)]
    _note(there, [one.row for one in said], _("zone : %(name)s") % {"name": _name(zone)})
    context = {
        "there": there,
        "zone": zone,
        "name": _name(zone),
        "said": said,
        "silent": [row for row in rows if row.id not in {one.row.id for one in said}],
        "own": own.get(zone, OwnZone()),
        "until": there.viewer.today,
        "months": SPAN,
    }
    return render(request, "targeting/zone.html", context)


def _readable(there: There) -> list[DataSetRow]:
    """Data that speaks today: neither withdrawn nor past its last day, for both sides alike."""
    return [row for row in data_sets(there.scope, there.id, there.viewer.today) if row.is_usable and not row.is_over]


def _own(there: There) -> dict[Zone, OwnZone]:
    last = clock.month_of(there.viewer.today)
    return own_zones(there.scope, there.sheet.partner, last - SPAN + 1, last)


def _zones(there: There, said: Sequence[DataZoneLine], own: dict[Zone, OwnZone]) -> list[Zone]:
    """Of the agreement, of the files, and where the partner's cooperatives or sessions are; in order of names."""
    found = {(line.province, line.territory) for line in said} | set(own)
    for zone in there.sheet.zones:
        if zone.territory:
            found.add((zone.province, zone.territory))
        elif zone.place is None:
            found |= {(zone.province, name) for name in gazetteer.territories_of(zone.province)}
    return sorted(found)


def _is_of(row: DataSetRow, line: DataZoneLine, zone: Zone) -> bool:
    return line.data_set == row.id and (line.province, line.territory) == zone


def _said(there: There, row: DataSetRow, line: DataZoneLine, zone: Zone) -> Said:
    columns = row.newest.columns
    lines = data_rows(there.scope, row.id, there.viewer.today, territory=zone[1], limit=MOST_ROWS_SHOWN)
    sums = zone_figures(line, columns, counted(columns))
    return Said(row, sums, line.rows, [(one, row_figures(one, columns)) for one in lines])


def _key(row: DataSetRow, index: int) -> str:
    return f"{row.id}:{index}"


def _values(said: Sequence[DataZoneLine], chosen: tuple[DataSetRow, int] | None) -> dict[Zone, int]:
    if chosen is None:
        return {}
    row, index = chosen
    found = {(line.province, line.territory): line.sums[index] for line in said if line.data_set == row.id}
    return {zone: value for zone, value in found.items() if value is not None}


def _beside(
    there: There, zone: Zone, chosen: tuple[DataSetRow, int] | None, values: dict[Zone, int], own: dict[Zone, OwnZone]
) -> Beside:
    address = there.url("data_zone", zone[0], zone[1] or NONE)
    said = thousandths(values[zone]) if zone in values else "–"
    return Beside(zone, _name(zone), address, said, own.get(zone, OwnZone()))


def _name(zone: Zone) -> str:
    known = gazetteer.province(zone[0])
    return zone[1] or _("%(name)s (hors territoires)") % {"name": known.name if known else zone[0]}


def _chart(chosen: tuple[DataSetRow, int] | None, values: dict[Zone, int], rows: Sequence[Beside]) -> object:
    """The partner's figure alone, the largest first."""
    if chosen is None or len(values) < 2:
        return None
    row, index = chosen
    ranked = sorted((one for one in rows if one.zone in values), key=lambda one: -values[one.zone])[:MOST_BARS]
    title = heading(row.newest.columns[index])
    sentence = _("%(who)s, chiffres du %(day)s : %(name)s vient en tête avec %(value)s.") % {
        "who": row.newest.service,
        "day": french.short_date(row.newest.reference_on),
        "name": ranked[0].name,
        "value": ranked[0].said,
    }
    return bar_chart(
        title,
        [one.name[:8] for one in ranked],
        [values[one.zone] for one in ranked],
        show=thousandths,
        names=[one.name for one in ranked],
        highlight=0,
        sentence=sentence,
        columns=(_("Territoire"), title),
    )


def _note(there: There, rows: Sequence[DataSetRow], detail: str) -> None:
    """Figures that the other side was given."""
    for row in rows:
        if not row.is_ours:
            note_reading(row.id, there.viewer.person, detail)
