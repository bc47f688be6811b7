"""Lists kept under a name, columns left out, boxes that lead to a preview; all of it one's own, none of it a right."""

import re
from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.tests.network import Network
from lisanga.core.scope.models import ListPreference
from lisanga.domains.treasury.operations.pay_advance import PayAdvance
from lisanga.interfaces.web.listing.shapes import SHAPES
from lisanga.interfaces.web.members.tests.ground import Ground, full, harvest, make_ground, weigh
from lisanga.interfaces.web.tests.signed_in import Office, assert_hidden, body, queries, stranger, words

CODES = [key for key in SHAPES if key != "network"]


@pytest.fixture
def ground(network: Network) -> Ground:
    return make_ground(network)


def keep(desk: Office, key: str, name: str, query: str) -> str:
    answer = desk.client.post(desk.url("list_settings", key), {"save": "1", "name": name, "query": query})
    return str(answer.headers.get("Location", ""))


def columns(desk: Office, key: str, *shown: str) -> None:
    assert desk.client.post(desk.url("list_settings", key), {"columns": "1", "c": shown}).status_code == 302


def test_a_list_is_kept_opened_and_forgotten(ground: Ground) -> None:
    ground.member("Kisita", "Awa", sex="F")
    ground.member("Mpia", "Jean")
    page = words(ground.desk.get("list_settings", "members", sexe="F", apres="x", format="xlsx"))
    assert "Membres : sexe « F »." in page
    assert (
        keep(ground.desk, "members", "Femmes", "sexe=F&apres=x&format=xlsx&n=3")
        == f"{ground.desk.url('members')}?sexe=F"
    )
    assert '<a href="?sexe=F">Femmes</a>' in words(ground.desk.get("members"))
    opened = words(ground.desk.get("members", sexe="F"))
    assert '<a href="?sexe=F" aria-current="true">Femmes</a>' in opened
    assert "KISITA Awa" in opened
    assert "MPIA Jean" not in opened
    gone = ground.desk.client.post(ground.desk.url("list_settings", "members"), {"forget": "Femmes"})
    assert gone.status_code == 200
    assert "Femmes" not in words(ground.desk.get("members")).split("</nav>")[-1].split("<table")[0].split("</form>")[-1]


def test_it_is_nobody_elses(ground: Ground) -> None:
    keep(ground.desk, "members", "Ma liste à moi", "sexe=F")
    assert "Ma liste à moi" in words(ground.desk.get("members"))
    for role in ("manager", "control"):
        assert "Ma liste à moi" not in words(ground.office(role).get("members"))
        assert "Ma liste à moi" not in words(ground.office(role).get("list_settings", "members"))
    assert "Ma liste à moi" not in words(ground.desk.get("deliveries"))


@pytest.mark.parametrize("name", ["", "   "])
def test_a_name_is_asked_for(ground: Ground, name: str) -> None:
    assert keep(ground.desk, "members", name, "sexe=F") == ""
    assert not ListPreference.objects.exists()


def test_there_is_an_end_and_it_is_said(ground: Ground) -> None:
    for number in range(12):
        assert keep(ground.desk, "members", f"Liste {number}", "sexe=F")
    answer = ground.desk.client.post(
        ground.desk.url("list_settings", "members"), {"name": "De trop", "query": "sexe=F"}
    )
    assert "douze listes" in words(answer)


@pytest.mark.parametrize(
    "query",
    [
        "javascript:alert(1)",
        "https://exemple.cd/?sexe=F",
        "//exemple.cd",
        '"><script>alert(1)</script>',
        "sexe=%22%3E%3Cscript%3E",
        "format=csv&n=1&apres=zz&cocher=1",
        "q=" + "x" * 3000,
        "a=" * 400,
    ],
)
def test_what_a_stranger_would_put_in_stays_a_plain_query(ground: Ground, query: str) -> None:
    back = keep(ground.desk, "members", "<b>Liste</b>", query)
    assert back.startswith(ground.desk.url("members"))
    page = words(ground.desk.get("members"))
    assert "<script>" not in page.replace("<script src=", "")
    assert "<b>Liste</b>" not in page
    found = re.search(r'<a href="([^"]*)"[^>]*>&lt;b&gt;Liste', page)
    assert found
    assert found[1].startswith("?")
    assert not re.search(r"format=|apres=|cocher=|&amp;n=|\?n=", found[1])
    assert len(found[1]) < 520


def test_a_kept_list_that_names_a_thing_of_others_shows_nothing_of_it(ground: Ground, network: Network) -> None:
    names = harvest(ground)
    weigh(ground, ground.member(), names)
    foreign = new_id()
    keep(ground.desk, "deliveries", "Ailleurs", f"membre={foreign}&centre={network.other}")
    assert "Aucune livraison ici" in words(ground.desk.get("deliveries", membre=foreign))
    mine = words(ground.desk.get("list_settings", "deliveries", membre=names["product"]))
    assert "Livraisons : un membre." in mine


@pytest.mark.parametrize("key", CODES)
def test_every_list_has_its_settings_and_costs_one_query_more_at_most(ground: Ground, key: str) -> None:
    full(ground)
    assert ground.desk.get("list_settings", key).status_code == 200
    before = queries(ground.desk, key)
    keep(ground.desk, key, "Garder", "")
    columns(ground.desk, key)
    ground.desk.get(key)  # says what was done, once
    assert queries(ground.desk, key) == before
    page = words(ground.desk.get(key))
    assert ground.desk.url("list_settings", key) in page
    assert "Garder" in page


@pytest.mark.parametrize("key", CODES)
def test_columns_leave_the_page_and_come_back(ground: Ground, key: str) -> None:
    full(ground)
    whole = words(ground.desk.get(key)).count("<td")
    columns(ground.desk, key)
    bare = words(ground.desk.get(key))
    heads, cells = bare.count('scope="col"'), bare.count("<td")
    assert cells < whole
    columns(ground.desk, key, *SHAPES[key].columns)
    back = words(ground.desk.get(key))
    assert back.count("<td") == whole
    assert back.count('scope="col"') > heads


def test_a_column_leaves_the_files_too(ground: Ground) -> None:
    ground.member("Mpia", "Jean", village="Kinzamba", phone="0811234567")
    columns(ground.desk, "members", "owed", "shares")
    table = body(ground.desk.get("members", format="csv")).decode("utf-8-sig").splitlines()
    assert "Village" not in table[0]
    assert "Téléphone" in table[0]
    assert "Kinzamba" not in table[1]
    assert len(table[0].split(";")) == len(table[1].split(";"))
    other = body(ground.office("manager").get("members", format="csv")).decode("utf-8-sig")
    assert "Kinzamba" in other
    assert body(ground.desk.get("members", format="xlsx")).startswith(b"PK")


def test_columns_that_do_not_exist_change_nothing(ground: Ground) -> None:
    columns(ground.desk, "members", "password", "../..", *SHAPES["members"].columns)
    assert ListPreference.objects.get().hidden == "[]"


def test_boxes_come_when_they_are_asked_for(ground: Ground) -> None:
    ground.member("Mpia", "Jean")
    plain = words(ground.desk.get("members", sexe="M"))
    assert 'type="checkbox"' not in plain
    assert '<a href="?sexe=M&amp;cocher=1">Cocher</a>' in plain
    ticking = words(ground.desk.get("members", sexe="M", cocher="1"))
    assert 'name="n" value="1" aria-label="MPIA Jean"' in ticking
    assert f'action="{ground.desk.url("members_cards")}"' in ticking
    assert '<a href="?sexe=M">Ne plus cocher</a>' in ticking


def test_ticked_deliveries_are_added_up_before_anything_is_done(ground: Ground) -> None:
    one, names = ground.member(), harvest(ground)
    other = ground.member("Kisita", "Awa")
    for member in (one, one, other):
        weigh(ground, member, names)
    assert 'name="b" value="B-000002"' in words(ground.desk.get("deliveries", cocher="1"))
    page = words(ground.desk.get("deliveries_chosen", b=["B-000001", "B-000002", "B-000002", "Z-9", "x"]))
    assert "2 livraisons · 1 membre · 200,0 kg · 170 000 FC" in page
    assert f"{ground.desk.url('receipts')}?b=B-000001&amp;b=B-000002" in page
    assert f"{ground.desk.url('payment_list_new')}?membre=1" in page
    reader = words(ground.office("control").get("deliveries_chosen", b="B-000001"))
    assert ground.desk.url("payment_list_new") not in reader
    assert "Rien n’est coché" in words(ground.desk.get("deliveries_chosen"))


def test_a_reversed_receipt_is_printed_so_and_not_added(ground: Ground) -> None:
    one, names = ground.member(), harvest(ground)
    first, _second = weigh(ground, one, names), weigh(ground, one, names)
    ground.send("collect.reverse_delivery", {"delivery": first, "reason": "erreur"})
    page = words(ground.desk.get("deliveries_chosen", b=["B-000001", "B-000002"]))
    assert "2 livraisons · 1 membre · 100,0 kg · 85 000 FC" in page
    assert "1 bon annulé" in page
    assert "BON ANNULÉ" in words(ground.desk.get("receipts", b="B-000001"))


def test_many_receipts_are_the_single_ones_at_a_fixed_cost(ground: Ground) -> None:
    one, names = ground.member(), harvest(ground)
    money = {"till": ground.till, "direction": "in", "amount": 90_000, "category": "gift"}
    ground.send("treasury.record_cash", money)
    ground.send("treasury.pay_advance", PayAdvance(member=one, till=ground.till, amount=25_000))
    weigh(ground, one, names)
    other = ground.member("Kisita", "Awa")
    for member in (one, other, other):
        weigh(ground, member, names)
    numbers = [f"B-{number:06d}" for number in range(1, 5)]

    def paper(response: object) -> list[str]:
        return re.findall(r"<article.*?</article>", words(response), re.DOTALL)

    together = paper(ground.desk.get("receipts", b=numbers))
    assert len(together) == 4
    for number, text in zip(numbers, together, strict=True):
        page = ground.desk.client.get(ground.desk.url("delivery_numbered", number))
        link = re.search(r'href="([^"]*/recu/)"', page.content.decode())
        assert link
        assert paper(ground.desk.client.get(link[1])) == [text]
    few = _cost(ground, numbers[:1])
    assert _cost(ground, numbers) == few


def _cost(ground: Ground, numbers: list[str]) -> int:
    with CaptureQueriesContext(connection) as counted:
        ground.desk.get("receipts", b=numbers)
    return len(counted)


def test_nothing_of_it_exists_elsewhere(ground: Ground) -> None:
    keep(ground.desk, "members", "Femmes", "sexe=F")
    hidden: dict[str, tuple[str, ...]] = {"deliveries_chosen": (), "receipts": (), "list_settings": ("members",)}
    assert_hidden(ground.network, hidden)
    outside = stranger(ground.network)
    answer = outside.client.post(ground.desk.url("list_settings", "members"), {"forget": "Femmes"})
    assert answer.status_code == 404
    assert "Femmes" in words(ground.desk.get("members"))
    for key in ("network", "people", quote("../members", safe="")):
        assert ground.desk.client.get(f"{ground.desk.url('members')[:-8]}listes/{key}/").status_code == 404


def test_a_partner_arranges_the_network(ground: Ground, network: Network) -> None:
    reader = Office(network.people["focal_point"])
    address = "/listes/reseau/"
    kept = reader.client.post(address, {"name": "Kwilu", "query": "province=CD-KL&mois=24"})
    assert kept.headers["Location"] == "/reseau/?province=CD-KL&mois=24"
    assert "Kwilu" in words(reader.client.get("/reseau/"))
    assert reader.client.post(address, {"columns": "1", "c": ["members"]}).status_code == 302
    table = body(reader.client.get("/reseau/", {"format": "csv"})).decode("utf-8-sig").splitlines()[0]
    assert "Femmes" in table
    assert "Payé" not in table
    assert ground.desk.client.get(address).status_code == 404
