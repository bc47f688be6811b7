"""A member's page and paper: the whole account, for the cooperative and for the member."""

from lisanga.interfaces.web.members.tests.ground import Ground, full, harvest, weigh
from lisanga.interfaces.web.tests.signed_in import queries, words


def test_the_page_shows_the_whole_account(ground: Ground) -> None:
    one = full(ground)
    page = words(ground.desk.get("member", one))
    for text in ("MPIA Jean", "+243 811 234 567", "Maïs (grain)", "100,0 kg", "85 000 FC", "60 000 FC", "25 000 FC"):
        assert text in page, text
    assert "5 000 FC versés sur 20 000 FC" in page
    assert "a inscrit un membre" in page
    for name in ("delivery_new", "advance_new", "payment_new"):
        assert f"{ground.desk.url(name)}?membre={one}" in page


def test_a_new_member_has_an_empty_account(ground: Ground) -> None:
    page = words(ground.desk.get("member", ground.member()))
    for text in ("Aucune part encore", "Aucune livraison encore", "Ni avance, ni paiement encore"):
        assert text in page


def test_the_paper_says_the_same(ground: Ground) -> None:
    one = full(ground)
    page = words(ground.desk.get("member_print", one))
    for text in ("LISANGA YA BULUNGU", "Compte de membre", "60 000 FC", "B-000001", "85 000 FC", "25 000 FC"):
        assert text in page, text


def test_a_member_reads_the_own_account_and_no_other(ground: Ground) -> None:
    one, other = full(ground), ground.member("Kisita", "Awa")
    own = ground.own_account(one)
    page = words(own.get("member", one))
    assert "60 000 FC" in page
    assert "Maïs (grain)" in page
    for name, args in (("deliveries", ()), ("member_edit", (one,)), ("shares_subscribe", (one,)), ("members", ())):
        assert f'href="{own.url(name, *args)}"' not in page, name
    assert own.get("member_print", one).status_code == 200
    for name in ("member", "member_print", "certificate"):
        assert own.get(name, other).status_code == 404, name
    for name in ("members", "shares", "members_print", "cooperative"):
        assert own.get(name).status_code == 404, name
    assert own.get("member_edit", one).status_code == 404


def test_the_page_costs_the_same_with_many_deliveries(ground: Ground) -> None:
    one, names = ground.member(), harvest(ground)
    for _first in range(11):
        weigh(ground, one, names)
    few = queries(ground.desk, "member", one)
    for _more in range(12):
        weigh(ground, one, names)
    assert queries(ground.desk, "member", one) == few


def test_a_long_account_goes_on_by_key(ground: Ground) -> None:
    one, names = ground.member(), harvest(ground)
    for grams in range(100_000, 160_000, 1_000):
        weigh(ground, one, names, grams)
    first = words(ground.desk.get("member", one))
    key = first.split("apres=")[1].split('"')[0]
    second = words(ground.desk.get("member", one, apres=key))
    assert "135 150 FC" in first  # the last weighing, 159 kg
    assert first.count("Livraisons et paiements") == 50
    assert second.count("Livraisons et paiements") == 10
