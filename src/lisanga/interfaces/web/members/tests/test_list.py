"""The register of members as a list, as files, on paper."""

from typing import Any

from lisanga.core.kernel.ids import new_id
from lisanga.interfaces.web.members.tests.ground import Ground
from lisanga.interfaces.web.tests.signed_in import assert_exports, assert_hidden, body, queries, words


def test_an_empty_register_teaches_how_to_begin(ground: Ground) -> None:
    page = words(ground.desk.get("members"))
    assert "Le registre est vide" in page
    assert ground.desk.url("member_new") in page
    assert ground.desk.url("imports") in page
    assert "Le registre est vide" in words(ground.office("control").get("members"))


def test_who_only_reads_is_offered_no_gesture(ground: Ground) -> None:
    ground.member()
    page = words(ground.office("control").get("members"))
    assert "MPIA Jean" in page
    assert ground.desk.url("member_new") not in page


def test_a_filter_is_a_sentence(ground: Ground) -> None:
    ground.member("Mpia", "Jean")
    ground.member("Kisita", "Awa", sex="F", village="Bulungu")
    ground.member("Yala", "Rose", sex="F", status="applied")
    for asked, kept, left_out in (
        ({"sexe": "F"}, ("KISITA Awa", "YALA Rose"), "MPIA Jean"),
        ({"village": "Kinzamba"}, ("MPIA Jean", "YALA Rose"), "KISITA Awa"),
        ({"situation": "applied"}, ("YALA Rose",), "MPIA Jean"),
        ({"situation": "current"}, ("MPIA Jean", "KISITA Awa"), "YALA Rose"),
        ({"q": "awa KIS"}, ("KISITA Awa",), "MPIA Jean"),
    ):
        page = words(ground.desk.get("members", **asked))
        assert all(name in page for name in kept), asked
        assert left_out not in page, asked
    assert "Personne ne répond" in words(ground.desk.get("members", q="zzzz"))


def test_files_carry_the_filter(ground: Ground) -> None:
    ground.member("Mpia", "Jean")
    ground.member("Kisita", "Awa", sex="F")
    assert_exports(ground.desk, "members", holds="Kisita", sexe="F")
    table = body(ground.desk.get("members", format="csv", sexe="F")).decode("utf-8-sig")
    assert "Kisita" in table
    assert "Mpia" not in table


def test_a_long_list_goes_on_by_key_at_the_same_cost(ground: Ground) -> None:
    ground.member("Aaa", "Zero")
    few = queries(ground.desk, "members")
    for number in range(52):
        ground.member(f"Bbb{number:02d}", "Un")
    assert queries(ground.desk, "members") == few
    first = words(ground.desk.get("members"))
    assert "BBB48" in first
    assert "BBB51" not in first
    key = first.split("apres=")[1].split('"')[0]
    second = words(ground.desk.client.get(f"{ground.desk.url('members')}?apres={key}"))
    assert "BBB51" in second
    assert "BBB48" not in second


def test_the_printed_register_shows_what_the_law_asks(ground: Ground) -> None:
    ground.member("Mpia", "Jean", profession="Cultivateur", id_document="CE 123", address="Av. du Marché 4")
    left = ground.member("Kisita", "Awa")
    ground.send("members.set_status", {"member": left, "status": "left"})
    page = words(ground.desk.get("members_print"))
    for text in ("LISANGA YA BULUNGU", "MPIA Jean", "Cultivateur", "CE 123", "Av. du Marché 4", "KISITA Awa", "AUS 9"):
        assert text in page
    assert "a quitté la coopérative" in page


def test_nothing_exists_for_another_cooperative(ground: Ground) -> None:
    one = ground.member()
    of_one = ("member", "member_print", "member_edit", "member_status", "certificate")
    of_shares = ("shares_subscribe", "shares_pay", "shares_existing")
    hidden: dict[str, tuple[Any, ...]] = dict.fromkeys((*of_one, *of_shares), (one,))
    hidden |= dict.fromkeys(("members", "member_new", "members_similar", "members_print", "shares"), ())
    hidden["shares_reverse"] = (one, new_id())
    assert_hidden(ground.network, hidden)


def test_a_partner_reads_no_member(ground: Ground) -> None:
    one = ground.member()
    for role in ("focal_point", "programme_officer"):
        desk = ground.office(role)
        assert desk.get("members").status_code == 404
        assert desk.get("member", one).status_code == 404
