"""Scoped reads of the register of operations: who did what, when, and what became of it, in sentences."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from heapq import nlargest
from operator import or_
from typing import Any
from uuid import UUID

import msgspec
from django.db.models import Count, Max, Min, Q, QuerySet
from django.utils.translation import gettext as _

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.lookup import about, recorded
from lisanga.core.operations.models import ChainHead, Flag, HeldOperation, Payload, RegisterLine
from lisanga.core.operations.registry import OPERATIONS, Kind
from lisanga.core.operations.sentences import Known, label_of, sentence_of
from lisanga.core.operations.verdicts import VERDICT_LABELS, Verdict
from lisanga.core.scope.models import Person, no_one
from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import Scope

_LAST = 2**63 - 1  # more is no number of a line, and no database would take it
_TOGETHER = 400  # conditions of one statement; SQLite takes a thousand
_COLUMNS = (
    "number",
    "operation",
    "type",
    "author",
    "device",
    "captured_at",
    "received_at",
    "business_date",
    "caused_by",
    "subject",
    "verdict",
    "outcome",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRow:
    """One line of the register. `payload` is what was sent, as labelled data, None once it was blanked by a recorded
    redaction; `result` is what the operation gave."""

    number: int
    operation: UUID
    type: str
    author: UUID
    author_name: str
    device: UUID | None
    captured_at: datetime
    received_at: datetime
    business_date: date
    caused_by: UUID | None
    subject: UUID | None
    verdict: str
    problems: tuple[Problem, ...]
    result: dict[str, Any]
    payload: dict[str, Any] | None

    @property
    def label(self) -> str:
        """What kind of operation it is, in French."""
        return label_of(self.type)

    @property
    def verdict_label(self) -> str:
        return str(VERDICT_LABELS[Verdict(self.verdict)])

    def sentence(self, known: Known | None = None) -> str:
        """Who did what, with the names that the caller knows; a refused or waiting operation says what was asked."""
        if self.verdict in (Verdict.REFUSED, Verdict.HELD):
            return _("%(who)s a demandé : %(what)s.") % {"who": self.author_name, "what": self.label}
        values = None if self.payload is None else self.result | _filled(self.payload)
        return sentence_of(self.type, self.author_name, self.business_date, values, known)


def _filled(payload: dict[str, Any]) -> dict[str, Any]:
    """What was sent, without what was left empty: there the outcome speaks."""
    return {name: value for name, value in payload.items() if value not in (None, "")}


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterFilter:
    """What a page of the register is narrowed to; empty means all. `domain` is the first part of the type."""

    domain: str = ""
    verdict: str = ""
    author: UUID | None = None


@scoped
def register_lines(
    scope: Scope,
    organisation: UUID,
    before: int | None = None,
    limit: int = 50,
    wanted: RegisterFilter | None = None,
) -> list[RegisterRow]:
    """Newest first, before a line number; three queries whatever the history."""
    lines = _lines(scope, organisation)
    if before is not None:
        lines = lines.filter(number__lt=before)
    chosen = wanted or RegisterFilter()
    if chosen.domain:
        lines = lines.filter(type__startswith=f"{chosen.domain}.")
    if chosen.verdict:
        lines = lines.filter(verdict=chosen.verdict)
    if chosen.author is not None:
        lines = lines.filter(author=chosen.author)
    return _rows(organisation, lines.order_by("-number")[:limit])


@scoped
def register_entry(scope: Scope, organisation: UUID, number: int) -> RegisterRow | None:
    """One line by its number; None when there is none such."""
    lines = _lines(scope, organisation)
    if not 0 < number <= _LAST:
        return None
    found = _rows(organisation, lines.filter(number=number))
    return found[0] if found else None


@scoped
def register_of(scope: Scope, organisation: UUID, operation: UUID) -> RegisterRow | None:
    """The last word on one operation (its final verdict, or that it waits)."""
    found = _rows(organisation, _lines(scope, organisation).filter(operation=operation).order_by("-number")[:1])
    return found[0] if found else None


@scoped
def unsettled(scope: Scope, organisation: UUID, before: int | None = None, limit: int = 20) -> list[RegisterRow]:
    """Flagged operations that wait for somebody, newest first, before a line number; four queries."""
    waiting = _waiting(scope.require_rows(organisation))
    if before is not None:
        waiting = waiting.filter(number__lt=before)
    numbers = list(waiting.order_by("-number").values_list("number", flat=True)[:limit])
    lines = _lines(scope, organisation).filter(number__in=numbers)
    return _rows(organisation, lines.order_by("-number")) if numbers else []


@scoped
def waiting_for(scope: Scope, organisation: UUID, operation: UUID, limit: int = 20) -> list[RegisterRow]:
    """What is held until this operation stands, in the order in which it came."""
    held = HeldOperation.objects.filter(organisation=scope.require_rows(organisation), waits_for=operation)
    lines = _lines(scope, organisation).filter(operation__in=held.values("operation"), verdict=Verdict.HELD)
    return _rows(organisation, lines.order_by("number")[:limit])


@scoped
def unsettled_count(scope: Scope, organisation: UUID) -> int:
    """How many of them there are: what waits stands in an index of its own."""
    return _waiting(scope.require_rows(organisation)).count()


@scoped
def settlement_of(scope: Scope, organisation: UUID, number: int) -> RegisterRow | None:
    """What settled a flagged line; None while it waits, and for a line that was not flagged."""
    flags = Flag.objects.filter(organisation=scope.require_rows(organisation)).exclude(settled_by=None)
    by = flags.filter(number=number).values_list("settled_by", flat=True).first() if 0 < number <= _LAST else None
    found = _rows(organisation, _lines(scope, organisation).filter(operation=by)[:1]) if by else []
    return found[0] if found else None


def _waiting(organisation: UUID) -> QuerySet[Flag]:
    return Flag.objects.filter(organisation=organisation, settled_by__isnull=True)


@scoped
def registered(scope: Scope, organisation: UUID, operations: Iterable[UUID], limit: int = 20) -> list[RegisterRow]:
    """The final lines of some operations, oldest first: what a flagged one is compared with."""
    lines = _lines(scope, organisation).filter(operation__in=set(operations)).exclude(verdict=Verdict.HELD)
    return _rows(organisation, lines.order_by("number")[:limit])


@scoped
def history_of(scope: Scope, organisation: UUID, subject: UUID, limit: int = 20) -> list[RegisterRow]:
    """What happened to one record, newest first: the operation that made it, and those that name it as their
    subject. What was refused or waits changed nothing and is left out. Two searches by an index each: one condition
    with « or » would read the whole register, however short the history."""
    named = about(scope.require_rows(organisation), subject).values_list(*_COLUMNS)
    own = recorded(organisation).filter(operation=subject).values_list(*_COLUMNS)
    return _made(organisation, nlargest(limit, named.union(own), key=lambda row: int(row[0])))


@scoped
def register_children(scope: Scope, organisation: UUID, operation: UUID, limit: int = 20) -> list[RegisterRow]:
    """The first operations that this one caused (lines of an import, payments of a list), in order."""
    children = _lines(scope, organisation).filter(caused_by=operation)
    return _rows(organisation, children.order_by("number")[:limit])


@dataclass(frozen=True, slots=True)
class LateCount:
    """Operations of one type that came late, and the days that they speak of."""

    organisation: UUID
    type: str
    count: int
    first: date
    last: date


@scoped
def late_counts(
    scope: Scope,
    organisations: Iterable[UUID],
    first: date,
    last: date,
    since: datetime,
    heads: Mapping[UUID, int] | None = None,
) -> list[LateCount]:
    """Recorded later about the days from `first` to `last`, and all corrections since: counts only, so that aggregates
    are enough to ask. Later: after the numbers of `heads`, of which only these lines are read (nought where a register
    is not named), or after `since` where none are known. Refused and waiting ones changed nothing. One statement, or
    one for every four hundred organisations."""
    corrections = [name for name, one in OPERATIONS.items() if one.kind is Kind.CORRECTION]
    speaks = Q(business_date__range=(first, last)) | Q(type__in=corrections)
    lines = RegisterLine.objects.filter(speaks).exclude(verdict__in=(Verdict.REFUSED, Verdict.HELD))
    wanted = sorted(scope.require_aggregates(organisation) for organisation in organisations)
    found: list[LateCount] = []
    for start in range(0, len(wanted), _TOGETHER):
        some = wanted[start : start + _TOGETHER]
        if heads:
            each = (Q(organisation=one, number__gt=heads.get(one, 0)) for one in some)
            after = reduce(or_, each)
        else:
            after = Q(organisation__in=some, received_at__gt=since)
        counted = lines.filter(after).values_list("organisation", "type").order_by("organisation", "type")
        sums = counted.annotate(Count("number"), Min("business_date"), Max("business_date"))
        found += [LateCount(*row) for row in sums]
    return found


@scoped
def register_heads(scope: Scope, organisations: Iterable[UUID]) -> dict[UUID, int]:
    """The last number of the register of each of these organisations that has one: it only ever grows."""
    wanted = [scope.require_aggregates(organisation) for organisation in organisations]
    return dict(ChainHead.objects.filter(organisation__in=wanted).values_list("organisation", "number"))


def _lines(scope: Scope, organisation: UUID) -> QuerySet[RegisterLine]:
    return RegisterLine.objects.filter(organisation=scope.require_rows(organisation))


def _rows(organisation: UUID, lines: QuerySet[RegisterLine]) -> list[RegisterRow]:
    return _made(organisation, list(lines.values_list(*_COLUMNS)))


def _made(organisation: UUID, page: list[tuple[Any, ...]]) -> list[RegisterRow]:
    payloads = _payloads(organisation, [row[0] for row in page])
    names = _names({row[3] for row in page})
    return [_row(row, payloads.get(row[0]), names) for row in page]


def _payloads(organisation: UUID, numbers: list[int]) -> dict[int, dict[str, Any]]:
    if not numbers:
        return {}
    kept = Payload.objects.filter(organisation=organisation, number__in=numbers, redacted_by=None)
    return {number: _decoded(body) for number, body in kept.values_list("number", "body")}


def _decoded(body: str) -> dict[str, Any]:
    """What came is kept word for word, also when it could not be read."""
    try:
        value = msgspec.json.decode(body)
    except msgspec.DecodeError:
        return {}
    return value if isinstance(value, dict) else {}


def _names(authors: Iterable[UUID]) -> dict[UUID, str]:
    people = set(authors) - {no_one()}
    found = dict(Person.objects.filter(id__in=people).values_list("id", "name")) if people else {}
    return {no_one(): "Lisanga", **found}


def _row(row: tuple[Any, ...], payload: dict[str, Any] | None, names: dict[UUID, str]) -> RegisterRow:
    kept = msgspec.json.decode(row[11])
    return RegisterRow(
        number=row[0],
        operation=row[1],
        type=row[2],
        author=row[3],
        author_name=names.get(row[3], _("quelqu’un")),
        device=row[4],
        captured_at=row[5],
        received_at=row[6],
        business_date=row[7],
        caused_by=row[8],
        subject=row[9],
        verdict=row[10],
        problems=tuple(Problem.from_json(problem) for problem in kept["problems"]),
        result=kept["result"],
        payload=payload,
    )
