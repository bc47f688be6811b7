"""Entries of the accountant: balanced, in known accounts, in the month that is open."""

from datetime import date, datetime, timezone

import pytest

from lisanga.core.ledger.models import Entry, Line
from lisanga.core.ledger.operations.close_month import CloseMonth
from lisanga.core.ledger.operations.record_entry import EntryLine, RecordEntry
from lisanga.core.ledger.tests.standard import (
    assert_sound,
    assert_standard,
    balances,
    codes,
    lines_of,
    send,
    wrap,
)
from lisanga.core.operations.gate import submit
from lisanga.core.operations.tests.network import Network
from lisanga.core.operations.verdicts import Verdict

pytestmark = pytest.mark.django_db
KIND = "ledger.record_entry"
MARCH = date(2026, 3, 28)


def entry(*lines: tuple[str, int, int], label: str = "Assurance du dépôt", day: date = MARCH) -> RecordEntry:
    written = lines or (("625", 50_000, 0), ("5711", 0, 50_000))
    return RecordEntry(
        label=label,
        voucher_date=day,
        lines=tuple(EntryLine(account=account, debit=debit, credit=credit) for account, debit, credit in written),
    )


def test_it_posts_what_it_says_on_the_date_of_the_voucher(network: Network) -> None:
    answer = send(network, KIND, entry())
    assert (answer.verdict, answer.result) == (Verdict.ACCEPTED, {"entry": 1, "posting_date": "2026-03-28"})
    assert lines_of(answer.id) == [("625", 50_000, 0), ("5711", 0, 50_000)]
    posted = Entry.plain.get()
    assert (posted.journal, posted.label, posted.real_date) == ("OD", "Assurance du dépôt", MARCH)
    assert balances(network.cooperative) == {"5711": -50_000, "625": 50_000}
    assert_sound()


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        (entry(("625", 50_000, 0), ("5711", 0, 49_999)), "unbalanced"),
        (entry(("625", 0, 0), ("5711", 0, 0)), "one_side"),
        (entry(("625", 5, 5), ("5711", 5, 5)), "one_side"),
        (entry(("999", 5, 0), ("5711", 0, 5)), "unknown_account"),
        (RecordEntry(label="rien", voucher_date=MARCH, lines=()), "unbalanced"),
        (entry(label="  "), "no_label"),
        (entry(("625", 10**30, 0), ("5711", 0, 10**30)), "too_large"),
    ],
)
def test_what_does_not_stand_is_refused(network: Network, sent: RecordEntry, code: str) -> None:
    answer = send(network, KIND, sent)
    assert answer.verdict == Verdict.REFUSED
    assert code in codes(answer)
    assert not Entry.plain.exists()
    assert_sound()


def test_g67_a_late_voucher_posts_on_the_first_open_day_and_keeps_its_real_date(network: Network) -> None:
    """Dated 28 March, received on 4 May, the first quarter closed: AUDCIF 22."""
    received = datetime(2026, 5, 4, 8, 0, tzinfo=timezone.utc)
    for month in (0, 1, 2):
        (closed,) = submit(
            network.viewer("president"), [wrap(network, "ledger.close_month", CloseMonth(month=2026 * 12 + month))]
        )
        assert closed.verdict == Verdict.ACCEPTED
    (answer,) = submit(network.viewer("treasurer"), [wrap(network, KIND, entry())], received)
    posted = Entry.plain.get()
    assert (posted.posting_date, posted.real_date) == (date(2026, 4, 1), MARCH)
    assert answer.result["posting_date"] == "2026-04-01"
    assert set(Line.plain.values_list("month", flat=True)) == {2026 * 12 + 3}
    assert_sound()


def test_g67_where_april_is_closed_too_it_posts_in_may(network: Network) -> None:
    send(network, "ledger.close_month", CloseMonth(month=2026 * 12 + 3), role="president")
    send(network, KIND, entry())
    send(network, KIND, entry(day=date(2026, 5, 9)))
    assert list(Entry.plain.order_by("number").values_list("posting_date", "real_date")) == [
        (date(2026, 5, 1), MARCH),
        (date(2026, 5, 9), date(2026, 5, 9)),
    ]


def test_entries_are_numbered_without_gaps_whatever_is_refused_between(network: Network) -> None:
    viewer, wrong = network.viewer("treasurer"), entry(("625", 1, 0), ("5711", 0, 2))
    answers = submit(viewer, [wrap(network, KIND, one) for one in (entry(), wrong, entry())])
    assert [answer.result.get("entry") for answer in answers] == [1, None, 2]
    assert_sound()


def test_standard_cases(network: Network) -> None:
    assert_standard(network, KIND, entry(), role="treasurer", without="secretary")
