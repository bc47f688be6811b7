"""Corrections: never an edit, always the same again with negative amounts (AUDCIF 20)."""

from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction

from lisanga.core.kernel.ids import new_id
from lisanga.core.ledger.models import Entry
from lisanga.core.ledger.operations.record_entry import EntryLine, RecordEntry
from lisanga.core.ledger.operations.reverse_entry import ReverseEntry
from lisanga.core.ledger.tests.standard import (
    DAY,
    assert_sound,
    assert_standard,
    balances,
    codes,
    lines_of,
    send,
    wrap,
)
from lisanga.core.operations.envelope import envelope
from lisanga.core.operations.gate import submit, submit_one
from lisanga.core.operations.tests.network import Network
from lisanga.core.operations.verdicts import Verdict

pytestmark = pytest.mark.django_db
KIND = "ledger.reverse_entry"


def booked(network: Network, amount: int) -> UUID:
    lines = (EntryLine(account="625", debit=amount), EntryLine(account="5711", credit=amount))
    sent = RecordEntry(label="Assurance du dépôt", voucher_date=DAY, lines=lines)
    return send(network, "ledger.record_entry", sent).id


def undo(entry: UUID, reason: str = "Lu dix fois trop grand") -> ReverseEntry:
    return ReverseEntry(entry_operation=entry, reason=reason)


def test_g66_a_booked_entry_is_corrected_by_a_negative_one_and_never_edited(network: Network) -> None:
    wrong = booked(network, 500_000)
    for statement in ("UPDATE ledger_line SET debit = 50000 WHERE debit > 0", "DELETE FROM ledger_entry"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    answer = send(network, KIND, undo(wrong))
    assert answer.verdict == Verdict.ACCEPTED
    assert lines_of(answer.id) == [("625", -500_000, 0), ("5711", 0, -500_000)]
    right = booked(network, 50_000)
    assert balances(network.cooperative) == {"5711": -50_000, "625": 50_000}
    assert lines_of(right) == [("625", 50_000, 0), ("5711", 0, 50_000)]
    assert list(Entry.plain.order_by("number").values_list("number", "reverses")) == [(1, None), (2, 1), (3, None)]
    assert_sound()


@pytest.mark.parametrize(("known", "reason", "code"), [(False, "x", "unknown_entry"), (True, " ", "no_reason")])
def test_what_makes_no_sense_is_refused(network: Network, known: bool, reason: str, code: str) -> None:
    target = booked(network, 1_000) if known else new_id()
    answer = send(network, KIND, undo(target, reason))
    assert (answer.verdict, codes(answer)) == (Verdict.REFUSED, [code])


def test_an_entry_is_corrected_once_also_within_one_list(network: Network) -> None:
    target = booked(network, 1_000)
    answers = submit(network.viewer("treasurer"), [wrap(network, KIND, undo(target)) for _ in range(2)])
    assert [answer.verdict for answer in answers] == [Verdict.ACCEPTED, Verdict.REFUSED]
    assert codes(answers[1]) == ["already_reversed"]
    assert codes(send(network, KIND, undo(target))) == ["already_reversed"]
    assert balances(network.cooperative) == {}
    assert_sound()


def test_a_refused_entry_cannot_be_corrected(network: Network) -> None:
    unbalanced = RecordEntry(label="x", voucher_date=DAY, lines=(EntryLine(account="625", debit=1),))
    refused = send(network, "ledger.record_entry", unbalanced)
    assert codes(send(network, KIND, undo(refused.id))) == ["unknown_entry"]


def test_the_entry_of_another_cooperative_is_unknown(network: Network) -> None:
    target = booked(network, 1_000)
    foreign = submit_one(network.stranger("treasurer"), envelope(KIND, network.other, undo(target)))
    assert (foreign.verdict, codes(foreign)) == (Verdict.REFUSED, ["unknown_entry"])
    assert Entry.plain.count() == 1


def test_standard_cases(network: Network) -> None:
    assert_standard(network, KIND, undo(booked(network, 500_000)), role="treasurer", without="secretary")
