"""Slips given to telephones: chosen in what is due, seen beside the float, taken back."""

from typing import Any
from uuid import UUID

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.ledger.models import OpenItem
from lisanga.domains.treasury.models import Slip
from lisanga.domains.treasury.operations.pay_member import PayMember
from lisanga.domains.treasury.tests.ground import telephone
from lisanga.interfaces.web.tests.signed_in import assert_hidden, office, queries, words, written
from lisanga.interfaces.web.treasury.tests.conftest import Shop

pytestmark = pytest.mark.django_db


def slips_of(member: UUID) -> list[str]:
    return [str(one) for one in OpenItem.plain.filter(auxiliary=member).order_by("id").values_list("id", flat=True)]


def chosen(shop: Shop, device: UUID, **more: Any) -> dict[str, Any]:
    members = [str(shop.jean), str(shop.awa)]
    ticked = slips_of(shop.jean) + slips_of(shop.awa)
    return {
        "operation_id": str(new_id()),
        "telephone": str(device),
        "membre": members,
        "bon": ticked,
        "vu": "1",
        **more,
    }


def test_slips_are_chosen_beside_the_float_then_given_once(shop: Shop) -> None:
    device = telephone(shop.ground, shop.ground.cash, "Téléphone de Kimbata")
    page = words(shop.desk.get("slips_assign", membre=[shop.jean, shop.awa]))
    for shown in ("MPIA Jean", "KISITA Awa", "2 bons cochés", "85 000 FC", "500 000 FC", "Téléphone de Kimbata"):
        assert shown in page, shown
    assert "Le fonds ne suffit pas" not in page
    sent = chosen(shop, device)
    for _turn in range(2):
        assert shop.desk.post("slips_assign", **sent).status_code == 302
    assert written("treasury.assign_slips", shop.ground.cooperative) == 1
    assert Slip.plain.count() == 2
    page = words(shop.desk.get("slips"))
    for shown in ("Téléphone de Kimbata", "MPIA Jean", "85 000 FC"):
        assert shown in page, shown
    again = words(shop.desk.get("slips_assign", membre=[shop.jean]))
    assert "déjà confié à Téléphone de Kimbata" in again
    assert "0 bon coché" in again


def test_counting_anew_gives_nothing(shop: Shop) -> None:
    """Boxes taken off, another telephone: the sums follow, nothing is written."""
    telephone(shop.ground, shop.ground.cash, "Premier")
    shop.ground.owe(shop.jean, 700_000)
    bare = {"telephone": str(new_id())}
    page = words(shop.desk.post("slips_assign", **chosen(shop, new_id(), compter="1", **bare)))
    assert "Il manque 285 000 FC pour tout payer" in page
    only = chosen(shop, new_id(), compter="1", bon=slips_of(shop.awa))
    page = words(shop.desk.post("slips_assign", **only))
    assert "1 bon coché" in page
    assert "Le fonds ne suffit pas" not in page
    assert Slip.plain.count() == 0


def test_ticked_ones_are_taken_back(shop: Shop) -> None:
    device = telephone(shop.ground, shop.ground.cash)
    shop.desk.post("slips_assign", **chosen(shop, device))
    back: dict[str, Any] = {"telephone": str(device), "bon": slips_of(shop.jean), "operation_id": str(new_id())}
    assert shop.desk.post("slips", **back).status_code == 302
    assert "MPIA Jean" not in words(shop.desk.get("slips", telephone=device))
    refused = shop.desk.post("slips", **back | {"operation_id": str(new_id())})
    assert refused.status_code == 422
    assert "n’est plus, confié" in words(refused)
    assert "Cochez au moins un bon" in words(shop.desk.post("slips", telephone=device, operation_id=str(new_id())))


def test_what_was_paid_leaves_the_list(shop: Shop) -> None:
    device = telephone(shop.ground, shop.ground.cash)
    shop.desk.post("slips_assign", **chosen(shop, device))
    paid = PayMember(member=shop.jean, till=shop.ground.cash, amount=60_000)
    assert shop.ground.send("treasury.pay_member", paid).recorded
    page = words(shop.desk.get("slips"))
    assert ("MPIA Jean" in page, "KISITA Awa" in page) == (False, True)


def test_without_a_float_the_page_says_what_to_do(shop: Shop) -> None:
    for name in ("slips", "slips_assign"):
        assert "Aucun téléphone n’a de fonds" in words(shop.desk.get(name, membre=[shop.jean]))
    assert "Confier à un téléphone" in words(shop.desk.get("payments"))


def test_who_only_reads_gives_nothing(shop: Shop) -> None:
    device = telephone(shop.ground, shop.ground.cash)
    reader = office(shop.ground.network, "control")
    assert "Retirer les bons" not in words(reader.get("slips"))
    assert reader.get("slips_assign").status_code == 404
    assert reader.post("slips", telephone=device).status_code == 404
    assert_hidden(shop.ground.network, {"slips": (), "slips_assign": ()})


def test_a_bounded_number_of_statements(shop: Shop) -> None:
    device = telephone(shop.ground, shop.ground.cash)
    shop.desk.post("slips_assign", **chosen(shop, device))
    before = queries(shop.desk, "slips")
    for turn in range(12):
        shop.ground.owe(shop.jean, 1_000 + turn)
    shop.desk.post("slips_assign", **chosen(shop, device))
    assert queries(shop.desk, "slips") == before <= 30
