"""The pages of an assessment."""

from typing import Any

from django.test import Client

from lisanga.core.kernel.ids import new_id
from lisanga.domains.indicators.grid import CURRENT
from lisanga.domains.indicators.models import Assessment

PATH = "/c/IDIOFA/evaluation/"


def filled(mark: str = "3", **more: str) -> dict[str, Any]:
    data = {"operation_id": str(new_id()), "assessed_by": "Mireille", "note": "Afficher les prix"}
    for one in CURRENT.assessed:
        data |= {f"mark_{one.code}": mark, f"evidence_{one.code}": "Vu sur place"}
    return data | more


def test_before_the_first_one_the_page_teaches(manager: Client, officer: Client) -> None:
    assert "Pas encore d’évaluation" in manager.get(PATH).content.decode()
    assert manager.get(f"{PATH}nouvelle/").status_code == 404
    form = officer.get(f"{PATH}nouvelle/").content.decode()
    assert "registre des membres" in form
    assert "AUS 110" in form


def test_it_is_recorded_whole_and_shown(manager: Client, officer: Client, focal_point: Client) -> None:
    lacking = officer.post(f"{PATH}nouvelle/", filled(evidence_prices=""))
    assert lacking.status_code == 422
    assert "Dites ce qui a été vu" in lacking.content.decode()
    assert 'value="Mireille"' in lacking.content.decode()
    assert officer.post(f"{PATH}nouvelle/", filled()).status_code == 302
    own = manager.get(PATH).content.decode()
    assert "Vu sur place" in own
    assert "3 sur 4 · presque" in own
    assert "dès qu’il y en a cinq" in own
    partner = focal_point.get(PATH).content.decode()
    assert "3 sur 4 · presque" in partner
    assert "Vu sur place" not in partner
    assert "Mireille" not in partner


def test_two_of_one_grid_draw_a_line(manager: Client, officer: Client) -> None:
    officer.post(f"{PATH}nouvelle/", filled("1"))
    assert manager.get(PATH).context["trend"] is None
    officer.post(f"{PATH}nouvelle/", filled("3", mark_organs="0"))
    page = manager.get(PATH)
    assert len(page.context["trend"].rows) == 2
    assert page.context["capped_by"] == ["Organes complets et en cours de mandat"]
    assert "AUS 178" in page.content.decode()


def test_a_withdrawn_one_says_so(manager: Client, officer: Client) -> None:
    officer.post(f"{PATH}nouvelle/", filled())
    identifier = Assessment.plain.get().id
    answer = manager.post(f"{PATH}{identifier}/retirer/", {"operation_id": str(new_id()), "reason": "Non"})
    assert answer.status_code == 404
    answer = officer.post(f"{PATH}{identifier}/retirer/", {"operation_id": str(new_id()), "reason": "Erreur"})
    assert answer.status_code == 302
    assert "Pas encore d’évaluation" in manager.get(PATH).content.decode()
    assert "est retirée" in manager.get(f"{PATH}{identifier}/").content.decode()
    assert manager.get(f"{PATH}{new_id()}/").status_code == 404
