"""The facts of the work under agreements: of all together, by agreement, or by quarter. The same rows as the pages of
agreements and of training, so that they cannot disagree; a fixed number of statements."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from uuid import UUID

from lisanga.core.kernel import clock
from lisanga.core.scope.models import Organisation
from lisanga.core.scope.reading import scoped
from lisanga.core.scope.roles import COOPERATIVE_KINDS, OrganisationKind
from lisanga.core.scope.viewer import Scope
from lisanga.domains.indicators.facts import AgreementFacts
from lisanga.domains.indicators.periods import Period
from lisanga.domains.partnerships.queries.kept import Whose, agreement_states, days_come, works_promised
from lisanga.domains.partnerships.rules import ACTIVE
from lisanga.domains.training.queries.done import (
    people_trained,
    promises_kept,
    sessions_done,
    trained_by_agreement,
    trained_by_quarter,
    trainers_certified,
    visits_made,
)

Counted = tuple[UUID | None, int, dict[str, int]]  # agreement, month, what is added there


def whose_work(organisation: UUID, about: UUID | None = None) -> Whose:
    """The work that an organisation's indicators speak of; of one agreement where it is named. One statement."""
    if about is not None:
        return Whose(agreement=about, partner=organisation)
    kind = Organisation.objects.filter(id=organisation).values_list("kind", flat=True).first()
    if kind in COOPERATIVE_KINDS:
        return Whose(cooperative=organisation)
    return Whose() if kind == OrganisationKind.PROGRAMME else Whose(partner=organisation)


@scoped
def agreement_facts(scope: Scope, whose: Whose, span: Period, today: date) -> AgreementFacts:
    """All together: people are counted once. Eleven statements, five for a cooperative."""
    whole = AgreementFacts()
    for found in facts_by_agreement(scope, whose, span, today, people=False).values():
        whole.take(found)
    whole.people = sum(group.count for group in people_trained(scope, whose, span.starts, span.ends))
    return whole


@scoped
def facts_by_agreement(
    scope: Scope, whose: Whose, span: Period, today: date, *, people: bool = True
) -> dict[UUID | None, AgreementFacts]:
    """Each agreement that the reader shares, and None: the office's own work. What is promised counts once its day has
    come."""
    found: dict[UUID | None, AgreementFacts] = {}
    for identifier, status in agreement_states(scope, whose) if whose.cooperative is None else ():
        found[identifier] = AgreementFacts(agreements=1, active=int(status == ACTIVE))
    for under, _month, more in _counted(scope, whose, span.starts, min(span.ends, today)):
        found.setdefault(under, AgreementFacts()).add(**more)
    if people:
        for under, count in trained_by_agreement(scope, whose, span.starts, span.ends).items():
            found.setdefault(under, AgreementFacts()).people = count
    return found


@scoped
def agreement_facts_by_quarter(
    scope: Scope, whose: Whose, quarters: Sequence[Period], today: date
) -> list[AgreementFacts]:
    """Each of these periods, in their order; what is known of today only (states) stays at zero."""
    found = [AgreementFacts() for _quarter in quarters]
    place = {month: index for index, one in enumerate(quarters) for month in range(one.first, one.last + 1)}
    for _under, month, more in _counted(scope, whose, quarters[0].starts, min(quarters[-1].ends, today)):
        found[place[month]].add(**more)
    for month, count in trained_by_quarter(scope, whose, quarters[0].starts, quarters[-1].ends).items():
        found[place[month]].people = count
    return found


def _counted(scope: Scope, whose: Whose, first: date, last: date) -> Iterator[Counted]:
    """Everything that adds up; a cooperative has its part in visits and promises alone."""
    if last < first:
        return
    sources: tuple[Callable[[Scope, Whose, date, date], Iterator[Counted]], ...] = (_visits, _promises)
    if whose.cooperative is None:
        sources = (_days, _works, _sessions, _trainers, *sources)
    for source in sources:
        yield from source(scope, whose, first, last)


def _days(scope: Scope, whose: Whose, first: date, last: date) -> Iterator[Counted]:
    for row in days_come(scope, whose, first, last):
        yield row.agreement, row.month, {"days_come": row.come, "days_on_time": row.on_time}


def _works(scope: Scope, whose: Whose, first: date, last: date) -> Iterator[Counted]:
    for row in works_promised(scope, whose, first, last):
        month, validated = clock.month_of(row.due_on), int(row.is_validated)
        if row.is_report:
            more = {"reports_due": 1, "reports_on_time": int(row.is_on_time), "reports_validated": validated}
        else:
            more = {"works_due": 1, "works_accepted": validated}
        yield row.agreement, month, more


def _sessions(scope: Scope, whose: Whose, first: date, last: date) -> Iterator[Counted]:
    for row in sessions_done(scope, whose, first, last):
        yield row.agreement, row.month, {"sessions_planned": row.planned, "sessions_held": row.done}


def _trainers(scope: Scope, whose: Whose, first: date, last: date) -> Iterator[Counted]:
    for row in trainers_certified(scope, whose, first, last):
        yield row.agreement, row.month, {"trainers": row.count}


def _visits(scope: Scope, whose: Whose, first: date, last: date) -> Iterator[Counted]:
    for row in visits_made(scope, whose, first, last):
        yield row.agreement, row.month, {"visits": row.done}


def _promises(scope: Scope, whose: Whose, first: date, last: date) -> Iterator[Counted]:
    for row in promises_kept(scope, whose, first, last):
        yield row.agreement, row.month, {"promises_due": row.planned, "promises_kept": row.done}
