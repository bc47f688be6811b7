"""The pages of indicators: lights with words, figures that open, one page for each reader's right."""

import csv
import io

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lisanga.core.kernel import french
from lisanga.core.kernel.ids import new_id
from lisanga.domains.indicators.catalogue import COMPUTED, OF_AGREEMENTS
from lisanga.domains.indicators.operations.set_targets import PeriodTarget, SetTargets
from lisanga.domains.indicators.tests.ground import office
from lisanga.interfaces.web.indicators.views import Line
from lisanga.reports.tests.ground import Quarter, make_works

pytestmark = pytest.mark.once("src/lisanga/domains/indicators/tests/test_queries.py")
QUARTER = "?periode=2026-Q1"


def lines(client: Client, path: str) -> dict[str, Line]:
    page = client.get(path)
    assert page.status_code == 200
    return {line.label: line for level in page.context["levels"] for line in level.lines}


def test_a_partner_reads_its_own_figures(focal_point: Client) -> None:
    found = lines(focal_point, f"/indicateurs/{QUARTER}")
    assert len(found) == len(COMPUTED)
    assert (found["Part des femmes"].value, found["Part des femmes"].parts) == (f"50{french.NBSP}%", "2 sur 4")
    assert found["Volume livré"].value == f"3,3{french.NBSP}t"
    assert found["Taux d’autonomie"].value == f"75{french.NBSP}%"
    assert found["Taux d’autonomie"].word == "sans cible"
    page = focal_point.get(f"/indicateurs/{QUARTER}").content.decode()
    assert "Pas encore de cible" in page
    assert "Nouvel indicateur" not in page


def test_the_programme_reads_all_and_chooses_a_partner(officer: Client) -> None:
    assert lines(officer, f"/indicateurs/{QUARTER}")["Volume livré"].value == f"12,3{french.NBSP}t"
    assert lines(officer, f"/indicateurs/{QUARTER}&pour=KG")["Volume livré"].value == f"9,0{french.NBSP}t"
    assert lines(officer, f"/indicateurs/{QUARTER}&pour=IDIOFA")["Coopératives accompagnées"].value == "1"


@pytest.mark.parametrize("query", ["?pour=KG", "?pour=KASONGO", "?pour=CERPEC", "?pour=NOBODY"])
def test_another_partner_does_not_exist(focal_point: Client, query: str) -> None:
    for path in ("/indicateurs/", "/indicateurs/volume/"):
        assert focal_point.get(path + query).status_code == 404


def test_a_light_is_icon_word_and_figure(spring: Quarter, officer: Client, focal_point: Client) -> None:
    aim = SetTargets(
        about=spring.network.partner, indicator="femmes", targets=(PeriodTarget(period="2026-Q1", value=6_000),)
    )
    office(spring.network, "set_targets", aim)
    line = lines(focal_point, f"/indicateurs/{QUARTER}")["Part des femmes"]
    assert (line.tone, line.word) == ("watch", f"à surveiller · 83,3{french.NBSP}%")
    page = focal_point.get(f"/indicateurs/{QUARTER}")
    assert dict(page.context["lights"])["À surveiller"] == "1"
    assert lines(officer, f"/indicateurs/{QUARTER}")["Part des femmes"].word == "sans cible"


def test_one_indicator_says_how_it_is_calculated_and_who_it_is_made_of(focal_point: Client) -> None:
    page = focal_point.get(f"/indicateurs/volume/{QUARTER}")
    text = page.content.decode()
    assert "Somme des poids nets" in text
    assert "calculé, personne ne le saisit" in text
    assert page.context["groups"].sexes == ("Femmes", "Hommes")
    assert page.context["groups"].total == f"3,3{french.NBSP}t"
    assert [(part.under, part.url) for part in page.context["parts"]] == [
        ("GUNGU", "/c/GUNGU/"),
        ("IDIOFA", "/c/IDIOFA/"),
    ]
    assert [row[0] for row in page.context["trend"].rows][-1] == "2ᵉ trimestre 2026"
    assert "Kabeya" not in text


@pytest.mark.parametrize("key", [*COMPUTED])
def test_every_indicator_opens_for_every_reader(
    focal_point: Client, officer: Client, manager: Client, key: str
) -> None:
    of_no_cooperative = key in OF_AGREEMENTS and not OF_AGREEMENTS[key].touches
    for client, path, status in (
        (focal_point, f"/indicateurs/{key}/", 200),
        (officer, f"/indicateurs/{key}/", 200),
        (manager, f"/c/idiofa/indicateurs/{key}/", 404 if of_no_cooperative else 200),
    ):
        assert client.get(path).status_code == status


def test_zones_are_added_from_their_parts(officer: Client) -> None:
    zones = officer.get(f"/indicateurs/femmes/{QUARTER}").context["zones"]
    assert [(zone.name, zone.parts) for zone in zones] == [("Kwango", "1 sur 2"), ("Kwilu", "2 sur 4")]


def test_what_has_no_past_says_so(focal_point: Client) -> None:
    assert "son passé n’est pas encore tracé" in focal_point.get("/indicateurs/fonctionnelles/").content.decode()
    text = focal_point.get("/indicateurs/preuves-fonctionnelles/").content.decode()
    assert "pas encore connu" in text


def test_a_cooperative_sees_its_own(manager: Client, focal_point: Client) -> None:
    found = lines(manager, f"/c/idiofa/indicateurs/{QUARTER}")
    assert found["Volume livré"].url == "/c/IDIOFA/indicateurs/volume/?periode=2026-Q1"
    assert manager.get("/c/kasongo/indicateurs/").status_code == 404
    assert manager.get("/indicateurs/").status_code == 404
    assert lines(focal_point, f"/c/idiofa/indicateurs/{QUARTER}")["Volume livré"].value == f"3,3{french.NBSP}t"


def test_of_one_cooperative_a_state_is_yes_or_no(manager: Client, focal_point: Client) -> None:
    found = lines(manager, f"/c/idiofa/indicateurs/{QUARTER}")
    assert (found["Coopératives immatriculées"].value, found["Coopératives immatriculées"].parts) == ("oui", "")
    assert found["Coopératives fonctionnelles"].value == "non"
    assert found["Part des femmes"].value.endswith("%")
    page = focal_point.get(f"/indicateurs/immatriculees/{QUARTER}")
    assert [part.value for part in page.context["parts"]] == ["non", "oui"]
    assert page.context["figures"][0][1] == f"50{french.NBSP}%"


def test_files_carry_exact_numbers(focal_point: Client) -> None:
    answer = focal_point.get(f"/indicateurs/{QUARTER}&format=csv")
    table = list(csv.DictReader(io.StringIO(_text(answer)), delimiter=";"))
    women = next(row for row in table if row["Code"] == "femmes")
    assert (women["Numérateur"], women["Dénominateur"], women["Valeur"]) == ("2", "4", "50")
    answer = focal_point.get(f"/indicateurs/femmes/{QUARTER}&format=csv")
    table = list(csv.DictReader(io.StringIO(_text(answer)), delimiter=";"))
    assert [(row["Code"], row["Dénominateur"]) for row in table] == [("GUNGU", "2"), ("IDIOFA", "2")]


def _text(answer: object) -> str:
    streamed = getattr(answer, "streaming", False)
    body = b"".join(answer.streaming_content) if streamed else answer.content  # type: ignore[attr-defined]  # either kind of answer
    return bytes(body).decode("utf-8-sig")


def test_there_is_no_other_indicator(officer: Client) -> None:
    for key in ("bonheur", str(new_id())):
        for path in (f"/indicateurs/{key}/", f"/indicateurs/{key}/cibles/", f"/indicateurs/{key}/saisir/"):
            assert officer.get(path).status_code == 404
    assert officer.get("/indicateurs/femmes/saisir/").status_code == 404


def test_statements_stay_the_same(spring: Quarter, officer: Client) -> None:
    paths = (f"/indicateurs/{QUARTER}", f"/indicateurs/volume/{QUARTER}", "/c/IDIOFA/indicateurs/volume/")
    before = [_statements(officer, path) for path in paths]
    for number in range(4):
        make_works(spring.network, f"COOP{number}", f"Coopérative {number}", spring.network.partner)
    assert [_statements(officer, path) for path in paths] == before
    assert max(before) <= 58


def _statements(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert client.get(path).status_code == 200
    return len(seen)
