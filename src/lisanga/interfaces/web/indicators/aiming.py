"""What was aimed at: each agreement against its own target, and how targets were moved."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from lisanga.core.kernel import french
from lisanga.domains.indicators.catalogue import OfAgreements, OfCooperatives
from lisanga.domains.indicators.facts import AgreementFacts, Facts
from lisanga.domains.indicators.periods import period
from lisanga.domains.indicators.queries import (
    ChangeRow,
    IndicatorRow,
    aims_of_agreements,
    facts_by_agreement,
    said_for,
    shown,
    target_changes,
    typed_measure,
    typed_values,
)
from lisanga.domains.indicators.queries.facts import EVERY
from lisanga.domains.indicators.rules import Measure, together
from lisanga.domains.partnerships.queries import AgreementFilter, AgreementRow, agreements
from lisanga.interfaces.web.components import Event
from lisanga.interfaces.web.indicators.subjects import Subject
from lisanga.interfaces.web.indicators.words import TONES, Definition, light_word, parts_of, written

Measured = Callable[[AgreementRow], Measure | None]


@dataclass(frozen=True, slots=True)
class GoalLine:
    """One agreement against its target of the period."""

    name: str
    value: str
    parts: str
    target: str
    tone: str
    word: str
    url: str


def goals_of_cooperatives(subject: Subject, computed: OfCooperatives, facts: dict[UUID, Facts]) -> list[GoalLine]:
    """The cooperatives of each agreement's partner."""

    def measured(row: AgreementRow) -> Measure | None:
        own = [facts[one.organisation] for one in subject.cooperatives if one.partner == row.partner]
        return together(computed.measure(fact) for fact in own)

    return _goals(subject, computed.code, computed, measured)


def goals_of_work(subject: Subject, computed: OfAgreements) -> list[GoalLine]:
    """The work under each agreement."""
    found: dict[UUID | None, AgreementFacts] = {}

    def measured(row: AgreementRow) -> Measure | None:
        if not found:
            found.update(facts_by_agreement(subject.scope, subject.whose, subject.span, subject.viewer.today))
        return computed.measure(found.get(row.id, AgreementFacts()))

    return _goals(subject, computed.code, computed, measured)


def goals_of_typed(subject: Subject, row: IndicatorRow) -> list[GoalLine]:
    """What was typed for each agreement."""
    values = typed_values(subject.scope, subject.organisation, [row.id])

    def measured(one: AgreementRow) -> Measure | None:
        return typed_measure(row, said_for(values, one.id), subject.span)

    return _goals(subject, str(row.id), row, measured)


def _goals(subject: Subject, key: str, definition: Definition, measured: Measured) -> list[GoalLine]:
    """Agreements that aim at something in this period, by code; nothing under one agreement or one cooperative."""
    if subject.there is not None or subject.whose.cooperative is not None:
        return []
    partner = subject.whose.partner
    aims = aims_of_agreements(subject.scope, key, partner)
    aimed = {one: aim for one, aim in aims.items() if subject.span.code in aim.targets}
    if not aimed:
        return []
    rows = agreements(subject.scope, AgreementFilter(partner=partner), limit=EVERY)
    lines = []
    for row in sorted((row for row in rows if row.id in aimed), key=lambda row: row.code):
        one = shown(key, definition, measured(row), aimed[row.id], subject.span)
        url = f"{reverse('agreement_indicator', args=[row.code, key])}?periode={subject.span.code}"
        value, target = written(definition, one.actual), written(definition, one.target)
        lines.append(GoalLine(row.code, value, parts_of(one), target, TONES[one.light], light_word(one), url))
    return lines


def history_of(subject: Subject, key: str, definition: Definition) -> list[Event]:
    """How the targets of the page were moved, in sentences."""
    rows: Sequence[ChangeRow] = target_changes(subject.scope, subject.organisation, key, subject.about)
    return [Event(_sentence(row, definition), french.short_date(row.on), row.by) for row in rows]


def _sentence(row: ChangeRow, definition: Definition) -> str:
    told = {
        "what": period(row.period).name if row.period else _("situation de départ"),
        "before": written(definition, None if row.before is None else Fraction(row.before, 100)),
        "after": written(definition, Fraction(row.after, 100)),
    }
    if row.before is None:
        return _("Cible fixée, %(what)s : %(after)s") % told if row.period else _("Départ écrit : %(after)s") % told
    return _("De %(before)s à %(after)s, %(what)s") % told
