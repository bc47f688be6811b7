"""What a telephone is told: verdicts by runs, reasons only where there are some (docs/sync.md §4)."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

import msgspec

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.verdicts import Answer, Verdict
from lisanga.interfaces.sync.exchange import Carried
from lisanga.interfaces.sync.phone import VERSION, b64

LETTERS = {Verdict.ACCEPTED: "a", Verdict.FLAGGED: "f", Verdict.HELD: "h", Verdict.REFUSED: "r"}
NOT_ALLOWED = "x"
_encode = msgspec.json.Encoder().encode


def letter(answer: Answer) -> str:
    """A verdict in one letter; what left no line was nobody's right."""
    return LETTERS[answer.verdict] if answer.number else NOT_ALLOWED


def runs(answers: Sequence[Answer]) -> str:
    """a50f1a3: a letter and how many."""
    return "".join(f"{key}{len(list(group))}" for key, group in groupby(map(letter, answers)))


def reasons(problems: Sequence[Problem]) -> list[list[str]]:
    return [[one.code, one.field, one.message] for one in problems]


def told(carried: Carried) -> dict[str, Any]:
    """The answer without rows."""
    said: dict[str, Any] = {
        "v": VERSION,
        "at": carried.at,
        "now": int(carried.received_at.timestamp() * 1000),
        "r": runs(carried.answers),
    }
    doubtful = {
        str(one.sequence): {"problems": reasons(answer.problems), "result": answer.result}
        for one, answer in zip(carried.sent, carried.answers, strict=True)
        if answer.verdict != Verdict.ACCEPTED
    }
    if doubtful:
        said["p"] = doubtful
    if carried.fork or carried.at > carried.last:
        said["h"] = b64(carried.head)
    if carried.phone.revoked:
        said["revoked"] = True
    if carried.wipe:
        said["wipe"] = True
    return said


def encode(body: dict[str, Any]) -> bytes:
    return _encode(body)
