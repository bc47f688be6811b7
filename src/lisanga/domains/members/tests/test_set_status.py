"""From application to departure, in the order of AUS 10 and 11; the row stays."""

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.ledger.tests.standard import DAY, assert_standard, codes
from lisanga.core.operations.gate import submit
from lisanga.core.operations.verdicts import Verdict
from lisanga.domains.members.models import Member, MemberCount
from lisanga.domains.members.operations.set_status import SetStatus
from lisanga.domains.members.queries import counts
from lisanga.domains.members.tests.ground import Register

pytestmark = pytest.mark.django_db
STATUSES = ("applied", "provisional", "ratified", "left")
ALLOWED = {
    ("applied", "provisional"),
    ("applied", "left"),
    ("provisional", "ratified"),
    ("provisional", "left"),
    ("ratified", "left"),
}


@pytest.mark.parametrize("before", STATUSES)
@pytest.mark.parametrize("after", STATUSES[1:])
def test_every_step_of_the_way(register: Register, before: str, after: str) -> None:
    member = register.enrol("Nouveau", status="applied" if before == "applied" else "provisional")
    for step in {"ratified": ["ratified"], "left": ["left"]}.get(before, []):
        register.send("set_status", {"member": member, "status": step})
    answer = register.send("set_status", {"member": member, "status": after})
    if (before, after) in ALLOWED:
        assert (answer.verdict, answer.result) == (Verdict.ACCEPTED, {"before": before, "after": after})
    else:
        assert (answer.verdict, codes(answer)) == (Verdict.REFUSED, ["wrong_order"])
        assert answer.problems[0].reference == "AUS 10"
    expected = after if (before, after) in ALLOWED else before
    row = Member.plain.get(id=member)
    assert (row.status, row.left_on) == (expected, DAY if expected == "left" else None)


def test_counts_follow(register: Register) -> None:
    register.send("set_status", {"member": register.mbuyi, "status": "ratified"})
    register.send("set_status", {"member": register.kabeya, "status": "left"})
    found = counts(register.scope, [register.organisation], DAY)[register.organisation]
    assert (found.total, found.women, found.men, found.provisional, found.left) == (1, 1, 0, 0, 1)
    assert {(row.sex, row.status): row.count for row in MemberCount.plain.exclude(count=0)} == {
        ("F", "ratified"): 1,
        ("M", "left"): 1,
    }


def test_who_leaves_with_shares_or_sums_due_is_flagged(register: Register) -> None:
    sent = {"member": register.kabeya, "shares": 2, "paid": 10_000, "till": register.cash}
    assert register.send("subscribe_shares", sent).recorded
    answer = register.send("set_status", {"member": register.kabeya, "status": "left"})
    assert (answer.verdict, codes(answer)) == (Verdict.FLAGGED, ["shares_to_reimburse", "sums_due"])
    assert {problem.reference for problem in answer.problems} == {"AUS 11"}


def test_in_one_list_each_step_sees_the_one_before(register: Register) -> None:
    sent = [
        register.wrap("set_status", SetStatus(member=register.kabeya, status="ratified")),
        register.wrap("set_status", SetStatus(member=register.kabeya, status="left")),
        register.wrap("set_status", SetStatus(member=register.kabeya, status="left")),
    ]
    answers = submit(register.network.viewer("secretary"), sent)
    assert [answer.verdict for answer in answers] == [Verdict.ACCEPTED, Verdict.ACCEPTED, Verdict.REFUSED]


def test_somebody_unknown(register: Register) -> None:
    answer = register.send("set_status", {"member": new_id(), "status": "left"})
    assert (answer.verdict, codes(answer)) == (Verdict.REFUSED, ["unknown_member"])


def test_standard_cases(register: Register) -> None:
    sent = SetStatus(member=register.kabeya, status="ratified", reason="Assemblée du 21 mars 2026")
    assert_standard(register.network, "members.set_status", sent, role="collector")
