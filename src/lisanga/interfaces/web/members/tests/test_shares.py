"""The register of shares, subscriptions, instalments, corrections, the certificate."""

from uuid import UUID

from django.test import Client, RequestFactory

from lisanga.core.kernel.ids import new_id
from lisanga.core.ledger.verification import verify_ledger
from lisanga.domains.cooperatives.models import Cooperative
from lisanga.domains.members.models import ShareAccount, ShareMovement
from lisanga.interfaces.public.certificates import certificate_url
from lisanga.interfaces.web.members.tests.ground import Ground
from lisanga.interfaces.web.tests.signed_in import assert_exports, invalid_fields, queries, words, written


def _held(ground: Ground, member: UUID) -> tuple[int, int, int]:
    account = ShareAccount.plain.get(organisation_id=ground.cooperative, member=member)
    return account.shares, account.subscribed, account.paid


def test_shares_are_subscribed_and_paid_in_instalments(ground: Ground) -> None:
    one = ground.member()
    form = words(ground.desk.get("shares_subscribe", one))
    assert "Une part vaut 10 000 FC" in form
    answer = ground.desk.post("shares_subscribe", one, shares="3", paid="10 000", till=str(ground.till))
    assert (answer.status_code, answer.url) == (302, ground.desk.url("member", one))
    assert _held(ground, one) == (3, 30_000, 10_000)
    assert "Il reste 20 000 FC à verser sur 3 parts" in words(ground.desk.get("shares_pay", one))
    assert ground.desk.post("shares_pay", one, amount="20000", till=str(ground.till)).status_code == 302
    assert _held(ground, one) == (3, 30_000, 30_000)
    assert list(verify_ledger()) == []


def test_what_the_statutes_forbid_is_said_beside_its_field(ground: Ground) -> None:
    one = ground.member()
    ground.send("members.record_existing_shares", {"member": ground.member("Kisita", "Awa"), "shares": 10, "paid": 0})
    Cooperative.plain.filter(organisation_id=ground.cooperative).update(max_share_pct=1_000)
    answer = ground.desk.post("shares_subscribe", one, shares="5")
    assert answer.status_code == 422
    assert invalid_fields(answer) == ["shares"]
    assert "AUS 18" in words(answer)
    assert not ShareAccount.plain.filter(organisation_id=ground.cooperative, member=one).exists()


def test_a_coop_ca_asks_for_everything_at_once(ground: Ground) -> None:
    Cooperative.plain.filter(organisation_id=ground.cooperative).update(form="coop_ca")
    one = ground.member()
    assert "au moins 10 000 FC par part" in words(ground.desk.get("shares_subscribe", one))
    answer = ground.desk.post("shares_subscribe", one, shares="2", paid="5000", till=str(ground.till))
    assert answer.status_code == 422
    assert "AUS 270" in words(answer)


def test_money_needs_a_till(ground: Ground) -> None:
    one = ground.member()
    second = {"kind": "cash", "name": "Caisse du marché"}
    ground.send("treasury.open_till", second)
    ground.desk.post("shares_subscribe", one, shares="3")
    answer = ground.desk.post("shares_pay", one, amount="5000", till="")
    assert answer.status_code == 422
    assert invalid_fields(answer) == ["till"]
    assert written("members.pay_shares", ground.cooperative) == 0


def test_shares_of_the_paper_register_are_taken_over(ground: Ground) -> None:
    one = ground.member()
    answer = ground.desk.post("shares_existing", one, shares="4", paid="40000", day="2025-12-31")
    assert answer.status_code == 302
    move = ShareMovement.plain.get(organisation_id=ground.cooperative)
    assert (move.kind, str(move.on), _held(ground, one)) == ("existing", "2025-12-31", (4, 40_000, 40_000))


def test_a_movement_is_corrected_with_a_reason(ground: Ground) -> None:
    one = ground.member()
    ground.desk.post("shares_existing", one, shares="40", paid="0")
    move = ShareMovement.plain.get(organisation_id=ground.cooperative).id
    assert ground.desk.url("shares_reverse", one, move) in words(ground.desk.get("member", one))
    without = ground.desk.post("shares_reverse", one, move, reason="")
    assert (without.status_code, invalid_fields(without)) == (422, ["reason"])
    assert ground.desk.post("shares_reverse", one, move, reason="Quatre lues quarante").status_code == 302
    assert _held(ground, one) == (0, 0, 0)
    assert ground.desk.url("shares_reverse", one, move) not in words(ground.desk.get("member", one))
    assert ground.desk.get("shares_reverse", one, new_id()).status_code == 404


def test_the_register_adds_up_and_leaves_as_files(ground: Ground) -> None:
    assert "Aucune part encore" in words(ground.desk.get("shares"))
    for family, shares in (("Mpia", 2), ("Kisita", 3)):
        one = ground.member(family)
        ground.send("members.record_existing_shares", {"member": one, "shares": shares, "paid": 10_000})
    page = words(ground.desk.get("shares"))
    for text in ("50 000 FC", "20 000 FC", "MPIA Jean", "40 % du souscrit"):
        assert text in page
    assert_exports(ground.desk, "shares", holds="KISITA Jean")


def test_the_register_costs_the_same_with_many_holders(ground: Ground) -> None:
    def holder(family: str) -> None:
        ground.send("members.record_existing_shares", {"member": ground.member(family), "shares": 1, "paid": 0})

    holder("Aaa")
    few = queries(ground.desk, "shares")
    for number in range(12):
        holder(f"Bbb{number}")
    assert queries(ground.desk, "shares") == few


def test_a_certificate_says_what_is_held(ground: Ground) -> None:
    one = ground.member()
    assert ground.desk.get("certificate", one).status_code == 404
    ground.send("members.record_existing_shares", {"member": one, "shares": 2, "paid": 15_000})
    page = words(ground.desk.get("certificate", one))
    for text in ("LISANGA YA BULUNGU", "MPIA Jean", "2 parts sociales", "20 000 FC", "15 000 FC", "quinze mille"):
        assert text in page
    assert "MPIA Jean" in words(ground.own_account(one).get("certificate", one))


def test_a_certificate_is_verified_by_whoever_holds_it_without_a_name(ground: Ground) -> None:
    one = ground.member()
    ground.send("members.record_existing_shares", {"member": one, "shares": 2, "paid": 15_000})
    request = RequestFactory().get("/")
    address = certificate_url(request, one).removeprefix("http://testserver")
    page = words(Client().get(address))
    for text in ("Lisanga ya Bulungu", "20 000 FC", "15 000 FC"):
        assert text in page
    assert "MPIA" not in page
    assert Client().get(address[:-3] + "AA/").status_code == 404
    code = address.rstrip("/").rsplit("/", 1)[1]
    assert Client().get(f"/v/parts/{new_id()}/{code}/").status_code == 404
    assert Client().get(f"/v/{one}/{code}/").status_code == 404
