"""One indicator: its value against its target, how it is calculated, how it moved, who it is made of, and what stands
behind it as far as the reader's right goes."""

from fractions import Fraction
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from lisanga.core.kernel import french
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.cooperatives.queries import CooperativeRow
from lisanga.domains.indicators.catalogue import COMPUTED, OF_COOPERATIVES, OfAgreements, OfCooperatives
from lisanga.domains.indicators.facts import Facts
from lisanga.domains.indicators.queries import (
    Aim,
    IndicatorRow,
    Shown,
    aims,
    facts_by_cooperative,
    own_indicators,
    shown,
    typed_measure,
    typed_values,
)
from lisanga.domains.indicators.rules import together
from lisanga.domains.places.gazetteer import province as province_of
from lisanga.interfaces.bridges.spreadsheets.writer import Column
from lisanga.interfaces.web.exports import exported
from lisanga.interfaces.web.indicators.aiming import goals_of_cooperatives, goals_of_typed, history_of
from lisanga.interfaces.web.indicators.groups import groups_of
from lisanga.interfaces.web.indicators.head import head_of
from lisanga.interfaces.web.indicators.subjects import (
    Subject,
    agreement_subject,
    cooperative_subject,
    said_of,
    subject_of,
)
from lisanga.interfaces.web.indicators.trend import trend_of, typed_trend
from lisanga.interfaces.web.indicators.words import parts_of, value_of, written
from lisanga.interfaces.web.indicators.work_sheet import Part, work_sheet
from lisanga.interfaces.web.paging import PAGE, address, pager


def indicator(request: HttpRequest, key: str) -> HttpResponse:
    """Of the programme or a partner."""
    return _sheet(request, subject_of(request), key)


def cooperative_indicator(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """Of a cooperative."""
    return _sheet(request, cooperative_subject(request, code), key)


def agreement_indicator(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """Of one agreement."""
    return _sheet(request, agreement_subject(request, code), key)


def _sheet(request: HttpRequest, subject: Subject, key: str) -> HttpResponse:
    aim = aims(subject.scope, subject.organisation, subject.about).get(key)
    context: dict[str, object] = {
        "subject": subject,
        "here": subject.here,
        "there": subject.there,
        "back": subject.url("indicators"),
        "sentence": said_of(subject),
        "targets_url": subject.url("indicator_targets", key) if subject.office else "",
        "key": key,
    }
    computed = COMPUTED.get(key)
    if computed is None:
        row = definition_of(subject, key)
        return render(request, "indicators/sheet.html", context | _typed(subject, row, aim))
    if isinstance(computed, OfAgreements):
        return work_sheet(request, subject, computed, aim, context)
    computed = OF_COOPERATIVES[key]
    facts = facts_by_cooperative(subject.scope, subject.ids, subject.span, subject.viewer.today)
    one = shown(key, computed, together(computed.measure(fact) for fact in facts.values()), aim, subject.span)
    file = exported(request, f"{key}-{subject.code}-{subject.span.code}", _COLUMNS, _exported(subject, computed, facts))
    if file is not None:
        return file
    parts, more = _breakdown(request, subject, computed, facts)
    context |= {
        "groups": groups_of(subject, computed),
        "trend": trend_of(subject, computed, aim) if computed.history else None,
        "zones": _zones(subject, computed, facts),
        "goals": goals_of_cooperatives(subject, computed, facts),
        "moved": history_of(subject, key, computed),
        "parts": parts,
        "parts_title": _("Par coopérative"),
        "parts_column": _("Coopérative"),
        "pager": pager(request, parts[-1].under if parts else "", more=more),
        "files": [
            (name, address(request, format=kind, apres="")) for name, kind in (("Excel", "xlsx"), ("CSV", "csv"))
        ],
        "conditions": _conditions(facts) if key == "preuves-fonctionnelles" else [],
    }
    return render(request, "indicators/sheet.html", context | head_of(one, aim))


def definition_of(subject: Subject, key: str) -> IndicatorRow:
    """An own indicator of whom the page speaks; NotVisible when there is none."""
    for row in own_indicators(subject.scope, subject.organisation):
        if str(row.id) == key:
            return row
    raise NotVisible


def _typed(subject: Subject, row: IndicatorRow, aim: Aim | None) -> dict[str, object]:
    values = typed_values(subject.scope, subject.organisation, [row.id], subject.about)
    one = shown(str(row.id), row, typed_measure(row, values, subject.span), aim, subject.span)
    return {
        **head_of(one, aim),
        "goals": goals_of_typed(subject, row),
        "moved": history_of(subject, str(row.id), row),
        "values": [(value, _value(row, value.numerator, value.denominator)) for value in reversed(values)],
        "trend": typed_trend(subject, row, values, aim),
        "value_url": subject.url("indicator_value", row.id) if subject.office else "",
        "is_typed": True,
        "query": subject.query if subject.here is None else f"?pour={subject.code}&periode={subject.span.code}",
    }


def _value(row: IndicatorRow, numerator: int, denominator: int | None) -> str:
    above = Fraction(numerator, 100)
    if denominator is None:
        return written(row, above)
    below = Fraction(denominator, 100)
    share = Fraction(numerator * 100, denominator) if denominator else None
    told = {"value": written(row, share), "part": french.number(int(above)), "whole": french.number(int(below))}
    return _("%(value)s (%(part)s sur %(whole)s)") % told


_FILES = (("Excel", "xlsx"), ("CSV", "csv"))
_COLUMNS = (Column("Code"), Column("Coopérative"), Column("Province"), Column("Numérateur"), Column("Dénominateur"))


def _exported(subject: Subject, computed: OfCooperatives, facts: dict[UUID, Facts]) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for row in subject.cooperatives:
        measure = computed.measure(facts[row.organisation])
        below = "" if measure.denominator is None else str(measure.denominator)
        rows.append((row.code, row.name, _province(row.province), str(measure.numerator), below))
    return rows


def _breakdown(
    request: HttpRequest, subject: Subject, computed: OfCooperatives, facts: dict[UUID, Facts]
) -> tuple[list[Part], bool]:
    """By cooperative, a page of them by name; nothing for a cooperative on its own."""
    if subject.here is not None:
        return [], False
    after = request.GET.get("apres", "")
    codes = [row.code for row in subject.cooperatives]
    start = codes.index(after) + 1 if after in codes else 0
    page = subject.cooperatives[start : start + PAGE]
    parts = [_part(subject, computed, row, facts[row.organisation]) for row in page]
    return parts, len(subject.cooperatives) > start + PAGE


def _part(subject: Subject, computed: OfCooperatives, row: CooperativeRow, fact: Facts) -> Part:
    one = Shown(computed.code, computed, computed.measure(fact), None, None)
    sees = row.organisation in subject.scope.rows
    url = reverse(computed.opens if sees else "cooperative", args=[row.code])
    return Part(row.name, row.code, *value_of(one), url)


def _zones(subject: Subject, computed: OfCooperatives, facts: dict[UUID, Facts]) -> list[Part]:
    """By province, added from the parts; nothing when there is only one."""
    by_zone: dict[str, list[Facts]] = {}
    for row in subject.cooperatives:
        by_zone.setdefault(row.province, []).append(facts[row.organisation])
    if len(by_zone) < 2:
        return []
    zones = []
    for iso, of_zone in by_zone.items():
        one = Shown(computed.code, computed, together(computed.measure(fact) for fact in of_zone), None, None)
        zones.append(Part(_province(iso), "", written(computed, one.actual), parts_of(one)))
    return sorted(zones, key=lambda zone: zone.name)


def _province(iso: str) -> str:
    known = province_of(iso)
    return known.name if known else iso


def _conditions(facts: dict[UUID, Facts]) -> list[tuple[str, str]]:
    """How many cooperatives meet each condition that is known."""
    names = {
        "registered": _("Immatriculée"),
        "members": _("Nombre légal de membres"),
        "delivering": _("La moitié des membres a livré en douze mois"),
        "books": _("Comptes tenus à moins de soixante jours"),
    }
    met = {name: sum(fact.known_conditions[name] for fact in facts.values()) for name in names}
    total = french.number(len(facts))
    told = [(names[name], _("%(met)s sur %(total)s") % {"met": count, "total": total}) for name, count in met.items()]
    return [*told, (_("Organes en cours de mandat, assemblée depuis moins de dix-huit mois"), _("pas encore connu"))]
