"""Counting cash note by note."""

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.domains.treasury.models import CashCount
from lisanga.domains.treasury.operations.open_till import OpenTill
from lisanga.domains.treasury.operations.record_cash import RecordCash
from lisanga.domains.treasury.tests.ground import Ground
from lisanga.interfaces.web.tests.signed_in import Office, assert_exports, invalid_fields, office, written

pytestmark = pytest.mark.django_db


@pytest.fixture
def treasurer(ground: Ground) -> Office:
    sent = RecordCash(till=ground.cash, direction="in", amount=412_500, category="produce_sale")
    assert ground.send("treasury.record_cash", sent).recorded
    return office(ground.network, "treasurer")


def test_several_boxes_ask_which(ground: Ground, treasurer: Office) -> None:
    page = treasurer.get("cash_count").content.decode()
    assert f"?caisse={ground.cash}" in page
    assert str(ground.mobile) not in page


def test_g69_a_gap_asks_once_for_its_explanation(ground: Ground, treasurer: Office) -> None:
    """400,000 counted where the book says 412,500: the page shows the gap only after the notes were counted."""
    which = f"?caisse={ground.cash}"
    assert "412" not in treasurer.get("cash_count", caisse=ground.cash).content.decode()
    notes = {"n_20000": "20", "counted_by": "Mbuyi", "operation_id": str(new_id())}
    asked = treasurer.post("cash_count", query=which, **notes)
    assert (asked.status_code, invalid_fields(asked)) == (422, ["explanation"])
    assert "−12\u202f500" in asked.content.decode()
    told = notes | {"explanation": "Monnaie rendue en trop"}
    assert treasurer.post("cash_count", query=which, **told).status_code == 302
    assert treasurer.post("cash_count", query=which, **told).status_code in (302, 422)
    assert written("treasury.count_cash", ground.cooperative) == 1
    count = CashCount.plain.get()
    assert (count.counted, count.book, count.gap) == (400_000, 412_500, -12_500)
    assert "Monnaie rendue en trop" in treasurer.get("cash_counts").content.decode()
    assert_exports(treasurer, "cash_counts", holds="Monnaie rendue en trop")


def test_a_gap_may_be_explained_later(ground: Ground, treasurer: Office) -> None:
    sent = {"n_20000": "20", "counted_by": "Mbuyi", "later": "on"}
    assert treasurer.post("cash_count", query=f"?caisse={ground.cash}", **sent).status_code == 302
    assert "à expliquer" in treasurer.get("cash_counts").content.decode()


def test_a_right_count_needs_no_word(ground: Ground, treasurer: Office) -> None:
    sent = {"n_20000": "20", "n_10000": "1", "n_500": "5", "counted_by": "Mbuyi"}
    assert treasurer.post("cash_count", query=f"?caisse={ground.cash}", **sent).status_code == 302
    assert "juste" in treasurer.get("cash_counts").content.decode()


def test_notes_are_numbers(ground: Ground, treasurer: Office) -> None:
    answer = treasurer.post("cash_count", query=f"?caisse={ground.cash}", n_500="cinq", counted_by="")
    assert sorted(invalid_fields(answer)) == ["counted_by", "n_500"]


def test_counting_teaches_while_there_is_nothing(ground: Ground) -> None:
    page = office(ground.network, "treasurer")
    assert "Aucun comptage" in page.get("cash_counts").content.decode()
    assert ground.send("treasury.open_till", OpenTill(kind="cash", name="Troisième")).recorded
    assert "Troisième" in page.get("cash_count").content.decode()
