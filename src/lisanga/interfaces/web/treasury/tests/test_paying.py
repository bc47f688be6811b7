"""Paying members one at a time, advances, and what is due to the cooperative."""

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.ledger.chart import INPUTS
from lisanga.core.ledger.models import OpenItem
from lisanga.core.operations.tests.network import add_person
from lisanga.domains.treasury import queries as reads
from lisanga.domains.treasury.models import CashMovement
from lisanga.domains.treasury.tests.ground import assert_sound
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
from lisanga.interfaces.web.treasury.tests.conftest import Shop

pytestmark = pytest.mark.django_db


def test_the_list_says_who_is_owed_what(shop: Shop) -> None:
    page = words(shop.desk.get("payments"))
    assert "MPIA Jean" in page
    assert "60 000 FC" in page
    assert "85 000 FC" in page
    assert_exports(shop.desk, "payments", holds="KISITA Awa")


def test_nobody_to_pay_is_said_kindly(shop: Shop) -> None:
    for member, amount in ((shop.jean, "60000"), (shop.awa, "25000")):
        assert (
            shop.desk.post("payment_new", member=str(member), amount=amount, till=str(shop.ground.cash)).status_code
            == 302
        )
    assert "Rien à payer" in words(shop.desk.get("payments"))


def test_a_member_is_paid_once_and_leaves_with_a_receipt(shop: Shop) -> None:
    form = words(shop.desk.get("payment_new", membre=shop.jean))
    assert 'value="60000"' in form
    sent = {"operation_id": str(new_id()), "member": "Jean Mpia", "amount": "60 000", "till": str(shop.ground.cash)}
    first, again = shop.desk.post("payment_new", **sent), shop.desk.post("payment_new", **sent)
    assert first.status_code == 302
    assert first.url == again.url
    assert written("treasury.pay_member", shop.ground.cooperative) == 1
    operation = CashMovement.plain.get(nature="payment").operation
    paper = words(shop.desk.get("movement_paper", operation))
    assert "Reçu de paiement" in paper
    assert "soixante mille francs congolais" in paper
    assert "MPIA Jean" in paper
    assert "membre n° 1" in paper
    assert [row.member for row in reads.payables(shop.ground.secretary.scope, shop.ground.cooperative)] == [shop.awa]
    assert_sound()


def test_a_member_reads_the_own_receipt_and_no_other(shop: Shop) -> None:
    till = str(shop.ground.cash)
    for member in (shop.jean, shop.awa):
        shop.desk.post("payment_new", member=str(member), amount="1000", till=till)
    own, other = (CashMovement.plain.get(auxiliary=member).operation for member in (shop.jean, shop.awa))
    jean = Office(add_person("Jean Mpia", "member", shop.ground.cooperative, shop.jean))
    assert "MPIA Jean" in words(jean.get("movement_paper", own))
    assert jean.get("movement_paper", other).status_code == 404
    assert [jean.get(name).status_code for name in ("treasury", "payments", "register", "ledger")] == [404] * 4
    assert jean.get("movement", own).status_code == 404


def test_an_unclear_name_offers_its_candidates(shop: Shop) -> None:
    answer = shop.desk.post("payment_new", member="Mp", amount="5", till=str(shop.ground.cash))
    assert answer.status_code == 422
    assert invalid_fields(answer) == ["member"]
    assert f'name="member_choice" value="{shop.jean}"' in answer.content.decode()


def test_g74_the_same_reference_twice_is_recorded_and_flagged(shop: Shop) -> None:
    sent = {"amount": "1000", "till": str(shop.ground.mobile), "reference": "BK7R2X9QPL"}
    assert shop.desk.post("payment_new", member=str(shop.jean), **sent).status_code == 302
    answer = shop.desk.post("payment_new", member=str(shop.awa), **sent)
    assert answer.status_code == 302
    assert "déjà servi" in words(shop.desk.client.get(answer.url))
    assert CashMovement.plain.filter(operator="M-Pesa", reference="BK7R2X9QPL").count() == 2


def test_payments_made_are_listed_filtered_and_exported(shop: Shop) -> None:
    till = str(shop.ground.cash)
    shop.desk.post("payment_new", member=str(shop.jean), amount="60000", till=till)
    shop.desk.post("advance_new", member=str(shop.awa), amount="7000", till=till, label="Semences")
    page = words(shop.desk.get("payments_done"))
    assert "Paiement à un membre" in page
    assert "Avance sur livraison" in page
    only = words(shop.desk.get("payments_done", nature="advance"))
    assert "MPIA Jean" not in only
    assert "KISITA Awa" in only
    assert_exports(shop.desk, "payments_done", holds="MPIA Jean", nature="payment")


def test_an_advance_waits_for_the_produce(shop: Shop) -> None:
    answer = shop.desk.post(
        "advance_new", member=str(shop.jean), amount="15000", till=str(shop.ground.cash), due_on="2020-01-01"
    )
    assert (answer.status_code, invalid_fields(answer)) == (422, ["due_on"])
    answer = shop.desk.post("advance_new", member=str(shop.jean), amount="15000", till=str(shop.ground.cash))
    assert "Reçu d’avance" in words(shop.desk.client.get(answer.url + "piece/"))
    assert "MPIA Jean" in words(shop.desk.get("claims", de="avances"))


def test_inputs_on_credit_are_due_by_the_member_and_paid_back(shop: Shop) -> None:
    sent = {"member": "1", "category": "inputs_sale", "amount": "12 000", "currency": "CDF", "label": "Engrais"}
    answer = shop.desk.post("claim_new", **sent)
    assert answer.status_code == 302
    item = OpenItem.plain.get(side="D", auxiliary=shop.jean)
    assert (item.account, item.amount) == (INPUTS, 12_000)
    assert "Engrais" in words(shop.desk.get("claims", de="intrants"))
    form = words(shop.desk.get("cash_new", poste=item.id, sens="in"))
    assert "Engrais · 12 000 FC" in form
    paid = {"direction": "in", "item": str(item.id), "till": str(shop.ground.cash), "amount": "12000"}
    paid["operation_id"] = str(new_id())
    assert shop.desk.post("cash_new", **paid).status_code == 302
    assert shop.desk.post("cash_new", **paid).status_code == 302
    item.refresh_from_db()
    assert item.settled == 12_000
    assert shop.desk.get("cash_new", poste=item.id, sens="in").status_code == 404
    assert_sound()


def test_a_buyer_owes_and_the_list_leaves_as_a_file(shop: Shop) -> None:
    sent = {"debtor_name": "Moulin de Kikwit", "category": "produce_sale", "amount": "90000", "currency": "CDF"}
    assert shop.desk.post("claim_new", **sent).status_code == 302
    assert "Moulin de Kikwit" in words(shop.desk.get("claims"))
    assert_exports(shop.desk, "claims", holds="Moulin de Kikwit")
    both = shop.desk.post("claim_new", member="1", **sent)
    assert (both.status_code, invalid_fields(both)) == (422, ["debtor_name"])
    nobody = shop.desk.post("claim_new", category="produce_sale", amount="5", currency="CDF")
    assert (nobody.status_code, invalid_fields(nobody)) == (422, ["debtor_name"])


def test_a_sum_due_by_mistake_is_corrected(shop: Shop) -> None:
    shop.desk.post("claim_new", member="1", category="inputs_sale", amount="12 000", currency="CDF", label="Engrais")
    item = OpenItem.plain.get(side="D", auxiliary=shop.jean)
    assert shop.desk.get("claim_reverse", item.id).status_code == 404  # a treasurer corrects nothing
    secretary = office(shop.ground.network, "secretary")
    assert "Engrais" in words(secretary.get("claim_reverse", item.id))
    assert invalid_fields(secretary.post("claim_reverse", item.id, reason="")) == ["reason"]
    sent = {"operation_id": str(new_id()), "reason": "Noté deux fois"}
    assert secretary.post("claim_reverse", item.id, **sent).status_code == 302
    assert secretary.post("claim_reverse", item.id, **sent).status_code == 302
    assert "Engrais" not in words(secretary.get("claims", de="intrants"))
    assert secretary.get("claim_reverse", new_id()).status_code == 404
    assert_hidden(shop.ground.network, {"claim_reverse": (item.id,)})
    assert_sound()


def test_pages_cost_the_same_with_more_members(shop: Shop) -> None:
    shop.desk.post("payment_new", member=str(shop.jean), amount="100", till=str(shop.ground.cash))
    shop.desk.get("payments")  # shows and forgets what the payment had to say
    few = queries(shop.desk, "payments"), queries(shop.desk, "payments_done")
    for member in (shop.jean, shop.awa, shop.ground.kabeya, shop.ground.mbuyi):
        shop.ground.owe(member, 3_000)
        shop.desk.post("payment_new", member=str(member), amount="100", till=str(shop.ground.cash))
    shop.desk.get("payments")
    assert (queries(shop.desk, "payments"), queries(shop.desk, "payments_done")) == few


def test_others_see_nothing(shop: Shop) -> None:
    simple = ("payments", "payments_done", "payment_new", "advance_new", "claims", "claim_new", "payment_list_new")
    assert_hidden(shop.ground.network, dict.fromkeys(simple, ()))
    partner = office(shop.ground.network, "partner_leader")
    assert [partner.get(name).status_code for name in simple] == [404] * len(simple)
