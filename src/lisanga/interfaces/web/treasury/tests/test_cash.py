"""Tills, the cash book, one movement and its correction, as pages."""

import pytest

from lisanga.core.kernel import clock
from lisanga.core.kernel.ids import new_id
from lisanga.domains.treasury import queries as reads
from lisanga.domains.treasury.models import CashMovement
from lisanga.domains.treasury.operations.record_cash import RecordCash
from lisanga.domains.treasury.tests.ground import Ground, assert_sound
from lisanga.interfaces.web.tests.signed_in import (
    Office,
    assert_exports,
    assert_hidden,
    body,
    describe,
    invalid_fields,
    office,
    queries,
    written,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretary(ground: Ground) -> Office:
    return office(ground.network, "secretary")


def earn(ground: Ground, amount: int = 100_000, label: str = "Maïs vendu") -> None:
    sent = RecordCash(till=ground.cash, direction="in", amount=amount, category="produce_sale", label=label)
    assert ground.send("treasury.record_cash", sent).recorded


def test_an_empty_treasury_says_how_to_begin(ground: Ground, secretary: Office) -> None:
    page = secretary.get("treasury")
    assert page.status_code == 200
    assert "Caisse du bureau" in page.content.decode()
    assert "Aucun mouvement ici" in page.content.decode()


def test_the_cash_book_shows_filters_and_leaves_as_a_file(ground: Ground, secretary: Office) -> None:
    earn(ground)
    assert "Maïs vendu" in secretary.get("treasury").content.decode()
    assert "Aucun mouvement ici" in secretary.get("treasury", sens="out").content.decode()
    assert "Maïs vendu" in secretary.get("treasury", caisse=ground.cash, pour="produce_sale").content.decode()
    assert_exports(secretary, "treasury", holds="Maïs vendu")
    assert "Maïs" not in body(secretary.get("treasury", sens="out", format="csv")).decode()


def test_pages_of_a_long_book_follow_each_other(ground: Ground, secretary: Office) -> None:
    for index in range(53):
        earn(ground, 1_000, f"recette {index:02d}")
    first = secretary.get("treasury").content.decode()
    assert "recette 52" in first
    assert "recette 02" not in first
    assert "recette 02" in secretary.get("treasury", apres=4).content.decode()


def test_the_book_costs_the_same_with_more_lines(ground: Ground, secretary: Office) -> None:
    earn(ground)
    few = queries(secretary, "treasury")
    for _index in range(12):
        earn(ground)
    assert queries(secretary, "treasury") == few


def test_a_receipt_is_recorded_once_whatever_is_clicked(ground: Ground, secretary: Office) -> None:
    sent = {"operation_id": str(new_id()), "direction": "in", "till": str(ground.cash), "amount": "45 000"}
    sent |= {"category": "produce_sale", "label": "Arachides", "counterparty": "Mama Awa"}
    first = secretary.post("cash_new", **sent)
    again = secretary.post("cash_new", **sent)
    assert (first.status_code, again.status_code) == (302, 302)
    assert first.url == again.url
    assert written("treasury.record_cash", ground.cooperative) == 1
    shown = secretary.client.get(first.url).content.decode()
    assert "Mama Awa" in shown
    assert "Imprimer le reçu" in shown
    assert_sound()


def test_and_next_keeps_till_and_side(ground: Ground, secretary: Office) -> None:
    answer = secretary.post(
        "cash_new", direction="out", till=str(ground.cash), amount="500", category="transport", again="1"
    )
    assert f"sens=out&caisse={ground.cash}" in answer.url


def test_errors_stand_beside_their_fields(ground: Ground, secretary: Office) -> None:
    answer = secretary.post("cash_new", direction="out", till=str(ground.cash), amount="12 poules", category="")
    assert answer.status_code == 422
    assert invalid_fields(answer) == ["amount", "category"]
    answer = secretary.post("cash_new", direction="out", till=str(ground.cash), amount="500", category="")
    assert (answer.status_code, invalid_fields(answer)) == (422, ["category"])
    tomorrow = clock.today().replace(year=clock.today().year + 1)
    answer = secretary.post(
        "cash_new", direction="out", till=str(ground.cash), amount="500", category="transport", day=str(tomorrow)
    )
    assert invalid_fields(answer) == ["day"]
    assert CashMovement.plain.count() == 0


def test_what_was_refused_by_the_door_can_be_sent_again(ground: Ground, secretary: Office) -> None:
    """The refused operation keeps its id: the page comes back with a new one."""
    first = str(new_id())
    answer = secretary.post("till_new", operation_id=first, kind="cash", name="caisse du bureau", currency="CDF")
    assert answer.status_code == 422
    assert first not in answer.content.decode()


def test_dollars_are_read_in_the_currency_of_the_till(ground: Ground, secretary: Office) -> None:
    sent = {"direction": "in", "till": str(ground.dollars), "amount": "16,50", "category": "gift", "rate": "2 850"}
    assert secretary.post("cash_new", **sent).status_code == 302
    assert CashMovement.plain.get().amount == 1_650


def test_a_till_is_opened(ground: Ground, secretary: Office) -> None:
    answer = secretary.post("till_new", kind="bank", name="COOPEC", currency="CDF", operator="COOPEC Kikwit")
    assert answer.status_code == 302
    assert "COOPEC" in secretary.get("treasury").content.decode()
    taken = secretary.post("till_new", kind="cash", name="coopec", currency="CDF")
    assert (taken.status_code, invalid_fields(taken)) == (422, ["name"])


def test_a_transfer_moves_money_between_tills(ground: Ground, secretary: Office) -> None:
    earn(ground)
    answer = secretary.post(
        "transfer_new", source=str(ground.cash), target=str(ground.mobile), amount="30000", reference="AB12CD"
    )
    assert answer.status_code == 302
    held = {till.id: till.balance for till in reads.tills(ground.secretary.scope, ground.cooperative)}
    assert (held[ground.cash], held[ground.mobile]) == (70_000, 30_000)
    same = secretary.post("transfer_new", source=str(ground.cash), target=str(ground.cash), amount="5")
    assert (same.status_code, invalid_fields(same)) == (422, ["target"])
    other = secretary.post("transfer_new", source=str(ground.cash), target=str(ground.dollars), amount="28500")
    assert invalid_fields(other) == ["received"]


def test_a_movement_is_corrected_with_a_reason(ground: Ground, secretary: Office) -> None:
    earn(ground)
    movement = CashMovement.plain.get().operation
    assert "Corriger" in secretary.get("movement", movement).content.decode()
    bare = secretary.post("movement_reverse", movement, reason=" ")
    assert (bare.status_code, invalid_fields(bare)) == (422, ["reason"])
    sent = {"operation_id": str(new_id()), "reason": "Montant lu deux fois"}
    assert secretary.post("movement_reverse", movement, **sent).status_code == 302
    assert secretary.post("movement_reverse", movement, **sent).status_code == 302
    assert written("treasury.reverse_movement", ground.cooperative) == 1
    page = secretary.get("movement", movement).content.decode()
    assert "Mouvement corrigé" in page
    assert "Montant lu deux fois" in page
    assert secretary.get("movement_reverse", movement).status_code == 404
    assert_sound()


def test_the_paper_of_a_movement_says_the_amount_in_words(ground: Ground, secretary: Office) -> None:
    describe(ground.cooperative, ground.network.partner)
    earn(ground, 45_000)
    paper = secretary.get("movement_paper", CashMovement.plain.get().operation).content.decode()
    assert "quarante-cinq mille francs congolais" in paper
    assert "Pièce de recette" in paper
    assert "Vente de produits" in paper


def test_who_may_only_read_records_nothing(ground: Ground) -> None:
    control = office(ground.network, "control")
    assert control.get("treasury").status_code == 200
    assert "cash_new" not in control.get("treasury").content.decode()
    for name in ("cash_new", "till_new", "transfer_new", "cash_count", "payment_new", "claim_new"):
        assert control.get(name).status_code == 404, name


def test_others_see_nothing(ground: Ground) -> None:
    earn(ground)
    movement = CashMovement.plain.get().operation
    simple = ("treasury", "till_new", "cash_new", "transfer_new", "cash_count", "cash_counts")
    assert_hidden(ground.network, dict.fromkeys(simple, ()))
    assert_hidden(ground.network, dict.fromkeys(("movement", "movement_paper", "movement_reverse"), (movement,)))
    assert office(ground.network, "secretary").get("movement", new_id()).status_code == 404
