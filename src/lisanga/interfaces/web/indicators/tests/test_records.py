"""The list behind a figure of the work under agreements, as far as each reader may go."""

import pytest
from django.test import Client

from lisanga.core.kernel import french
from lisanga.domains.indicators.catalogue import OF_AGREEMENTS
from lisanga.domains.indicators.tests.working import Year, make_year
from lisanga.domains.training.models import Participant
from lisanga.interfaces.web.network.tests.browsing import browser_of
from lisanga.reports.tests.ground import Quarter

QUARTER = "?periode=2026-Q1"


@pytest.fixture
def year(spring: Quarter) -> Year:
    return make_year(spring.network)


def opened(client: Client, key: str, query: str = QUARTER, place: str = "") -> list[tuple[str, str]]:
    page = client.get(f"{place}/indicateurs/{key}/liste/{query}")
    assert page.status_code == 200, (key, page.status_code)
    return [(row.title, row.word) for row in page.context["rows"]]


def test_every_figure_opens_for_both_sides(year: Year, officer: Client, focal_point: Client) -> None:
    for client in (officer, focal_point):
        for key in OF_AGREEMENTS:
            assert client.get(f"/indicateurs/{key}/liste/").status_code == 200
            sheet = client.get(f"/indicateurs/{key}/")
            assert f"/indicateurs/{key}/liste/" in sheet.content.decode()


def test_days_say_how_they_were_kept(year: Year, focal_point: Client) -> None:
    assert [word for _title, word in opened(focal_point, "obligations-a-temps")] == [
        "à temps",
        f"{french.plural(2, 'jour', 'jours')} après son jour",
        "pas encore exécutée",
    ]
    page = focal_point.get(f"/indicateurs/obligations-a-temps/{QUARTER}")
    assert [(part.under, part.parts) for part in page.context["parts"]] == [("KL-2026", "1 sur 3")]
    assert "/conventions/KL-2026/indicateurs/obligations-a-temps/liste/" in page.content.decode()


def test_one_agreement_narrows_the_list(year: Year, officer: Client, focal_point: Client) -> None:
    assert len(opened(officer, "seances-tenues", f"{QUARTER}&pour=KL&convention=KL-2026")) == 4
    for query in ("&pour=KL&convention=NADA", "&pour=KG&convention=KL-2026"):
        assert officer.get(f"/indicateurs/seances-tenues/liste/{QUARTER}{query}").status_code == 404
    assert focal_point.get("/indicateurs/seances-tenues/liste/?pour=KG").status_code == 404


def test_reports_say_both_their_days(year: Year, focal_point: Client) -> None:
    sent = opened(focal_point, "rapports-a-temps", "?periode=2026-Q2")
    assert [word for _title, word in sent] == []  # its day is the fifteenth, five days from now


def test_people_are_groups_for_a_partner(year: Year, focal_point: Client, officer: Client) -> None:
    page = focal_point.get(f"/indicateurs/personnes-formees/{QUARTER}")
    assert page.context["groups"].total == "4"
    assert page.context["groups"].sexes == ("Femmes", "Hommes")
    assert [(zone.name, zone.value) for zone in page.context["zones"]] == [("Kwango", "1"), ("Kwilu", "3")]
    names = list(Participant.plain.values_list("family", flat=True))
    for path in ("personnes-formees/", "personnes-formees/liste/", "formateurs-certifies/liste/"):
        text = focal_point.get(f"/indicateurs/{path}?periode=2026").content.decode()
        assert not [name for name in names if name in text and name != "Expert"]
    assert opened(officer, "formateurs-certifies", "?periode=2026") == [("KELA Rose", "génération 1")]
    sheet = officer.get("/indicateurs/formateurs-certifies/?periode=2026")
    assert [count for _name, count in sheet.context["generations"]] == [1]


def test_a_cooperative_opens_its_own(year: Year, focal_point: Client) -> None:
    manager = browser_of(year.network.people["manager"])
    assert [title for title, _word in opened(manager, "visites-faites", place="/c/bulungu")] == ["Lisanga ya Bulungu"]
    assert manager.get("/c/bulungu/indicateurs/rapports-a-temps/").status_code == 404
    assert manager.get("/c/bulungu/indicateurs/visites-faites/").status_code == 200
    partner = focal_point.get("/c/bulungu/indicateurs/visites-faites/")
    assert partner.status_code == 200
    assert "Voir la liste" not in partner.content.decode()
    assert focal_point.get("/c/bulungu/indicateurs/visites-faites/liste/").status_code == 404


def test_a_list_leaves_as_a_file(year: Year, focal_point: Client) -> None:
    answer = focal_point.get(f"/indicateurs/seances-tenues/liste/{QUARTER}&format=csv")
    assert answer.status_code == 200
    assert "tenue le 09/03/2026" in b"".join(answer).decode("utf-8-sig")


def test_there_is_no_list_of_what_has_none(officer: Client) -> None:
    for key in ("membres", "bonheur"):
        assert officer.get(f"/indicateurs/{key}/liste/").status_code == 404
