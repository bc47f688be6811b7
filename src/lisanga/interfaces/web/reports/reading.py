"""A version as it was frozen, read part by part with what was said of it; and what has changed since."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lisanga.domains.partnerships.queries import deliverables as queries
from lisanga.domains.partnerships.queries.deliverables import ObservationRow
from lisanga.interfaces.bridges.dossiers.paper import exact_of
from lisanga.interfaces.web.reports.deliverable import TONES, frozen, legible, needs, standing, version_of
from lisanga.interfaces.web.reports.opening import Opener
from lisanga.interfaces.web.reports.shown import ShownPart, shown
from lisanga.reports.parts.changes import Change, changes
from lisanga.reports.parts.drafting import counted
from lisanga.reports.parts.late import LateRecords, late_records


@dataclass(frozen=True, slots=True)
class Read:
    """One part with the observations that were made about it."""

    part: ShownPart
    observations: list[ObservationRow]


@legible
def deliverable_version(request: HttpRequest, identifier: UUID, number: int) -> HttpResponse:
    """For both sides; the figures are those of the snapshot and of nothing else."""
    one = standing(request, identifier)
    version = version_of(one, number)
    said = [row for row in queries.observations(one.scope, one.id) if row.version == number]
    parts: list[Read] = []
    if one.row.is_report:
        report = frozen(one, number)
        drawn = shown(report.parts, Opener(one.scope, one.row, report, number))
        parts = [Read(part, [row for row in said if row.part == part.code]) for part in drawn]
    latest = number == one.row.version
    context = {
        "one": one,
        "row": one.row,
        "version": version,
        "tone": TONES[version.status],
        "parts": parts,
        "whole": [row for row in said if not row.part],
        "observes": latest and one.observes and one.row.status in ("submitted", "observed"),
        "decides": latest and one.validates and one.row.status == "submitted",
    }
    return render(request, "reports/version.html", context)


@dataclass(frozen=True, slots=True)
class Told:
    """A change in words."""

    change: Change
    before: str
    now: str
    difference: str
    url: str


@legible
def deliverable_changes(request: HttpRequest, identifier: UUID, number: int) -> HttpResponse:
    """Figure by figure: what was frozen, what is counted today for the same period, and the late records behind it."""
    one = standing(request, identifier)
    version = version_of(one, number)
    needs(one.row.is_report)
    report, again = frozen(one, number), counted(one.row)
    opener = Opener(one.scope, one.row, report, number)
    found = list(_told(changes(report, again), opener))
    late: list[LateRecords] = []
    if any(not line.change.lives for line in found):
        days = (report.starts, report.ends)
        late = late_records(one.scope, one.row.partner, days, version.submitted_at, report.heads)
    context = {
        "one": one,
        "row": one.row,
        "version": version,
        "changed": [line for line in found if not line.change.lives],
        "living": [line for line in found if line.change.lives],
        "late": [(line, opener.url(f"deliveries:{line.code}") if line.deliveries else "") for line in late],
    }
    return render(request, "reports/changes.html", context)


def _told(found: list[Change], opener: Opener) -> Iterator[Told]:
    for change in found:
        difference = change.difference
        signed = "" if difference is None else ("+" if (difference.value or 0) > 0 else "") + exact_of(difference)
        yield Told(change, exact_of(change.before), exact_of(change.now), signed, opener.url(change.opens))
