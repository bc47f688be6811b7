"""The list behind a figure of the work under agreements: agreements, days of obligations, sessions, reports, visits,
promises, as far as the reader's right goes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.indicators.catalogue import OF_AGREEMENTS, OfAgreements
from lisanga.domains.indicators.queries import agreement_facts, shown
from lisanga.domains.indicators.queries.facts import EVERY
from lisanga.interfaces.bridges.spreadsheets.writer import Column
from lisanga.interfaces.web.exports import exported, wants_file
from lisanga.interfaces.web.indicators.record_lines import LISTS, Asked
from lisanga.interfaces.web.indicators.subjects import (
    Subject,
    agreement_subject,
    cooperative_subject,
    said_of,
    subject_of,
)
from lisanga.interfaces.web.indicators.words import parts_of, written
from lisanga.interfaces.web.paging import PAGE, address, cut, day_key, pager


def records(request: HttpRequest, key: str) -> HttpResponse:
    """Of the programme or a partner."""
    return _page(request, subject_of(request), key)


def cooperative_records(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """Of a cooperative, for whoever reads its rows."""
    subject = cooperative_subject(request, code)
    subject.scope.require_rows(subject.organisation)
    return _page(request, subject, key)


def agreement_records(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """Of one agreement."""
    return _page(request, agreement_subject(request, code), key)


_COLUMNS = (Column("Quoi"), Column("Détail"), Column("État"))


def _page(request: HttpRequest, subject: Subject, key: str) -> HttpResponse:
    computed = OF_AGREEMENTS.get(key)
    if computed is None or (subject.whose.cooperative is not None and not computed.touches):
        raise NotVisible
    whose, span, today = subject.whose, subject.span, subject.viewer.today
    asked = Asked(
        subject.scope,
        subject.code,
        whose,
        computed,
        span.starts,
        span.ends,
        today,
        day_key(request),
        request.GET.get("apres", ""),
        EVERY if wants_file(request) else PAGE + 1,
    )
    found = LISTS[computed.records](asked)
    file = exported(
        request, f"{key}-{subject.code}-{span.code}", _COLUMNS, ((r.title, r.detail, r.word) for r in found)
    )
    if file is not None:
        return file
    rows, more = cut(found)
    one = shown(key, computed, computed.measure(agreement_facts(subject.scope, whose, span, today)), None, span)
    context = {
        "subject": subject,
        "here": subject.here,
        "there": subject.there,
        "label": str(computed.label),
        "back": subject.url("indicator", key),
        "sentence": said_of(subject),
        "figure": (written(computed, one.actual), parts_of(one)),
        "formula": str(computed.formula),
        "rows": rows,
        "note": _note(computed, asked),
        "pager": pager(request, rows[-1].key if rows else "", more=more),
        "files": [
            (name, address(request, format=kind, apres="")) for name, kind in (("Excel", "xlsx"), ("CSV", "csv"))
        ],
    }
    return render(request, "indicators/records.html", context)


def _note(computed: OfAgreements, asked: Asked) -> str:
    if computed.records == "people":
        if asked.whose.cooperative is not None:
            return _("Les personnes de la coopérative venues à une séance au moins.")
        return _(
            "Les séances d’où viennent ces personnes : qui est venu à deux séances n’y compte qu’une fois en tout."
        )
    if computed.records == "trainers" and not asked.scope.network:
        return _("Les noms des formateurs restent au programme ; vous lisez leur nombre, par génération.")
    return ""
