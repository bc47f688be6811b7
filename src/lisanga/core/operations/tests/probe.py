"""An operation of the tests' own, so that the door is tested without any domain: it posts one entry."""

from collections.abc import Iterator, Sequence
from datetime import date

import msgspec
import pytest

from lisanga.core.kernel.problems import Problem, Severity
from lisanga.core.ledger.operations.posting import EntryDraft, LineDraft, post
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import OPERATIONS, Item, Kind, Operation, register
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission


class Probe(msgspec.Struct, frozen=True, kw_only=True):
    """`amount` is posted; `word` decides what the check says."""

    amount: int
    word: str = ""


def check(context: Context, items: Sequence[Item[Probe]]) -> Sequence[list[Problem]]:
    said = {"warn": Severity.WARNING, "rule": Severity.RULE, "nonsense": Severity.INVALID}
    return [
        [Problem(code=item.payload.word, message="…", severity=said[item.payload.word])]
        if item.payload.word in said
        else []
        for item in items
    ]


def apply(context: Context, items: Sequence[Item[Probe]]) -> Sequence[Outcome]:
    drafts = [
        EntryDraft(
            item.envelope.id,
            "OD",
            "essai",
            item.envelope.business_date,
            [LineDraft("5711", debit=item.payload.amount), LineDraft("7581", credit=item.payload.amount)],
        )
        for item in items
    ]
    return [Outcome({"entry": posted.number}) for posted in post(context, drafts)]


def operation(name: str, kind: Kind) -> Operation[Probe]:
    return Operation(
        name=name,
        label="essai",
        kind=kind,
        permission=Permission.COLLECT,
        payload=Probe,
        check=check,
        apply=apply,
        example=lambda: Probe(amount=1),
        version=2,
        upcasters={1: lambda body: {"amount": body["sum"]}},
        sentence="essai",
    )


@pytest.fixture
def probes() -> Iterator[None]:
    """`probe.observe` and `probe.request`, version 2, for one test."""
    for name, kind in (("probe.observe", Kind.OBSERVATION), ("probe.request", Kind.REQUEST)):
        register(operation(name, kind))
    yield
    del OPERATIONS["probe.observe"], OPERATIONS["probe.request"]


DAY = date(2026, 4, 14)
