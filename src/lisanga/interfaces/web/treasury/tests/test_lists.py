"""Payment lists: prepared, signed, recorded together."""

from typing import Any

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.domains.treasury.models import CashMovement, PaymentList
from lisanga.domains.treasury.tests.ground import assert_sound
from lisanga.interfaces.web.tests.signed_in import assert_exports, assert_hidden, words, written
from lisanga.interfaces.web.treasury.tests.conftest import Shop

pytestmark = pytest.mark.django_db


def prepared(shop: Shop, **more: Any) -> dict[str, Any]:
    return {
        "operation_id": str(new_id()),
        "till": str(shop.ground.cash),
        "label": "Paie du maïs",
        "membre": [str(shop.jean), str(shop.awa)],
        f"montant_{shop.jean}": "60 000",
        f"montant_{shop.awa}": "25 000",
        **more,
    }


def test_the_preview_shows_what_will_be_paid(shop: Shop) -> None:
    page = words(shop.desk.get("payment_list_new", membre=[shop.jean, shop.awa]))
    assert "MPIA Jean" in page
    assert "2 membres · 85 000 FC" in page
    sheet = words(shop.desk.get("payment_list_new", membre=[shop.jean, shop.awa], feuille=1))
    assert "Signature ou empreinte" in sheet
    assert "85 000 FC" in sheet
    assert CashMovement.plain.filter(nature="payment").count() == 0


def test_everybody_may_be_chosen_at_once(shop: Shop) -> None:
    page = words(shop.desk.get("payment_list_new", tous=1))
    assert "2 membres · 85 000 FC" in page
    assert page.count("checked") == 2


def test_nobody_chosen_leads_back(shop: Shop) -> None:
    assert "Personne sur cette liste" in words(shop.desk.get("payment_list_new"))


def test_a_list_is_recorded_once_with_a_payment_each(shop: Shop) -> None:
    sent = prepared(shop)
    first, again = shop.desk.post("payment_list_new", **sent), shop.desk.post("payment_list_new", **sent)
    assert (first.status_code, again.status_code) == (302, 302)
    assert first.url == again.url
    assert written("treasury.pay_member", shop.ground.cooperative) == 2
    plan = PaymentList.plain.get()
    assert (plan.planned, plan.total) == (2, 85_000)
    page = words(shop.desk.get("payment_list", plan.id))
    assert "2 payés sur 2" in page
    assert "Paie du maïs" in words(shop.desk.get("payments"))
    paper = words(shop.desk.get("payment_list_paper", plan.id))
    assert "KISITA Awa" in paper
    assert "85 000 FC" in paper
    assert_exports(shop.desk, "payment_list", plan.id, holds="MPIA Jean")
    assert_sound()


def test_who_did_not_come_is_left_out(shop: Shop) -> None:
    assert shop.desk.post("payment_list_new", **prepared(shop, membre=[str(shop.awa)])).status_code == 302
    assert [row.auxiliary for row in CashMovement.plain.filter(nature="payment")] == [shop.awa]


def test_a_wrong_amount_stands_beside_its_member_and_nothing_is_written(shop: Shop) -> None:
    answer = shop.desk.post("payment_list_new", **prepared(shop, **{f"montant_{shop.awa}": "vingt"}))
    assert answer.status_code == 422
    assert "« vingt » n’est pas un montant." in words(answer)
    assert 'value="60 000"' in words(answer)
    assert PaymentList.plain.count() == 0


def test_a_list_by_phone_asks_each_reference(shop: Shop) -> None:
    sent = prepared(shop, till=str(shop.ground.mobile), **{f"reference_{shop.jean}": "AAA111"})
    answer = shop.desk.post("payment_list_new", **sent)
    assert answer.status_code == 422
    assert words(answer).count("Écrivez la référence du message reçu.") == 1
    sent[f"reference_{shop.awa}"] = "BBB222"
    assert shop.desk.post("payment_list_new", **sent).status_code == 302
    paid = CashMovement.plain.filter(nature="payment").order_by("reference")
    assert [(row.operator, row.reference) for row in paid] == [("M-Pesa", "AAA111"), ("M-Pesa", "BBB222")]


def test_a_till_in_another_currency_pays_nobody_here(shop: Shop) -> None:
    page = words(shop.desk.get("payment_list_new", membre=[shop.jean], caisse=shop.ground.dollars))
    assert "Personne sur cette liste" in page


def test_others_see_nothing(shop: Shop) -> None:
    shop.desk.post("payment_list_new", **prepared(shop))
    plan = PaymentList.plain.get().id
    assert_hidden(shop.ground.network, dict.fromkeys(("payment_list", "payment_list_paper"), (plan,)))
    assert shop.desk.get("payment_list", new_id()).status_code == 404
    assert shop.desk.get("payment_list_paper", new_id()).status_code == 404
