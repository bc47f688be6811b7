"""What every operation owes, whatever it does; and the words in which tests read the books."""

from datetime import date
from typing import Any
from uuid import UUID

import msgspec
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lisanga.core.kernel.ids import new_id
from lisanga.core.ledger.models import Entry, Line, OpenItem
from lisanga.core.ledger.verification import verify_ledger
from lisanga.core.operations.envelope import Envelope, envelope
from lisanga.core.operations.gate import submit_one
from lisanga.core.operations.models import RegisterLine
from lisanga.core.operations.tests.network import Network
from lisanga.core.operations.verdicts import Answer, Verdict
from lisanga.core.operations.verification import verify_chains
from lisanga.core.scope.models import SecurityEvent

DAY = date(2026, 4, 14)
APRIL = 2026 * 12 + 3


def wrap(network: Network, kind: str, payload: msgspec.Struct | dict[str, Any], **more: Any) -> Envelope:
    """An operation of the first cooperative, on 14 April 2026 unless another day is told."""
    more.setdefault("business_date", DAY)
    return envelope(kind, network.cooperative, payload, **more)


def send(
    network: Network, kind: str, payload: msgspec.Struct | dict[str, Any], role: str = "manager", **more: Any
) -> Answer:
    return submit_one(network.viewer(role), wrap(network, kind, payload, **more))


def codes(answer: Answer) -> list[str]:
    return [problem.code for problem in answer.problems]


def lines_of(operation: UUID) -> list[tuple[str, int, int]]:
    """(account, debit, credit) of what an operation posted, in order."""
    entries = Entry.plain.filter(operation=operation).values_list("organisation_id", "number")
    found = []
    for organisation, number in entries.order_by("number"):
        rows = Line.plain.filter(organisation_id=organisation, entry=number).order_by("number")
        found += [(row.account, row.debit, row.credit) for row in rows]
    return found


def balances(organisation: UUID) -> dict[str, int]:
    """Account → debit less credit, from the lines themselves; accounts that are level are left out."""
    sums: dict[str, int] = {}
    for account, debit, credit in Line.plain.filter(organisation_id=organisation).values_list(
        "account", "debit", "credit"
    ):
        sums[account] = sums.get(account, 0) + debit - credit
    return {account: balance for account, balance in sorted(sums.items()) if balance}


def remaining(item: UUID) -> int:
    """What is left of a sum due."""
    found = OpenItem.plain.get(id=item)
    return found.amount - found.settled


def assert_sound() -> None:
    """Chains, entries, seals, balances and open items hold."""
    assert list(verify_chains()) == []
    assert list(verify_ledger()) == []


def assert_standard(
    network: Network, kind: str, payload: msgspec.Struct, role: str = "manager", without: str = "control"
) -> Answer:
    """Accepted once, with a register line; repeated it answers alike and writes nothing more; who has not the right,
    here or in the other cooperative, leaves no line; what cannot be read is refused; what waits writes nothing."""
    sent = wrap(network, kind, payload)
    answer = submit_one(network.viewer(role), sent)
    assert answer.recorded, answer.problems
    line = RegisterLine.objects.get(organisation=network.cooperative, operation=sent.id)
    assert (line.number, line.verdict, line.type) == (answer.number, answer.verdict, kind)
    before = _sizes()
    again = submit_one(network.viewer(role), sent)
    assert (again.verdict, again.number, again.result, again.duplicate) == (
        answer.verdict,
        answer.number,
        answer.result,
        True,
    )
    noted = SecurityEvent.objects.count()
    for viewer in (network.stranger(role), network.viewer(without)):
        refused = submit_one(viewer, wrap(network, kind, payload))
        assert (refused.verdict, refused.number, codes(refused)) == (Verdict.REFUSED, 0, ["forbidden"])
    assert _sizes() == before
    assert SecurityEvent.objects.count() == noted + 2
    unreadable = submit_one(network.viewer(role), wrap(network, kind, {"nothing": "known"}))
    assert (unreadable.verdict, codes(unreadable)) == (Verdict.REFUSED, ["malformed"])
    waiting = submit_one(network.viewer(role), wrap(network, kind, payload, depends_on=(new_id(),)))
    assert (waiting.verdict, waiting.result) == (Verdict.HELD, {})
    assert _sizes()[1:] == before[1:]
    assert_sound()
    return answer


def _sizes() -> tuple[int, int, int]:
    return RegisterLine.objects.count(), Entry.plain.count(), Line.plain.count()


def statements(action: Any) -> int:
    """How many SQL statements a call takes."""
    with CaptureQueriesContext(connection) as captured:
        action()
    return len(captured)
