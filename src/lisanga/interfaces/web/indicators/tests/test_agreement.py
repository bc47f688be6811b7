"""Indicators under one agreement: its own targets and values, its tab, and what waits to be written."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from lisanga.core.kernel import french
from lisanga.core.kernel.ids import new_id
from lisanga.domains.indicators.models import Goal, Indicator, Target, TypedValue
from lisanga.domains.indicators.tests.ground import defined
from lisanga.domains.indicators.tests.working import Year, make_year
from lisanga.interfaces.web.network.tests.browsing import browser_of
from lisanga.reports.tests.ground import Quarter

PLACE, QUARTER = "/conventions/KL-2026/indicateurs/", "?periode=2026-Q1"


@pytest.fixture
def year(spring: Quarter) -> Year:
    return make_year(spring.network)


def post(client: Client, path: str, **data: Any) -> Any:
    return client.post(path, {"operation_id": str(new_id()), **data})


def lines(client: Client, path: str) -> dict[str, Any]:
    page = client.get(path)
    assert page.status_code == 200
    return {line.label: line for level in page.context["levels"] for line in level.lines}


def test_targets_of_an_agreement_light_its_tab_alone(year: Year, officer: Client, focal_point: Client) -> None:
    path = f"{PLACE}obligations-a-temps/cibles/{QUARTER}"
    assert "KL-2026" in officer.get(path).content.decode()
    answer = post(officer, path, **{"cible-2026-Q1": "50", "baseline": "10"})
    assert answer["Location"] == f"{PLACE}obligations-a-temps/{QUARTER}"
    assert Target.plain.get().subject == Goal.plain.get().subject == year.agreement
    line = lines(focal_point, PLACE + QUARTER)["Obligations tenues à temps"]
    assert (line.value, line.target, line.tone) == (f"33,3{french.NBSP}%", f"50{french.NBSP}%", "bad")
    assert line.word == f"loin de la cible · 66,7{french.NBSP}%"
    assert lines(focal_point, f"/indicateurs/{QUARTER}")["Obligations tenues à temps"].word == "sans cible"
    page = focal_point.get(PLACE + QUARTER)
    assert [tab.label for tab in page.context["tabs"] if tab.current] == ["Indicateurs"]


def test_the_indicator_shows_each_agreement_against_its_target(year: Year, officer: Client) -> None:
    for key, target in (("seances-tenues", "80"), ("femmes", "40")):
        post(officer, f"{PLACE}{key}/cibles/{QUARTER}", **{"cible-2026-Q1": target})
        for query in (QUARTER, f"{QUARTER}&pour=KL"):
            (goal,) = officer.get(f"/indicateurs/{key}/{query}").context["goals"]
            assert (goal.name, goal.tone) == ("KL-2026", "good")
            assert officer.get(goal.url).context["word"] == goal.word
    assert officer.get("/indicateurs/femmes/?periode=2026").context["goals"] == []


def test_how_targets_moved_is_told(year: Year, officer: Client, focal_point: Client) -> None:
    for target in ("50", "60"):
        post(officer, f"{PLACE}visites-faites/cibles/{QUARTER}", **{"cible-2026-Q1": target})
    moved = focal_point.get(f"{PLACE}visites-faites/{QUARTER}").context["moved"]
    assert [event.sentence for event in moved] == [
        "De 50 à 60, 1ᵉʳ trimestre 2026",
        "Cible fixée, 1ᵉʳ trimestre 2026\xa0: 50",
    ]
    assert moved[0].by == "programme_officer"
    assert focal_point.get(f"/indicateurs/visites-faites/{QUARTER}").context["moved"] == []


def test_a_value_is_typed_for_one_agreement(year: Year, officer: Client, focal_point: Client) -> None:
    own = str(defined(year.network, is_ratio=False))
    data = {"period": "2026-Q1", "numerator": "18", "evidence": "Cahier signé le 2 avril"}
    assert post(officer, f"{PLACE}{own}/saisir/{QUARTER}", **data).status_code == 302
    assert TypedValue.plain.get().subject == year.agreement
    assert focal_point.get(f"{PLACE}{own}/{QUARTER}").context["one"].actual == 18
    assert focal_point.get(f"/indicateurs/{own}/{QUARTER}").context["one"].actual == 18


def test_the_list_of_an_agreement_opens(year: Year, focal_point: Client, officer: Client) -> None:
    page = focal_point.get(f"{PLACE}obligations-a-temps/liste/{QUARTER}")
    assert len(page.context["rows"]) == 3
    sheet = focal_point.get(f"{PLACE}obligations-a-temps/{QUARTER}").content.decode()
    assert f"{PLACE}obligations-a-temps/liste/{QUARTER}" in sheet
    assert "Fixer les cibles" not in sheet


def test_another_partner_finds_none_of_it(year: Year, manager: Client) -> None:
    stranger = browser_of(year.network.others["focal_point"])
    for client in (stranger, manager):
        for path in ("", "femmes/", "visites-faites/liste/", "femmes/cibles/"):
            assert client.get(PLACE + path).status_code == 404


def test_a_value_that_waits_stands_in_what_to_do(year: Year, officer: Client, focal_point: Client) -> None:
    own = defined(year.network, is_ratio=False, responsible="programme_officer")
    Indicator.plain.filter(id=own).update(defined_on=date(2026, 1, 9))
    home = officer.get("/")
    (task,) = [one for one in home.context["tasks"] if "Ménages à trois repas" in one.title]
    assert task.detail == "1ᵉʳ trimestre 2026 · Province du Kwilu · programme_officer en répond"
    form = officer.get(task.url)
    assert form.context["form"]["period"].initial == "2026-Q1"
    assert "Ménages" not in focal_point.get("/").content.decode()
    data = {"period": "2026-Q1", "numerator": "18", "evidence": "Cahier signé le 2 avril"}
    assert post(officer, task.url, **data).status_code == 302
    assert "Ménages à trois repas" not in officer.get("/").content.decode()
