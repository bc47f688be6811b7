"""Typed indicators whose period is over and whose value nobody has written yet."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from lisanga.core.kernel import clock
from lisanga.core.scope.models import Organisation
from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import Scope
from lisanga.domains.indicators.models import Indicator, TypedValue
from lisanga.domains.indicators.periods import Period, period

LENGTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueDue:
    """`agreement`: for which one the value was typed last, None for the organisation itself or when it never was."""

    indicator: UUID
    label: str
    responsible: str
    organisation: UUID
    organisation_code: str
    organisation_name: str
    span: Period
    agreement: UUID | None


def last_ended(frequency: str, today: date) -> Period:
    """The last whole month, quarter, half or year that is over."""
    length, month = LENGTHS[frequency], clock.month_of(today)
    following = month - month % length
    return Period(following - length, following - 1)


@scoped
def values_due(scope: Scope, today: date) -> list[ValueDue]:
    """One line an indicator, for the last period that ended since it was defined; three statements."""
    rows = Indicator.objects.aggregates(scope).order_by("organisation_id", "code")
    columns = ("id", "label", "responsible", "organisation_id", "frequency", "defined_on")
    wanted = []
    for identifier, label, responsible, place, frequency, defined_on in rows.values_list(*columns):
        span = last_ended(frequency, today)
        if defined_on is None or defined_on <= span.ends:
            wanted.append((identifier, label, responsible, place, span))
    if not wanted:
        return []
    known = _standing(scope, [row[0] for row in wanted])
    found = Organisation.objects.filter(id__in={row[3] for row in wanted}).values_list("id", "code", "name")
    places = {place: (code, name) for place, code, name in found}
    return [
        ValueDue(
            indicator=identifier,
            label=label,
            responsible=responsible,
            organisation=place,
            organisation_code=places[place][0],
            organisation_name=places[place][1],
            span=span,
            agreement=_subject(known.get(identifier, []), place),
        )
        for identifier, label, responsible, place, span in wanted
        if not any(one.holds(span) for one, _subject in known.get(identifier, []))
    ]


def _standing(scope: Scope, identifiers: list[UUID]) -> dict[UUID, list[tuple[Period, UUID]]]:
    """Indicator → (period, subject) of its values that stand, the latest written last."""
    rows = TypedValue.objects.aggregates(scope).filter(indicator__in=identifiers, withdrawn_by=None).order_by("id")
    found: dict[UUID, list[tuple[Period, UUID]]] = {}
    for indicator, code, subject in rows.values_list("indicator", "period", "subject"):
        found.setdefault(indicator, []).append((period(code), subject))
    return found


def _subject(standing: list[tuple[Period, UUID]], organisation: UUID) -> UUID | None:
    return standing[-1][1] if standing and standing[-1][1] != organisation else None
