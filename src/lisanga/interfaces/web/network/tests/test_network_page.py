"""The page of the network: figures that equal the lines, a map and a sentence that narrow, files that carry both."""

import csv
import io
import re
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from lisanga.core.kernel import french
from lisanga.core.kernel.ids import new_id
from lisanga.core.scope.models import OrganisationLink, Person
from lisanga.interfaces.web.network.tests.browsing import browser_of
from lisanga.reports.tests.ground import Quarter, make_works


def codes(client: Client, query: str = "") -> list[str]:
    return [line.row.code for line in client.get(f"/reseau/{query}").context["lines"]]


def test_five_figures_of_the_last_twelve_months(focal_point: Client) -> None:
    page = focal_point.get("/reseau/")
    shown = {one.key: (one.value, one.unit, one.note) for one in page.context["headlines"]}
    assert shown["membres"] == ("4", "", f"50{french.NBSP}% de femmes")
    assert shown["livre"] == ("3,8", "t", "")
    assert shown["paye"] == (f"850{french.THIN}000", "FC", f"0{french.NBSP}% par téléphone")
    assert shown["fonctionnelles"][:2] == ("0", "sur 2")
    assert shown["autonomie"][:2] == ("75", "%")
    assert "mai 2025 – avril 2026" in page.content.decode()


def test_nothing_of_another_province_is_there(focal_point: Client, officer: Client) -> None:
    assert "Lukula" in officer.get("/reseau/").content.decode()
    for query in ("", "?province=CD-KG", "?nom=lukula", "?partenaire=KG"):
        page = focal_point.get(f"/reseau/{query}").content.decode()
        assert "Lukula" not in page
        assert "KASONGO" not in page
    assert codes(focal_point, "?partenaire=KG") == codes(focal_point, "?partenaire=NOBODY") == ["GUNGU", "IDIOFA"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?province=CD-KG", ["KASONGO"]),
        ("?partenaire=KL", ["GUNGU", "IDIOFA"]),
        ("?etape=registered", ["IDIOFA", "KASONGO"]),
        ("?forme=coop_ca", []),
        ("?nom=bana", ["GUNGU"]),
        ("?province=CD-KL&etape=registered&forme=scoops&nom=BOMOKO", ["IDIOFA"]),
        ("?province=nowhere&forme=x&etape=x&mois=-3", ["GUNGU", "IDIOFA", "KASONGO"]),
    ],
)
def test_the_sentence_narrows_table_and_figures(officer: Client, query: str, found: list[str]) -> None:
    page = officer.get(f"/reseau/{query}")
    assert [line.row.code for line in page.context["lines"]] == found
    assert page.context["totals"].cooperatives == len(found)
    assert page.context["totals"].grams == sum(line.row.grams for line in page.context["lines"])


def test_the_span_of_months(officer: Client) -> None:
    assert officer.get("/reseau/?mois=1").context["totals"].grams == 0
    assert officer.get("/reseau/?mois=3").context["totals"].grams == 11_300_000
    choice = officer.get("/reseau/?mois=3&etape=registered").context["choice"]
    assert [option.value for option in choice.spans if option.chosen] == ["3"]
    assert [option.value for option in choice.stages if option.chosen] == ["registered"]


def test_the_map_leads_to_each_province_and_back(officer: Client) -> None:
    links = re.findall(r'<a href="([^"]*province[^"]*)"', str(officer.get("/reseau/?mois=3").context["map"].svg))
    asked = [parse_qs(urlsplit(link.replace("&amp;", "&")).query) for link in links]
    assert sorted(query["province"][0] for query in asked) == ["CD-KG", "CD-KL"]
    assert all(query["mois"] == ["3"] for query in asked)
    narrowed = officer.get("/reseau/?province=CD-KG")
    assert narrowed.context["choice"].everywhere == {"CD-KG": 1, "CD-KL": 2}
    assert "Voir toutes les provinces" in narrowed.content.decode()


def test_growth_is_told_against_the_year_before(spring: Quarter, officer: Client) -> None:
    spring.far.weigh(spring.far.product("Soja"), date(2025, 3, 3), 10_000)
    note = officer.get("/reseau/?mois=3").context["headlines"][1]
    assert (note.note, note.tone) == (f"+13{french.NBSP}% sur un an", "good")
    note = officer.get("/reseau/?mois=3&province=CD-KG").context["headlines"][1]
    assert (note.note, note.tone) == (f"−10{french.NBSP}% sur un an", "watch")


def test_files_carry_the_filter_and_every_line(officer: Client) -> None:
    answer = officer.get("/reseau/?province=CD-KL&mois=3&format=csv")
    assert "reseau-2026-04-10.csv" in answer["Content-Disposition"]
    table = list(csv.reader(io.StringIO(_body(answer).decode("utf-8-sig")), delimiter=";"))
    assert [row[0] for row in table] == ["Code", "GUNGU", "IDIOFA"]
    assert dict(zip(table[0], table[2], strict=True))["Livré (kg)"].replace(",000", "") == "2300"
    book = load_workbook(io.BytesIO(_body(officer.get("/reseau/?format=xlsx"))))
    sheet = book.worksheets[0]
    assert [cell.value for cell in next(iter(sheet.columns))] == ["Code", "GUNGU", "IDIOFA", "KASONGO"]


def _body(answer: object) -> bytes:
    streamed = getattr(answer, "streaming", False)
    return b"".join(answer.streaming_content) if streamed else answer.content  # type: ignore[attr-defined]  # either kind of answer


def test_pages_go_on_by_name(spring: Quarter, officer: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lisanga.interfaces.web.network.views.PAGE", 2)
    first = officer.get("/reseau/")
    assert [line.row.code for line in first.context["lines"]] == ["GUNGU", "IDIOFA"]
    second = officer.get(f"/reseau/{first.context['pager'].older_url}")
    assert [line.row.code for line in second.context["lines"]] == ["KASONGO"]
    assert second.context["totals"].cooperatives == 3
    assert second.context["pager"].older_url == ""


def test_what_calls_for_a_look_stands_beside_the_map(officer: Client) -> None:
    page = officer.get("/reseau/")
    assert {one.name for one in page.context["watched"]} <= {line.row.name for line in page.context["lines"]}
    assert "À regarder" in page.content.decode()


def test_a_cooperative_is_functional_or_not_in_words(officer: Client) -> None:
    opened = officer.get("/reseau/fonctionnelles/")
    said = {text for _line, cells, _opens in opened.context["lines"] for _title, text in cells}
    assert said <= {"oui", "–"}


def test_who_reads_nothing_is_told_what_belongs_here(spring: Quarter) -> None:
    page = browser_of(spring.network.people["administrator"]).get("/reseau/")
    assert page.status_code == 200
    assert "Aucune coopérative à montrer" in page.content.decode()


def test_a_visitor_signs_in_first(client: Client, db: None) -> None:
    for path in ("/reseau/", "/reseau/membres/"):
        assert client.get(path)["Location"].startswith("/connexion/?next=")


def test_statements_and_weight_stay_within_bounds(spring: Quarter, officer: Client) -> None:
    few, light = _statements(officer, "/reseau/"), _statements(officer, "/reseau/livre/")
    for number in range(5):
        make_works(spring.network, f"COOP{number}", f"Coopérative {number}", spring.network.partner)
    assert _statements(officer, "/reseau/") == few <= 32
    assert _statements(officer, "/reseau/livre/") == light <= 32


def _statements(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert client.get(path).status_code == 200
    return len(seen)


@pytest.mark.parametrize("figure", ["membres", "livre", "paye", "fonctionnelles", "autonomie"])
def test_each_figure_opens_and_adds_up_to_itself(officer: Client, figure: str) -> None:
    page = officer.get("/reseau/")
    (headline,) = [one for one in page.context["headlines"] if one.key == figure]
    opened = officer.get(headline.url)
    assert opened.status_code == 200
    assert [line.row.code for line, _cells, _opens in opened.context["lines"]] == ["GUNGU", "IDIOFA", "KASONGO"]
    assert len(opened.context["sums"]) == len(opened.context["figure"].parts)
    for kind in ("csv", "xlsx"):
        assert officer.get(f"/reseau/{figure}/?format={kind}").status_code == 200


def test_a_figure_keeps_the_filter(officer: Client) -> None:
    page = officer.get("/reseau/?province=CD-KG&mois=3")
    url = page.context["headlines"][1].url
    assert url == "/reseau/livre/?province=CD-KG&mois=3"
    opened = officer.get(url)
    assert opened.context["sums"][1] == ("Livré", f"9,0{french.NBSP}t")
    assert opened.context["back"] == "/reseau/?province=CD-KG&mois=3"


def test_a_figure_goes_on_as_far_as_the_right_goes(spring: Quarter, focal_point: Client, officer: Client) -> None:
    """A partner stops at the cooperative's own figures; the programme goes on to the list where it follows."""
    OrganisationLink.objects.create(
        kind="follow_up",
        source_id=spring.network.programme,
        target_id=spring.bulk.organisation,
        valid_from=date(2026, 1, 1),
    )
    assert _opened(focal_point) == {"GUNGU": "/c/GUNGU/", "IDIOFA": "/c/IDIOFA/"}
    assert _opened(officer) == {"GUNGU": "/c/GUNGU/", "IDIOFA": "/c/IDIOFA/livraisons/", "KASONGO": "/c/KASONGO/"}


@pytest.mark.parametrize("path", ["/reseau/", "/reseau/livre/", "/reseau/?format=xlsx", "/reseau/livre/?format=csv"])
def test_for_the_people_of_a_cooperative_it_does_not_exist(spring: Quarter, path: str) -> None:
    manager = browser_of(Person.objects.get(id=spring.bulk.manager.person))
    assert manager.get(path).status_code == 404


def _opened(client: Client) -> dict[str, str]:
    lines = client.get("/reseau/livre/").context["lines"]
    return {line.row.code: opens for line, _cells, opens in lines}


def test_there_is_no_other_figure(officer: Client) -> None:
    assert officer.get("/reseau/secrets/").status_code == 404
    assert officer.get(f"/reseau/{new_id()}/").status_code == 404
