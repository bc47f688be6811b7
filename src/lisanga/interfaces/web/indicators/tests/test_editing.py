"""Defining, aiming, typing with proof, withdrawing; noting days of work."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lisanga.core.files.tests.samples import photograph
from lisanga.core.kernel import french
from lisanga.core.kernel.ids import new_id
from lisanga.domains.indicators.models import Goal, Indicator, Target, TypedValue, WorkDays
from lisanga.reports.tests.ground import Quarter

DEFINITION = {
    "code": "EF-03",
    "label": "Ménages à trois repas",
    "definition": "Ménages qui mangent trois fois par jour.",
    "source": "Enquête signée",
    "level": "impact",
    "direction": "increase",
    "frequency": "quarter",
    "is_ratio": "on",
}


def post(client: Client, path: str, **data: Any) -> Any:
    return client.post(path, {"operation_id": str(new_id()), **data})


@pytest.fixture
def own(spring: Quarter, officer: Client) -> str:
    answer = post(officer, "/indicateurs/nouveau/?pour=KL", **DEFINITION)
    assert answer.status_code == 302
    return str(Indicator.plain.get().id)


def test_a_definition_lands_with_its_partner(spring: Quarter, officer: Client, focal_point: Client, own: str) -> None:
    assert Indicator.plain.get().organisation_id == spring.network.partner
    assert "Ménages à trois repas" in focal_point.get("/indicateurs/").content.decode()
    assert "Ménages à trois repas" not in officer.get("/indicateurs/").content.decode()
    again = post(officer, "/indicateurs/nouveau/?pour=KL", **DEFINITION)
    assert again.status_code == 422
    assert "porte déjà ce code" in again.content.decode()


def test_targets_are_typed_in_the_units_of_people(spring: Quarter, officer: Client) -> None:
    path = "/indicateurs/volume/cibles/?pour=KL&periode=2026-Q1"
    assert "tonnes" in officer.get(path).content.decode()
    fields = {"cible-2026": "12,5", "cible-2026-Q1": "3", "baseline": "1", "responsible": "Suivi"}
    assert post(officer, path, **fields).status_code == 302
    kept = dict(Target.plain.values_list("period", "value"))
    assert kept == {"2026": 1_250_000_000, "2026-Q1": 300_000_000}
    assert Goal.plain.get().baseline == 100_000_000
    page = officer.get(path).content.decode()
    assert 'value="12,5"' in page
    sheet = officer.get("/indicateurs/volume/?pour=KL&periode=2026-Q1")
    assert {name: text for name, text, _note in sheet.context["figures"]}["Cible"] == f"3,0{french.NBSP}t"
    assert sheet.context["word"].startswith("en bonne voie · 110")


def test_a_word_is_no_number(officer: Client) -> None:
    answer = post(officer, "/indicateurs/femmes/cibles/?pour=KL", **{"cible-2026": "beaucoup"})
    assert answer.status_code == 422
    assert "n’est pas un nombre" in answer.content.decode()


def test_a_value_comes_with_its_proof(officer: Client, focal_point: Client, own: str) -> None:
    path = f"/indicateurs/{own}/saisir/?pour=KL"
    bare = {"period": "2026-Q1", "numerator": "18", "denominator": "50"}
    assert post(officer, path, **bare, evidence="").status_code == 422
    paper = SimpleUploadedFile("fiche.jpg", photograph(), "image/jpeg")
    assert post(officer, path, **bare, evidence="Enquête du 12 mars", evidence_file=paper).status_code == 302
    page = focal_point.get(f"/indicateurs/{own}/?periode=2026-Q1")
    assert f"36{french.NBSP}%" in page.content.decode()
    value = TypedValue.plain.get()
    picture = focal_point.get(f"/indicateurs/valeur/{value.id}/preuve/?pour=KL")
    assert (picture.status_code, picture["Content-Type"]) == (200, "image/jpeg")
    assert "Retirer" not in page.content.decode()


def test_a_withdrawn_value_counts_no_more(officer: Client, focal_point: Client, own: str) -> None:
    data = {"period": "2026-Q1", "numerator": "18", "denominator": "50", "evidence": "Enquête du 12 mars"}
    post(officer, f"/indicateurs/{own}/saisir/?pour=KL", **data)
    value = TypedValue.plain.get().id
    assert post(focal_point, f"/indicateurs/valeur/{value}/retirer/?pour=KL", reason="Non").status_code == 404
    assert post(officer, f"/indicateurs/valeur/{value}/retirer/", reason="Ailleurs").status_code == 404
    assert post(officer, f"/indicateurs/valeur/{value}/retirer/?pour=KL", reason="Erreur").status_code == 302
    page = focal_point.get(f"/indicateurs/{own}/?periode=2026-Q1")
    assert page.context["one"].actual is None
    assert "retirée" in page.content.decode()


@pytest.mark.parametrize("path", ["nouveau/", "femmes/cibles/"])
def test_who_only_reads_changes_nothing(focal_point: Client, manager: Client, path: str) -> None:
    for client in (focal_point, manager):
        assert client.get(f"/indicateurs/{path}").status_code == 404


def test_days_of_work_are_noted_corrected_and_counted(spring: Quarter, manager: Client, officer: Client) -> None:
    empty = manager.get("/c/idiofa/travail/").content.decode()
    assert "Aucune journée notée" in empty
    data = {"work": "Tri du maïs", "women": "4", "women_days": "20", "men": "1", "men_days": "5", "day": "2026-03-10"}
    assert post(manager, "/c/idiofa/travail/noter/", **data).status_code == 302
    assert post(manager, "/c/idiofa/travail/noter/", work="Rien").status_code == 422
    sheet = officer.get("/indicateurs/journees-travail/?periode=2026-Q1")
    assert sheet.context["one"].actual == 25
    assert sheet.context["groups"].shares == (f"80{french.NBSP}%", f"20{french.NBSP}%")
    line = WorkDays.plain.get().id
    assert post(manager, f"/c/idiofa/travail/{line}/corriger/", reason="Deux fois").status_code == 302
    assert officer.get("/indicateurs/journees-travail/?periode=2026-Q1").context["one"].actual == 0
    assert officer.get("/c/idiofa/travail/").status_code == 404
    for kind in ("xlsx", "csv"):
        assert manager.get(f"/c/idiofa/travail/?format={kind}").status_code == 200
