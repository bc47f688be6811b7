"""Accounts, months, rates and entries, as pages."""

from datetime import date

import pytest

from lisanga.core.kernel import clock
from lisanga.core.kernel.ids import new_id
from lisanga.core.ledger.models import ClosedMonth, Entry, ExchangeRate
from lisanga.domains.treasury.operations.count_cash import CountCash, Denomination
from lisanga.domains.treasury.operations.record_cash import RecordCash
from lisanga.domains.treasury.tests.ground import DAY, Ground, assert_sound
from lisanga.interfaces.web.ledger.periods import month_of_text, month_text
from lisanga.interfaces.web.tests.signed_in import (
    Office,
    assert_exports,
    assert_hidden,
    invalid_fields,
    office,
    queries,
    words,
    written,
)

pytestmark = pytest.mark.django_db
APRIL = clock.month_of(DAY)
PERIOD = {"du": "2026-04", "au": "2026-04"}


@pytest.fixture
def treasurer(ground: Ground) -> Office:
    for category, direction, amount in (
        ("produce_sale", "in", 80_000),
        ("subsidy", "in", 20_000),
        ("transport", "out", 5_000),
    ):
        sent = RecordCash(till=ground.cash, direction=direction, amount=amount, category=category)  # type: ignore[arg-type]  # literal
        assert ground.send("treasury.record_cash", sent).recorded
    return office(ground.network, "treasurer")


def test_months_are_read_and_written_alike() -> None:
    assert month_text(APRIL) == "2026-04"
    assert month_of_text("2026-04") == APRIL
    assert [month_of_text(text) for text in ("", "2026-13", "26-04", "2026-4")] == [None] * 4


def test_the_trial_balance_of_a_month(treasurer: Office) -> None:
    page = words(treasurer.get("ledger", **PERIOD))
    for shown in ("5711", "Caisse en francs congolais", "95 000 FC", "105 000 FC", "avril 2026"):
        assert shown in page
    assert_exports(treasurer, "ledger", holds="Caisse en francs congolais", **PERIOD)
    empty = words(treasurer.get("ledger", du="2025-01", au="2025-02"))
    assert "Aucune écriture dans ces mois" in empty


def test_the_result_reads_without_debit_and_credit(treasurer: Office) -> None:
    page = words(treasurer.get("ledger_result", **PERIOD))
    assert "Vente de produits" in page
    assert "95 000 <small>FC" in page
    assert "80 <small>%" in page
    assert "Débit" not in page
    assert_exports(treasurer, "ledger_result", holds="Transport", **PERIOD)


def test_an_account_shows_its_lines_a_page_at_a_time(ground: Ground, treasurer: Office) -> None:
    page = words(treasurer.get("general_ledger", "5711"))
    assert "Transport" in page
    assert "Caisse du bureau" in page
    assert_exports(treasurer, "general_ledger", "5711", holds="Transport")
    assert treasurer.get("general_ledger", "9999").status_code == 404
    assert "Aucune ligne sur ce compte" in words(treasurer.get("general_ledger", "622"))
    few = queries(treasurer, "general_ledger", "5711"), queries(treasurer, "ledger")
    for index in range(52):
        sent = RecordCash(till=ground.cash, direction="in", amount=100, category="gift", label=f"don {index:02d}")
        assert ground.send("treasury.record_cash", sent).recorded
    assert (queries(treasurer, "general_ledger", "5711"), queries(treasurer, "ledger")) == few
    first = words(treasurer.get("general_ledger", "5711"))
    assert "don 51" in first
    assert "don 00" not in first


def test_a_month_closes_once_its_cash_is_counted(ground: Ground, treasurer: Office) -> None:
    early = treasurer.post("close_month", month=str(APRIL))
    assert (early.status_code, invalid_fields(early)) == (422, ["month"])
    assert "n’a pas été comptée" in words(early)
    counted = CountCash(till=ground.cash, denominations=(Denomination(value=5_000, count=19),), counted_by="Mbuyi")
    assert ground.send("treasury.count_cash", counted, business_date=date(2026, 4, 30)).recorded
    sent = {"operation_id": str(new_id()), "month": str(APRIL)}
    assert treasurer.post("close_month", **sent).status_code == 302
    assert treasurer.post("close_month", **sent).status_code == 302
    assert ClosedMonth.plain.count() == 1
    assert "clos jusqu’à avril 2026" in words(treasurer.get("ledger"))
    assert str(APRIL) not in words(treasurer.get("close_month"))


def test_a_rate_is_noted_with_its_source(ground: Ground, treasurer: Office) -> None:
    assert "Aucun taux noté" in words(treasurer.get("rates"))
    bare = treasurer.post("rates", rate="beaucoup", source="", day="2026-04-14")
    assert (bare.status_code, sorted(invalid_fields(bare))) == (422, ["rate", "source"])
    sent = {"operation_id": str(new_id()), "rate": "2 850,50", "source": "Cambiste", "day": "2026-04-14"}
    assert treasurer.post("rates", **sent).status_code == 302
    assert treasurer.post("rates", **sent).status_code == 302
    assert ExchangeRate.plain.get().rate == 2_850_500_000
    assert "2 850,50 FC" in words(treasurer.get("rates"))
    assert_exports(treasurer, "rates", holds="Cambiste")


def test_the_accountant_passes_an_entry(ground: Ground, treasurer: Office) -> None:
    sent = {"operation_id": str(new_id()), "label": "Assurance du dépôt", "voucher_date": "2026-04-20"}
    wrong = treasurer.post("entry_new", **sent, lines="625 d 50 000\n5711 c 40 000")
    assert (wrong.status_code, invalid_fields(wrong)) == (422, ["lines"])
    assert "AUDCIF 17" in words(wrong)
    unreadable = treasurer.post("entry_new", **sent, lines="assurance cinquante mille")
    assert invalid_fields(unreadable) == ["lines"]
    again = sent | {"operation_id": str(new_id()), "lines": "625 d 50 000\r\n5711 c 50.000 FC\r\n"}
    assert treasurer.post("entry_new", **again).status_code == 302
    assert treasurer.post("entry_new", **again).status_code == 302
    assert "Assurance du dépôt" in words(treasurer.get("general_ledger", "625"))
    assert_sound()


def test_an_entry_by_hand_is_corrected(ground: Ground, treasurer: Office) -> None:
    sent = {"operation_id": str(new_id()), "label": "Assurance", "voucher_date": "2026-04-20"}
    assert treasurer.post("entry_new", **sent, lines="625 d 50 000\n5711 c 50 000").status_code == 302
    operation = sent["operation_id"]
    shown = treasurer.client.get(treasurer.get("register_operation", operation).url)
    assert "Corriger cette écriture" in words(shown)
    assert invalid_fields(treasurer.post("entry_reverse", operation, reason="")) == ["reason"]
    again = {"operation_id": str(new_id()), "reason": "Montant faux"}
    assert treasurer.post("entry_reverse", operation, **again).status_code == 302
    assert treasurer.post("entry_reverse", operation, **again).status_code == 302
    assert "−50 000 FC" in words(treasurer.get("general_ledger", "625"))
    cash = Entry.plain.exclude(operation=operation).order_by("number").values_list("operation", flat=True)[0]
    assert treasurer.get("entry_reverse", cash).status_code == 404
    assert_hidden(ground.network, {"entry_reverse": (operation,)})
    assert_sound()


def test_who_may_not_close_does_not_see_the_page(ground: Ground, treasurer: Office) -> None:
    secretary = office(ground.network, "secretary")
    assert secretary.get("ledger").status_code == 200
    assert [secretary.get(name).status_code for name in ("close_month", "entry_new")] == [404, 404]
    control = office(ground.network, "control")
    assert "Noter un taux" not in words(control.get("rates"))
    assert control.post("rates", rate="2850", source="x", day="2026-04-14").status_code == 404
    assert written("ledger.record_rate", ground.cooperative) == 0


def test_others_see_nothing(ground: Ground, treasurer: Office) -> None:
    simple = ("ledger", "ledger_result", "rates", "close_month", "entry_new")
    assert_hidden(ground.network, dict.fromkeys(simple, ()) | {"general_ledger": ("5711",)})
