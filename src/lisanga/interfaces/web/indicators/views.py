"""The list of indicators with their lights."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from lisanga.core.kernel import french
from lisanga.domains.indicators.catalogue import LEVELS
from lisanga.domains.indicators.queries import Shown, indicators
from lisanga.domains.indicators.rules import AMBER, GREEN, RED, decimal
from lisanga.interfaces.bridges.spreadsheets.writer import Column
from lisanga.interfaces.web.components import Tab
from lisanga.interfaces.web.exports import exported
from lisanga.interfaces.web.indicators.subjects import (
    Subject,
    agreement_subject,
    cooperative_subject,
    said_of,
    subject_of,
)
from lisanga.interfaces.web.indicators.words import TONES, light_word, unit_of, value_of, written

_COLUMNS = tuple(
    Column(title)
    for title in (
        "Code",
        "Indicateur",
        "Niveau",
        "Origine",
        "Numérateur",
        "Dénominateur",
        "Valeur",
        "Unité",
        "Départ",
        "Cible",
        "Réalisation (%)",
        "Feu",
        "Comment c’est calculé",
    )
)


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator ready to be shown."""

    label: str
    url: str
    origin: str
    value: str
    parts: str
    target: str
    has_target: bool
    tone: str
    word: str


@dataclass(frozen=True, slots=True)
class Level:
    title: str
    lines: tuple[Line, ...]


def indicator_list(request: HttpRequest) -> HttpResponse:
    """For the programme or a partner."""
    return _list(request, subject_of(request))


def cooperative_list(request: HttpRequest, code: str) -> HttpResponse:
    """For a cooperative."""
    return _list(request, cooperative_subject(request, code))


def agreement_list(request: HttpRequest, code: str) -> HttpResponse:
    """For one agreement, against its own targets."""
    return _list(request, agreement_subject(request, code))


def _list(request: HttpRequest, subject: Subject) -> HttpResponse:
    found = indicators(
        subject.scope, subject.organisation, subject.ids, subject.span, subject.viewer.today, subject.about
    )
    file = exported(request, f"indicateurs-{subject.code}-{subject.span.code}", _COLUMNS, map(_exported, found))
    if file is not None:
        return file
    context = {
        "subject": subject,
        "here": subject.here,
        "there": subject.there,
        "tabs": _tabs(subject),
        "sentence": said_of(subject),
        "levels": _levels(subject, found),
        "lights": _lights(found),
        "new_url": subject.url("indicator_new") if subject.office else "",
        "files": [("Excel", f"{subject.query}&format=xlsx"), ("CSV", f"{subject.query}&format=csv")],
        "is_running": subject.span.last >= subject.viewer.today.year * 12 + subject.viewer.today.month - 1,
    }
    return render(request, "indicators/list.html", context)


def _tabs(subject: Subject) -> list[Tab]:
    if subject.there is not None:
        return subject.there.tabs("agreement_indicators")
    return subject.here.tabs("cooperative_indicators") if subject.here else []


def _levels(subject: Subject, found: Sequence[Shown]) -> list[Level]:
    made = []
    for code, title in LEVELS.items():
        lines = tuple(_line(subject, one) for one in found if one.definition.level == code)
        if lines:
            made.append(Level(str(title), lines))
    return made


def _line(subject: Subject, one: Shown) -> Line:
    definition = one.definition
    value, parts = value_of(one)
    return Line(
        label=str(definition.label),
        url=subject.url("indicator", one.key),
        origin=_("calculé") if one.is_computed else _("saisi · %(code)s") % {"code": definition.code},
        value=value,
        parts=parts,
        target=written(definition, one.target),
        has_target=one.target is not None,
        tone=TONES[one.light],
        word=light_word(one),
    )


def _lights(found: Sequence[Shown]) -> list[tuple[str, str]]:
    """How many of each light, for the figures on top; none without a target."""
    counted = {light: sum(one.light == light for one in found) for light in (GREEN, AMBER, RED)}
    if not any(counted.values()):
        return []
    names = {GREEN: _("En bonne voie"), AMBER: _("À surveiller"), RED: _("Loin de la cible")}
    shown = [(names[light], french.number(count)) for light, count in counted.items()]
    return [*shown, (_("Sans cible"), french.number(len(found) - sum(counted.values())))]


def _exported(one: Shown) -> tuple[object, ...]:
    """Exact numbers as text with a comma, so that nothing is rounded by a spreadsheet."""

    def told(value: object) -> str:
        return "" if value is None else decimal(value).replace(".", ",")  # type: ignore[arg-type]  # a rational number

    definition, measure = one.definition, one.measure
    return (
        definition.code,
        str(definition.label),
        str(LEVELS[definition.level]),
        _("calculé") if one.is_computed else _("saisi"),
        told(measure.numerator if measure else None),
        told(measure.denominator if measure else None),
        told(one.actual),
        {"g": "g"}.get(unit_of(definition), unit_of(definition)),
        told(one.baseline),
        told(one.target),
        told(one.achievement),
        light_word(one),
        str(definition.formula),
    )
