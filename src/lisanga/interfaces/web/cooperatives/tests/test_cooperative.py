"""A cooperative's page: figures for readers of sums, ways to the lists for its own people."""

from lisanga.core.kernel.ids import new_id
from lisanga.domains.collect.queries import VolumeRow
from lisanga.interfaces.web.cooperatives.views import growth
from lisanga.interfaces.web.members.tests.ground import Ground, full, harvest, weigh
from lisanga.interfaces.web.tests.signed_in import Office, assert_exports, assert_hidden, queries, words


def test_figures_open_their_lists(ground: Ground) -> None:
    full(ground)
    page = words(ground.desk.get("cooperative"))
    for text in ("Lisanga ya Bulungu", "100", "85 000 FC", "Maïs", "10 000 FC", "Immatriculée"):
        assert text in page, text
    for name in ("members", "deliveries", "payments_done", "treasury", "shares", "ledger_result"):
        assert f'href="{ground.desk.url(name)}"' in page, name


def test_readers_of_sums_see_figures_and_no_way_to_rows(ground: Ground) -> None:
    full(ground)
    for role in ("focal_point", "programme_officer", "direction"):
        desk = ground.office(role)
        page = words(desk.get("cooperative"))
        assert "100 kg" in page
        assert "MPIA" not in page
        for name in ("members", "deliveries", "treasury", "shares", "cooperative_edit", "register"):
            assert desk.url(name) not in page, (role, name)


def test_an_empty_cooperative_says_how_to_begin(ground: Ground) -> None:
    page = words(ground.desk.get("cooperative"))
    assert "Aucune livraison en douze mois" in page
    assert ground.desk.url("delivery_new") in page


def test_months_leave_as_files(ground: Ground) -> None:
    full(ground)
    assert_exports(ground.desk, "cooperative", holds="85000")


def test_the_page_costs_the_same_with_much_data(ground: Ground) -> None:
    one, names = ground.member(), harvest(ground)
    weigh(ground, one, names)
    few = queries(ground.desk, "cooperative")
    for number in range(8):
        weigh(ground, ground.member(f"Autre{number}"), names)
    assert queries(ground.desk, "cooperative") == few


def test_another_province_sees_nothing(ground: Ground) -> None:
    assert_hidden(ground.network, dict.fromkeys(("cooperative", "cooperative_edit", "cooperative_stage"), ()))
    elsewhere = Office(ground.network.others["focal_point"], "BULUNGU")
    assert elsewhere.get("cooperative").status_code == 404
    assert elsewhere.client.get("/cooperatives/nouvelle/").status_code == 404


def test_growth_is_told_only_when_there_was_a_year_before() -> None:
    def row(month: int, grams: int) -> VolumeRow:
        return VolumeRow(new_id(), new_id(), month, 1, grams, 0)

    assert growth([row(12, 112), row(1, 100)], 12).replace("\u00a0", " ") == "+12 % sur un an"
    assert growth([row(12, 50), row(1, 100)], 12).replace("\u00a0", " ") == "−50 % sur un an"
    assert growth([row(12, 112)], 12) == ""
