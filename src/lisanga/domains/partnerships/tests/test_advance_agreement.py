"""From state to state, with the day and the reason."""

from datetime import date, timedelta

import pytest

from lisanga.core.kernel import clock
from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.tests.network import Network
from lisanga.domains.partnerships.models import Agreement, Due
from lisanga.domains.partnerships.operations import text
from lisanga.domains.partnerships.rules import NEXT, STATUSES
from lisanga.domains.partnerships.tests.ground import SIGNED, advance, codes, draft, signed

pytestmark = pytest.mark.django_db


def _status(agreement: object) -> str:
    return str(Agreement.plain.get(id=agreement).status)


def test_the_whole_life(network: Network) -> None:
    made = draft(network).id
    steps = ("in_review", "draft", "in_review", "signed", "active", "suspended", "active", "ended", "closed")
    for status in steps:
        answer = advance(network, made, status, reason="Ainsi convenu")
        assert (codes(answer), _status(made)) == ([], status)
        assert answer.result == {"code": "KL-2026", "state": STATUSES[status]}
    assert Agreement.plain.get(id=made).signed_on == SIGNED


@pytest.mark.parametrize("before", STATUSES)
def test_no_other_step(network: Network, before: str) -> None:
    made = draft(network).id
    Agreement.plain.filter(id=made).update(status=before)
    for status in set(STATUSES) - set(NEXT[before]):
        assert codes(advance(network, made, status, reason="x")) == ["wrong_step"]
    assert codes(advance(network, made, "burnt")) == ["unknown_status"]
    assert _status(made) == before


@pytest.mark.parametrize(
    ("before", "after"), [("in_review", "draft"), ("active", "suspended"), ("active", "ended"), ("suspended", "ended")]
)
def test_bad_news_have_a_reason(network: Network, before: str, after: str) -> None:
    made = draft(network).id
    Agreement.plain.filter(id=made).update(status=before)
    assert codes(advance(network, made, after, reason=" ")) == ["no_reason"]
    assert codes(advance(network, made, after, reason="Insécurité sur la route de Gungu")) == []


def test_what_is_signed_after_it_began_is_late_with_nothing_on_that_day(network: Network) -> None:
    day = clock.today()
    made = draft(network, starts_on=day - timedelta(days=400), ends_on=day + timedelta(days=400)).id
    advance(network, made, "in_review")
    assert codes(advance(network, made, "signed", signed_on=day)) == []
    dues = Due.plain.filter(obligation__agreement=made)
    assert dues.count() > 10
    assert not dues.filter(due_on__lt=day).exists()
    first = dues.filter(obligation__clause="C1").get()
    assert first.due_on == day + timedelta(days=30)
    # Drawn up anew after an amendment, nothing comes back from before the signature.
    text.redraw_ledger(Agreement.plain.get(id=made))
    assert not Due.plain.filter(obligation__agreement=made, due_on__lt=day).exists()


def test_a_signature_has_a_day_two_names_and_a_zone(network: Network) -> None:
    made = draft(network, zones=(), office_signatory="", partner_signatory="").id
    advance(network, made, "in_review")
    future = clock.today() + timedelta(days=1)
    wrong = advance(network, made, "signed", signed_on=future)
    assert codes(wrong) == ["no_signature_day", "no_signatory", "no_signatory", "no_zone"]
    assert [problem.field for problem in wrong.problems][1:3] == ["office_signatory", "partner_signatory"]
    assert _status(made) == "in_review"


def test_who_signed_is_who_held_the_pen(network: Network) -> None:
    made = draft(network).id
    advance(network, made, "in_review")
    advance(network, made, "signed", signed_on=date(2026, 1, 3), partner_signatory="Vice-gouverneur")
    kept = Agreement.plain.get(id=made)
    assert (kept.office_signatory, kept.partner_signatory) == ("Secrétaire général", "Vice-gouverneur")


def test_the_partner_reads_and_does_not_move_it(network: Network) -> None:
    made = signed(network)
    assert codes(advance(network, made, "active", "partner_leader")) == ["forbidden"]
    assert codes(advance(network, new_id(), "active")) == ["unknown_agreement"]
