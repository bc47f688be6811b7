"""Several authors' lists in one transaction: one commit, and one statement a table, for all who wait at the same time.

Only lists of one set-based operation (with a `prefetch`) go together; anything else, and everything when the common
attempt fails, is carried alone by `gate.submit`, so that nobody suffers from another's list. Verdicts, numbers and
chains are those that the lists would have had one after the other."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import InterfaceError, OperationalError, connection, transaction

from lisanga.core.kernel import clock
from lisanga.core.operations.batch import Batch, known_of
from lisanga.core.operations.chain import Head, keep_heads, lock_heads
from lisanga.core.operations.envelope import Envelope
from lisanga.core.operations.gate import Doubts, allowed_to, forbidden, note_forbidden, release, submit
from lisanga.core.operations.parsing import Parsed, parse
from lisanga.core.operations.registry import Operation
from lisanga.core.operations.rows import RowWriter
from lisanga.core.operations.verdicts import Answer
from lisanga.core.scope.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Submission:
    """One author's list."""

    viewer: Viewer
    envelopes: Sequence[Envelope]
    doubts: Doubts = field(default_factory=dict)


Answers = list[Answer]


@dataclass(slots=True)
class _Part:
    """What one author sends to one organisation: `places` are (submission, index in its list)."""

    viewer: Viewer
    operation: Operation[Any]
    places: list[tuple[int, int]] = field(default_factory=list)
    parsed: list[Parsed] = field(default_factory=list)


def submit_together(submissions: Sequence[Submission]) -> list[Answers | Exception]:
    """The answers of each list after the common commit, in order; the exception of a list that could not be carried."""
    moment = clock.now()
    parsed = [[parse(envelope) for envelope in one.envelopes] for one in submissions]
    shared = [index for index, list_of in enumerate(parsed) if _may_share(list_of)]
    results: dict[int, Answers | Exception] = {}
    if len(shared) > 1:
        try:
            results.update(_carry(submissions, parsed, shared, moment))
        except Exception as error:
            # Each list alone from here on: the one at fault gets its own verdicts, or its own exception.
            _mend_connection(error)
    for index, one in enumerate(submissions):
        if index not in results:
            results[index] = _alone(one, moment)
    return [results[index] for index in range(len(submissions))]


def _alone(one: Submission, moment: datetime) -> Answers | Exception:
    try:
        return submit(one.viewer, one.envelopes, moment, one.doubts)
    except Exception as error:
        _mend_connection(error)
        return error


def _mend_connection(error: Exception) -> None:
    """A lost connection is closed, so that the next list opens a new one."""
    if isinstance(error, OperationalError | InterfaceError) and not connection.in_atomic_block:
        connection.close()


def _may_share(parsed: Sequence[Parsed]) -> bool:
    first = parsed[0].operation if parsed else None
    if first is None or first.prefetch is None:
        return False
    return all(one.operation is first and one.item is not None and not one.envelope.depends_on for one in parsed)


def _carry(
    submissions: Sequence[Submission], parsed: list[list[Parsed]], shared: list[int], moment: datetime
) -> dict[int, Answers]:
    answers: dict[tuple[int, int], Answer] = {}
    parts = _parts(submissions, parsed, shared, answers)
    doubts = {identifier: said for index in shared for identifier, said in submissions[index].doubts.items()}
    waiting = False
    with transaction.atomic():
        heads = lock_heads(parts)
        writer = RowWriter()
        for one_each in _rounds(parts, heads, answers):
            waiting = _carry_round(one_each, heads, writer, moment, answers, doubts) or waiting
    results = {index: [answers[index, place] for place in range(len(parsed[index]))] for index in shared}
    for index, given in results.items():
        note_forbidden(submissions[index].viewer, parsed[index], dict(enumerate(given)))
        if waiting:
            release(dict(enumerate(given)), moment)
    return results


def _parts(
    submissions: Sequence[Submission],
    parsed: list[list[Parsed]],
    shared: list[int],
    answers: dict[tuple[int, int], Answer],
) -> dict[UUID, list[_Part]]:
    """By organisation; lists of one author are one part. What the author has no right to is answered here."""
    parts: dict[UUID, list[_Part]] = {}
    for index in shared:
        viewer = submissions[index].viewer
        for place, one in enumerate(parsed[index]):
            if not allowed_to(viewer, one):
                answers[index, place] = forbidden(one.envelope)
                continue
            here = parts.setdefault(one.envelope.organisation, [])
            part = next((kept for kept in here if kept.viewer == viewer and kept.operation is one.operation), None)
            if part is None:
                assert one.operation is not None
                here.append(part := _Part(viewer, one.operation))
            part.places.append((index, place))
            part.parsed.append(one)
    return parts


def _rounds(
    parts: dict[UUID, list[_Part]], heads: dict[UUID, Head], answers: dict[tuple[int, int], Answer]
) -> list[list[_Part]]:
    """At most one part of each organisation in a round, because the next one must see what the first one wrote."""
    rounds: list[list[_Part]] = []
    for organisation, here in parts.items():
        if organisation not in heads:
            for part in here:
                pairs = zip(part.places, part.parsed, strict=True)
                answers.update({place: forbidden(one.envelope) for place, one in pairs})
            continue
        for turn, part in enumerate(here):
            if turn == len(rounds):
                rounds.append([])
            rounds[turn].append(part)
    return rounds


def _carry_round(
    parts: list[_Part],
    heads: dict[UUID, Head],
    writer: RowWriter,
    moment: datetime,
    answers: dict[tuple[int, int], Answer],
    doubts: Doubts,
) -> bool:
    """True when operations of one of these organisations wait for others."""
    batches = [
        Batch(heads[part.parsed[0].envelope.organisation], part.viewer, moment, writer=writer, doubts=doubts)
        for part in parts
    ]
    known = known_of([(batch, part.parsed) for batch, part in zip(batches, parts, strict=True)])
    by_operation: dict[str, list[int]] = {}
    for index, part in enumerate(parts):
        by_operation.setdefault(part.operation.name, []).append(index)
    for indexes in by_operation.values():
        prefetch = parts[indexes[0]].operation.prefetch
        assert prefetch is not None
        prefetch([(batches[i].context, [one.item for one in parts[i].parsed if one.item]) for i in indexes])
    for batch, part in zip(batches, parts, strict=True):
        given = batch.run(part.parsed, known[batch.head.organisation])
        answers.update(zip(part.places, given, strict=True))
    keep_heads([batch.head for batch in batches if batch.wrote], writer)
    writer.flush()
    return any(batch.releases for batch in batches)
