"""Posting by hand, as an operation of a domain does: the ledger is tested without any domain. An operation of the
tests' own carries drafts through the door, so that seals and chains hold."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any
from uuid import UUID

import msgspec
import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.ledger.models import Auxiliary
from lisanga.core.ledger.operations.posting import EntryDraft, ItemDraft, LineDraft, post
from lisanga.core.ledger.operations.reversal import reversal_of
from lisanga.core.ledger.tests.standard import DAY, send
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import OPERATIONS, Item, Kind, Operation, register
from lisanga.core.operations.tests.network import Network
from lisanga.core.operations.verdicts import Answer, Outcome
from lisanga.core.scope.roles import Permission

Row = tuple[str, int, int, UUID | None, str, int, int, int]


class Book(msgspec.Struct, frozen=True, kw_only=True):
    """Lines as (account, debit, credit, auxiliary, currency, foreign debit, foreign credit, rate); `opens` as (account,
    auxiliary, side, amount, currency), the item having the operation's id; `reverses` undoes another operation."""

    lines: tuple[Row, ...] = ()
    opens: tuple[str, UUID, str, int, str] | None = None
    settles: tuple[tuple[UUID, int], ...] = ()
    reverses: UUID | None = None


def _apply(context: Context, items: Sequence[Item[Book]]) -> Sequence[Outcome]:
    for item in items:
        book, identifier, day = item.payload, item.envelope.id, item.envelope.business_date
        if book.reverses is not None:
            post(context, reversal_of(context, [book.reverses], [identifier], day, "Correction :"))
            continue
        opens = []
        if book.opens is not None:
            account, auxiliary, side, amount, currency = book.opens
            opens.append(ItemDraft(identifier, account, auxiliary, side, amount, "somme due", currency))
        lines = [LineDraft(*row) for row in book.lines]
        post(context, [EntryDraft(identifier, "OD", "essai", day, lines, opens, list(book.settles))])
    return [Outcome() for _item in items]


BOOK = Operation(
    name="trial.book",
    label="essai",
    kind=Kind.OBSERVATION,
    permission=Permission.ACCOUNTS,
    payload=Book,
    check=lambda context, items: [[] for _item in items],
    apply=_apply,
    example=Book,
    sentence="essai",
)


@pytest.fixture
def booking(network: Network) -> Iterator[Network]:
    """The network, with `trial.book` to post in it."""
    register(BOOK)
    yield network
    del OPERATIONS[BOOK.name]


def book(network: Network, *lines: tuple[Any, ...], day: date = DAY, **more: Any) -> Answer:
    """Posts lines given from the left: ("5711", 500), ("7011", 0, 500)."""
    rows = tuple((*line, *_REST[len(line) - 1 :]) for line in lines)
    return send(network, BOOK.name, Book(lines=rows, **more), business_date=day)


_REST = (0, 0, None, "CDF", 0, 0, 0)


def member_of(network: Network, name: str = "Kabeya") -> UUID:
    member = new_id()
    Auxiliary.plain.create(
        id=member, organisation_id=network.cooperative, kind="member", number=str(len(name)), name=name
    )
    return member
