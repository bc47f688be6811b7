"""Every scoped query as every character: it answers about what they see, and says nothing of the rest."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from datetime import date, datetime, timezone
from uuid import UUID

import pytest

import lisanga
from lisanga.core.kernel import clock
from lisanga.core.scope.reading import QUERIES
from lisanga.core.scope.viewer import NotVisible, Scope, viewer_of, visitor
from lisanga.domains.cooperatives.queries import CooperativeFilter
from lisanga.domains.indicators.periods import period
from lisanga.domains.partnerships.queries.kept import Whose
from lisanga.reports.parts.sources import About
from lisanga.reports.spans import span_of
from tests.access.ground import Ground, Things
from tests.access.learning import TRAINING_ARGUMENTS, TRAINING_FREE, TRAINING_IDENTIFIED
from tests.access.measuring import MEASURED_AGGREGATES, MEASURED_FREE
from tests.access.oracle import ALL, ELSEWHERE, FOLLOWED, SIGHTS, UNFOLLOWED, Sight
from tests.access.targeting import DATA_ARGUMENTS, PARTNERS_FREE, PARTNERS_SHARED, PARTNERS_THINGS

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
for _module in pkgutil.walk_packages(lisanga.__path__, "lisanga."):
    if ".queries" in _module.name or (_module.name.startswith("lisanga.reports.") and ".tests" not in _module.name):
        importlib.import_module(_module.name)  # a query is registered when its module is loaded

# What lets somebody ask about one cooperative. A query with `organisation` that stands nowhere here needs its rows.
AGGREGATES = {
    "collect.volumes_of_centres",
    "cooperatives.cooperative",
    "cooperatives.header_of",
    "directory.links",
    "directory.organisation",
    "directory.organisations",
} | MEASURED_AGGREGATES
OWN = {
    "collect.contests_of",
    "collect.deductions",
    "collect.deliveries_of_member",
    "collect.delivery",
    "collect.volumes_of_member",
    "directory.organisation",
    "directory.organisations",
    "ledger.account_of_member",
    "ledger.balance_of_member",
    "members.certificate",
    "members.member",
    "members.share_account",
    "members.share_movements",
    "treasury.movement_of_member",
    "training.attended",
    "treasury.payments_of",
    "cooperatives.header_of",
}
# Asked of nobody's data in particular: what they answer is looked at, never whether they answer.
FREE = (
    {
        "collect.find_receipts",
        "cooperatives.chosen",
        "cooperatives.cooperatives",
        "cooperatives.counts",
        "directory.my_grants",
        "directory.names_of",
        "directory.partners",
        "directory.programme_name",
        "directory.programmes",
        "members.find",
        "parts.dossier",
        "parts.late_records",
        "partnerships.agreement_coded",
        "partnerships.agreement_names",
        "partnerships.agreements",
        "partnerships.contested",
        "partnerships.days_kept",
        "partnerships.ledger_counts",
        "partnerships.reminders",
        "partnerships.deliverable_of_period",
        "partnerships.deliverables",
        "partnerships.report_terms",
        "partnerships.results_shown",
        "places.entities",
        "places.find_places",
        "places.places",
        "places.places_of",
        "reports.figures",
        "reports.months",
        "reports.quarterly",
        "reports.rows",
        "training.training_certificate",
    }
    | TRAINING_FREE
    | PARTNERS_FREE
    | MEASURED_FREE
)
# About an agreement: asked by its two sides. `identifier` is then the agreement's (or the thing named there).
SHARED = PARTNERS_SHARED
_PARTNERS = {FOLLOWED: "KWILU", UNFOLLOWED: "KWILU", ELSEWHERE: "KONGO"}
_FIRST, _LAST = 2026 * 12, 2026 * 12 + 10


def scope_of(ground: Ground, character: str) -> Scope:
    person, today = ground.people[character], clock.today()
    return (viewer_of(person, today) if person else visitor(today)).scope


def arguments(query: Callable[..., object], things: Things) -> dict[str, object]:
    """One argument for each that has no default, by its name. A name that is not here fails: add it."""
    named, values = things.named, {}
    for name, parameter in list(inspect.signature(query).parameters.items())[1:]:
        if parameter.default is not inspect.Parameter.empty:
            continue
        dated = parameter.annotation is date or "date" in str(parameter.annotation)
        if name in ("first", "last"):
            value: object = (date(2026, 1, 1) if name == "first" else date(2026, 11, 30)) if dated else None
            values[name] = value or (_FIRST if name == "first" else _LAST)
        else:
            values[name] = _ARGUMENTS[name](things, named)
    return values


def _report_about(things: Things, named: dict[str, str]) -> About:
    """A report asked of the partner that a cooperative is."""
    days, one = (date(2026, 1, 1), date(2026, 12, 31)), things.organisation
    return About("quarterly", one, "CV", "Convention", one, span_of("2026-Q1", *days), *days)


_ARGUMENTS: dict[str, Callable[[Things, dict[str, str]], object]] = {
    "organisation": lambda things, named: things.organisation,
    "organisations": lambda things, named: [things.organisation],
    "identifiers": lambda things, named: [
        things.organisation,
        *(UUID(named[one]) for one in ("delivery", "agreement_id", "mission")),
    ],
    "identifier": lambda things, named: UUID(named["delivery"]),
    "member": lambda things, named: UUID(named["member"]),
    "auxiliary": lambda things, named: UUID(named["member"]),
    "auxiliaries": lambda things, named: [UUID(named["member"])],
    "delivery_id": lambda things, named: UUID(named["delivery"]),
    "subject": lambda things, named: UUID(named["member"]),
    "operation": lambda things, named: UUID(named["payment"]),
    "operations": lambda things, named: [UUID(named["payment"])],
    "item": lambda things, named: UUID(named["delivery"]),
    "till": lambda things, named: UUID(named["till"]),
    "people": lambda things, named: [UUID(named["colleague"])],
    "person": lambda things, named: UUID(named["colleague"]),
    "contact": lambda things, named: "control.bagata@demo.lisanga.example",
    "months": lambda things, named: 3,
    "family": lambda things, named: sorted(things.secrets)[0].split()[0],
    "session": lambda things, named: UUID(named["training_session"]),
    "participant": lambda things, named: UUID(named["participant"]),
    "number": lambda things, named: int(named["line"]),
    "numbers": lambda things, named: [int(named["number"]), named["number"]],
    "code": lambda things, named: named["agreement"],
    "receipts": lambda things, named: [named["receipt"]],
    "receipt": lambda things, named: named["receipt"],
    "partner": lambda things, named: things.organisation,
    "about": _report_about,
    "agreement": lambda things, named: UUID(named["agreement_id"]),
    "period": lambda things, named: "2026-Q1",
    "span": lambda things, named: period("2026-Q1"),
    "text": lambda things, named: sorted(things.secrets)[0].split()[0],
    "name": lambda things, named: sorted(things.secrets)[0],
    "version": lambda things, named: "2026-1",
    "form": lambda things, named: "scoops",
    "indicator": lambda things, named: named["indicator"],
    "whose": lambda things, named: Whose(),
    "quarters": lambda things, named: [period("2026-Q1"), period("2026-Q2")],
    "wanted": lambda things, named: CooperativeFilter(),
    "account": lambda things, named: "4011",
    "accounts": lambda things, named: ["4011", "5711"],
    "side": lambda things, named: "C",
    "currency": lambda things, named: "USD",
    "province": lambda things, named: "CD-KL",
    **DATA_ARGUMENTS,
    "sha256": lambda things, named: "0" * 64,
    "device": lambda things, named: UUID(named["device"]),
    "days": lambda things, named: ("2026-01-01", "2026-11-30"),
    "since": lambda things, named: datetime(2026, 1, 1, tzinfo=timezone.utc),
    "day": lambda things, named: date(2026, 5, 1),
    "on": lambda things, named: date(2026, 5, 1),
    "until": lambda things, named: date(2026, 11, 1),
    "today": lambda things, named: date(2026, 11, 1),
    "month": lambda things, named: _FIRST,
} | TRAINING_ARGUMENTS
_IDENTIFIED = {
    "collect.contest": "contest",
    "directory.device": "device",
    "indicators.assessment": "assessment",
    "members.member": "member",
    "imports.run": "run",
    "treasury.payment_list": "payment_list",
} | TRAINING_IDENTIFIED


def asked(query: Callable[..., object], name: str, things: Things) -> dict[str, object]:
    values = arguments(query, things)
    if name in SHARED:
        values["identifier"] = UUID(things.named[SHARED[name]])
    values |= {"number": 1} if name == "partnerships.snapshot" else {}
    if name in _IDENTIFIED and "identifier" in values:
        values["identifier"] = UUID(things.named.get(_IDENTIFIED[name], things.named["member"]))
    return values


def may_ask(name: str, sight: Sight, code: str) -> bool:
    if name in SHARED:
        return _PARTNERS[code] in sight.reports
    aggregate = name in AGGREGATES or "organisations" in inspect.signature(QUERIES[name]).parameters
    if code in (sight.aggregates if aggregate else sight.rows):
        return True
    return name in OWN and sight.own == code


def words_of(answer: object) -> str:
    if isinstance(answer, Iterator):
        answer = list(answer)
    return repr(answer).casefold()


def is_empty(answer: object) -> bool:
    """Nothing, or sums of nothing."""
    return not answer or words_of(answer).count("1") + words_of(answer).count("2") == 0


@pytest.mark.parametrize("name", sorted(QUERIES))
def test_of_every_cooperative(ground: Ground, name: str) -> None:
    """Who may is answered; to the others a cooperative that is not theirs does not exist, or has nothing."""
    query, wrong = QUERIES[name], []
    for character, sight in SIGHTS.items():
        scope = scope_of(ground, character)
        for code in ALL:
            things = ground.things[code]
            try:
                answer = query(scope, **asked(query, name, things))
                text = words_of(answer)
            except NotVisible:
                if (
                    may_ask(name, sight, code)
                    and name not in FREE
                    and not (name == "imports.run" and "run" not in things.named)
                ):
                    wrong.append(f"{character} is refused {code}")
                continue
            if name not in FREE and not may_ask(name, sight, code) and not is_empty(answer):
                wrong.append(f"{character} is told of {code}: {text[:120]}")
            wrong += [f"{character} meets {what}" for what in _leaks(ground, sight, text)]
    assert wrong == []


def _leaks(ground: Ground, sight: Sight, text: str) -> Iterator[str]:
    for code in ALL:
        things = ground.things[code]
        if code not in sight.rows and code != sight.own:
            for word in ("member", "delivery", "payment", "till"):
                if things.named[word] in text:
                    yield f"the {word} of {code}"
            yield from (f"a member of {code}" for secret in things.secrets if secret in text)
        if _PARTNERS[code] not in sight.reports:
            kept = ("agreement_id", "obligation", "due", "focal_point", "deliverable", *PARTNERS_THINGS)
            shared = [word for word in kept if things.named[word] in text]
            yield from (f"the {word} of {_PARTNERS[code]}" for word in shared)
        if code not in sight.aggregates and code != sight.own and str(things.organisation) in text:
            yield f"{code} itself"


def test_the_lists_of_exceptions_name_queries() -> None:
    assert (AGGREGATES | OWN | FREE | set(SHARED) | set(_IDENTIFIED)) <= set(QUERIES)


def test_a_leak_would_be_seen(ground: Ground) -> None:
    """The test itself can fail: everything seen by the installation is a leak for a visitor."""
    everything = frozenset(things.organisation for things in ground.things.values())
    scope = Scope(rows=everything, aggregates=everything)
    here = ground.here
    answer = QUERIES["members.members"](scope, organisation=here.organisation)
    assert list(_leaks(ground, SIGHTS["visiteur"], words_of(answer)))
