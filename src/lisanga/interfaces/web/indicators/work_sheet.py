"""One indicator of the work under agreements: how it moved, agreement by agreement, and who was trained; its list
stands on a page of its own."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.indicators.catalogue import OfAgreements
from lisanga.domains.indicators.queries import (
    Aim,
    Shown,
    agreement_facts,
    facts_by_agreement,
    shown,
    trained_groups,
)
from lisanga.domains.indicators.rules import Measure
from lisanga.domains.partnerships.queries import agreement_names
from lisanga.domains.places.gazetteer import province as province_of
from lisanga.domains.training.queries.done import TrainedGroup, people_trained, trainers_certified
from lisanga.interfaces.bridges.spreadsheets.writer import Column
from lisanga.interfaces.web.exports import exported
from lisanga.interfaces.web.indicators.aiming import goals_of_work, history_of
from lisanga.interfaces.web.indicators.groups import Table, table_of
from lisanga.interfaces.web.indicators.head import head_of
from lisanga.interfaces.web.indicators.subjects import FINAL, Subject
from lisanga.interfaces.web.indicators.trend import work_trend
from lisanga.interfaces.web.indicators.words import parts_of, written
from lisanga.interfaces.web.paging import PAGE, address, pager


@dataclass(frozen=True, slots=True)
class Part:
    """One cooperative, one agreement or one province of the breakdown."""

    name: str
    under: str
    value: str
    parts: str
    url: str = ""


_COLUMNS = (Column("Convention"), Column("Titre"), Column("Numérateur"), Column("Dénominateur"))


def work_sheet(
    request: HttpRequest, subject: Subject, computed: OfAgreements, aim: Aim | None, context: dict[str, object]
) -> HttpResponse:
    """A cooperative has a page where the work touches it, no other."""
    if subject.whose.cooperative is not None and not computed.touches:
        raise NotVisible
    scope, today = subject.scope, subject.viewer.today
    whole = agreement_facts(scope, subject.whose, subject.span, today)
    one = shown(computed.code, computed, computed.measure(whole), aim, subject.span)
    parts = _by_agreement(subject, computed)
    name = f"{computed.code}-{subject.code}-{subject.span.code}"
    file = exported(request, name, _COLUMNS, ((part.under, part.name, *_told(part.measure)) for part in parts))
    if file is not None:
        return file
    trained = people_trained(scope, subject.whose, subject.span.starts, subject.span.ends) if computed.people else []
    codes, after = [part.under for part in parts], request.GET.get("apres", "")
    start = codes.index(after) + 1 if after and after in codes else 0
    page = parts[start : start + PAGE]
    context |= {
        "groups": _who(computed, trained, subject) if trained else None,
        "trend": work_trend(subject, computed, aim) if computed.history else None,
        "zones": _zones(computed, trained),
        "goals": goals_of_work(subject, computed),
        "moved": history_of(subject, computed.code, computed),
        "generations": _generations(subject) if computed.records == "trainers" else [],
        "parts": [_part(subject, computed, part) for part in page],
        "parts_title": _("Par convention"),
        "parts_column": _("Convention"),
        "parts_note": _("Qui a été formé sous deux conventions compte dans chacune, et une fois dans l’ensemble.")
        if computed.people and len(parts) > 1
        else "",
        "pager": pager(request, page[-1].under if page else "", more=len(parts) > start + PAGE),
        "files": [
            (label, address(request, format=kind, apres="")) for label, kind in (("Excel", "xlsx"), ("CSV", "csv"))
        ],
        "records_url": subject.url("indicator_records", computed.code) if _opens(subject) else "",
    }
    return render(request, "indicators/sheet.html", context | head_of(one, aim))


def _opens(subject: Subject) -> bool:
    """Lines about a cooperative are for whoever reads its rows."""
    place = subject.whose.cooperative
    return place is None or place in subject.scope.rows


@dataclass(frozen=True, slots=True)
class _Under:
    """What one agreement contributes; no code for the office's own work."""

    under: str
    name: str
    measure: Measure


def _by_agreement(subject: Subject, computed: OfAgreements) -> list[_Under]:
    """Those that contribute something, by code; nothing for one agreement or one cooperative on its own."""
    if subject.whose.cooperative is not None or subject.whose.agreement is not None:
        return []
    facts = facts_by_agreement(subject.scope, subject.whose, subject.span, subject.viewer.today)
    names = agreement_names(subject.scope, [one for one in facts if one is not None])
    kept = {one: computed.measure(fact) for one, fact in facts.items()}
    parts = [_Under(*_named(names, one), measure) for one, measure in kept.items() if _counts(measure)]
    return sorted(parts, key=lambda part: (not part.under, part.under))


def _named(names: dict[UUID, tuple[str, str]], identifier: UUID | None) -> tuple[str, str]:
    return names.get(identifier, ("", "")) if identifier else ("", _("Hors convention"))


def _counts(measure: Measure) -> bool:
    return bool(measure.numerator if measure.denominator is None else measure.denominator)


def _part(subject: Subject, computed: OfAgreements, part: _Under) -> Part:
    one = Shown(computed.code, computed, part.measure, None, None)
    url = ""
    if part.under:
        address = reverse("agreement_indicator_records", args=[part.under, computed.code])
        url = f"{address}?periode={subject.span.code or FINAL}"
    name = f"{part.under} · {part.name}" if part.under else part.name
    return Part(name, part.under, written(computed, one.actual), parts_of(one), url)


def _told(measure: Measure) -> tuple[str, str]:
    return str(measure.numerator), "" if measure.denominator is None else str(measure.denominator)


def _who(computed: OfAgreements, trained: Iterable[TrainedGroup], subject: Subject) -> Table:
    sums = {(one.sex, one.age): one.sums[0] for one in trained_groups(trained, subject.span)}
    return table_of(computed, _("Qui a été formé"), sums)


def _zones(computed: OfAgreements, trained: Iterable[TrainedGroup]) -> list[Part]:
    """People by the province where they live; nothing when there is only one."""
    sums: dict[str, int] = {}
    for one in trained:
        known = province_of(one.province)
        name = known.name if known else _("Province inconnue")
        sums[name] = sums.get(name, 0) + one.count
    return (
        [Part(name, "", written(computed, count), "") for name, count in sorted(sums.items())] if len(sums) > 1 else []
    )


def _generations(subject: Subject) -> list[tuple[str, int]]:
    """How far the chain goes: the first generation learnt from the experts of the programme."""
    sums: dict[int, int] = {}
    for row in trainers_certified(subject.scope, subject.whose, subject.span.starts, subject.span.ends):
        sums[row.generation] = sums.get(row.generation, 0) + row.count
    first = _("1ʳᵉ génération, formée par les experts")
    return [
        (first if number == 1 else _("%(number)sᵉ génération") % {"number": number}, count)
        for number, count in sorted(sums.items())
    ]
