"""Closing a month makes its postings final (AUDCIF 22)."""

from collections.abc import Iterator
from datetime import date, datetime, timezone
from uuid import UUID

import pytest

from lisanga.core.kernel.problems import Problem, Severity
from lisanga.core.ledger.models import ClosedMonth
from lisanga.core.ledger.operations import close_month
from lisanga.core.ledger.operations.close_month import CloseMonth
from lisanga.core.ledger.operations.posting import first_open_day
from lisanga.core.ledger.operations.record_entry import EntryLine, RecordEntry
from lisanga.core.ledger.queries import closed_through
from lisanga.core.ledger.tests.standard import APRIL, DAY, assert_sound, assert_standard, codes, send, wrap
from lisanga.core.operations.chain import lock_head
from lisanga.core.operations.context import Context
from lisanga.core.operations.gate import submit
from lisanga.core.operations.tests.network import Network
from lisanga.core.operations.verdicts import Verdict
from lisanga.core.scope.models import Grant

pytestmark = pytest.mark.django_db
KIND = "ledger.close_month"


@pytest.fixture
def uncounted() -> Iterator[list[Problem]]:
    """What another domain says about the month, as the treasury does about its tills."""
    said: list[Problem] = []

    def blocker(_organisation: UUID, month: int) -> list[Problem]:
        return said if month == APRIL else []

    close_month.BLOCKERS.append(blocker)
    yield said
    close_month.BLOCKERS.remove(blocker)


def test_everything_up_to_the_month_is_closed_with_its_author(network: Network) -> None:
    answer = send(network, KIND, CloseMonth(month=APRIL), role="president")
    assert (answer.verdict, answer.result) == (Verdict.ACCEPTED, {"month": APRIL})
    assert closed_through(network.viewer("treasurer").scope, network.cooperative) == APRIL
    assert ClosedMonth.plain.get().closed_by == network.people["president"].id
    head = lock_head(network.cooperative)
    assert head is not None
    moment = datetime(2026, 5, 4, tzinfo=timezone.utc)
    context = Context(network.cooperative, UUID(int=0), moment, head.counters, dict(head.counters))
    assert first_open_day(context) == date(2026, 5, 1)
    assert_sound()


@pytest.mark.parametrize("month", [APRIL, APRIL - 1])
def test_a_closed_month_stays_closed(network: Network, month: int) -> None:
    send(network, KIND, CloseMonth(month=APRIL))
    answer = send(network, KIND, CloseMonth(month=month))
    assert (answer.verdict, codes(answer)) == (Verdict.REFUSED, ["already_closed"])
    assert answer.problems[0].reference == "AUDCIF 22"


def test_a_month_that_is_not_over_cannot_close(network: Network) -> None:
    moment = datetime(2026, 4, 30, 22, 0, tzinfo=timezone.utc)  # still April in Greenwich, and in Kinshasa
    viewer, sent = network.viewer("president"), CloseMonth(month=APRIL)
    (early,) = submit(viewer, [wrap(network, KIND, sent)], moment)
    assert (early.verdict, codes(early)) == (Verdict.REFUSED, ["month_not_over"])
    (next_day,) = submit(viewer, [wrap(network, KIND, sent)], moment.replace(hour=23))  # midnight in Kinshasa
    assert next_day.verdict == Verdict.ACCEPTED


@pytest.mark.parametrize("month", [-1, 0, 10**9, 10**30])
def test_a_month_of_no_calendar_is_refused(network: Network, month: int) -> None:
    answer = send(network, KIND, CloseMonth(month=month))
    assert (answer.verdict, codes(answer)) == (Verdict.REFUSED, ["bad_month"])


def test_what_another_domain_wants_first_blocks_or_flags(network: Network, uncounted: list[Problem]) -> None:
    uncounted.append(Problem(code="not_counted", message="Comptez la caisse."))
    assert codes(send(network, KIND, CloseMonth(month=APRIL))) == ["not_counted"]
    uncounted[:] = [Problem(code="gap", message="Un écart est expliqué.", severity=Severity.WARNING)]
    assert send(network, KIND, CloseMonth(month=APRIL)).verdict == Verdict.FLAGGED


def test_who_wrote_in_the_month_had_better_not_close_it(network: Network) -> None:
    lines = (EntryLine(account="625", debit=5), EntryLine(account="5711", credit=5))
    entry = RecordEntry(label="Assurance", voucher_date=DAY, lines=lines)
    send(network, "ledger.record_entry", entry, role="treasurer")
    own = send(network, KIND, CloseMonth(month=APRIL - 1), role="treasurer")
    assert own.verdict == Verdict.ACCEPTED  # nothing of March was written
    own = send(network, KIND, CloseMonth(month=APRIL), role="treasurer")
    assert (own.verdict, codes(own)) == (Verdict.FLAGGED, ["same_person"])


@pytest.mark.parametrize("alone", [True, False])
def test_another_person_closes_in_silence_and_so_does_who_is_alone(network: Network, alone: bool) -> None:
    lines = (EntryLine(account="625", debit=5), EntryLine(account="5711", credit=5))
    send(network, "ledger.record_entry", RecordEntry(label="Assurance", voucher_date=DAY, lines=lines))
    if alone:
        Grant.objects.filter(organisation=network.cooperative).exclude(role="manager").delete()
    role = "manager" if alone else "president"
    assert send(network, KIND, CloseMonth(month=APRIL), role=role).verdict == Verdict.ACCEPTED


def test_twice_in_one_list_closes_once(network: Network) -> None:
    sent = [wrap(network, KIND, CloseMonth(month=APRIL)) for _ in range(2)]
    answers = submit(network.viewer("treasurer"), sent)
    assert [answer.verdict for answer in answers] == [Verdict.ACCEPTED, Verdict.REFUSED]
    assert_sound()


def test_standard_cases(network: Network) -> None:
    assert_standard(network, KIND, CloseMonth(month=APRIL), role="president", without="secretary")
