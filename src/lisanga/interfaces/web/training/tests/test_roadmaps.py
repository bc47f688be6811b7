"""A roadmap from the model to its sessions, as the office and the partner see it."""

from datetime import date

import pytest

from lisanga.domains.training.models import Module, Phase, Roadmap, RoadmapVersion, Session
from lisanga.domains.training.tests.ground import DAY, Ground
from lisanga.interfaces.web.tests.signed_in import body
from lisanga.interfaces.web.training.tests.desk import Desk, officer, other_partner, partner

pytestmark = pytest.mark.django_db
HEAD = {"title": "Kwilu 2026", "starts_on": "2026-01-12", "ends_on": "2026-12-18", "objectives": ""}


def test_an_empty_page_teaches(network: object, db: None) -> None:
    from lisanga.core.operations.tests.network import Network

    assert isinstance(network, Network)
    assert "Aucune feuille de route" in officer(network).words("training")
    assert "Se déconnecter" in officer(network).words("training")  # the frame is not hidden by the page's own words
    assert "Aucune feuille de route" in partner(network).words("training")
    assert Desk(network.people["manager"]).get("training").status_code == 404


def test_from_the_model_to_an_adopted_plan(ground: Ground) -> None:
    desk = officer(ground.network)
    sent = {**HEAD, "partner": str(ground.network.partner), "model": "on"}
    made = desk.post("roadmap_new", **sent)
    assert made.status_code == 302
    plan = Roadmap.plain.get(title="Kwilu 2026")
    assert Phase.plain.filter(roadmap=plan.id).count() == 3
    assert Module.plain.filter(roadmap=plan.id).count() == 11
    assert desk.get("roadmap_adopt", plan.id).status_code == 405
    desk.post("roadmap_adopt", plan.id)
    page = desk.words("roadmap", plan.id)
    assert "adoptée" in page
    assert "Principes coopératifs et AUSCOOP" in page


def test_bad_dates_stand_beside_their_field(ground: Ground) -> None:
    answer = officer(ground.network).post("roadmap_new", **{**HEAD, "ends_on": "2025-01-01"})
    assert answer.status_code == 422
    assert "La fin vient après le début." in answer.content.decode()


def test_phases_and_modules_are_written_one_by_one(ground: Ground) -> None:
    desk = officer(ground.network)
    assert desk.post("roadmap_phase", ground.roadmap, title="Gérer").status_code == 302
    phase = Phase.plain.get(title="Gérer")
    module = {"title": "Tenir la caisse", "audience": "Gérants", "hours": "8", "target": "30"}
    assert desk.post("roadmap_module", ground.roadmap, query=f"?phase={phase.id}", **module).status_code == 302
    kept = Module.plain.get(title="Tenir la caisse")
    assert (kept.phase, kept.hours) == (phase.id, 8)
    changed = {**module, "hours": "12"}
    assert desk.post("roadmap_module", ground.roadmap, query=f"?module={kept.id}", **changed).status_code == 302
    assert Module.plain.get(id=kept.id).hours == 12
    assert "Tenir la caisse" in desk.words("roadmap_module", ground.roadmap, module=str(kept.id))
    gone = {"title": "Gérer", "remove": "on"}
    assert desk.post("roadmap_phase", ground.roadmap, query=f"?phase={phase.id}", **gone).status_code == 302
    assert not Module.plain.filter(id=kept.id).exists()
    assert desk.get("roadmap_module", ground.roadmap).status_code == 404


def test_an_adopted_plan_asks_why_and_shows_what_was(ground: Ground) -> None:
    desk = officer(ground.network)
    desk.post("roadmap_adopt", ground.roadmap)
    assert desk.post("roadmap_edit", ground.roadmap, **HEAD).status_code == 422
    assert desk.post("roadmap_edit", ground.roadmap, **HEAD, reason="Saison des pluies").status_code == 302
    assert RoadmapVersion.plain.get().reason == "Saison des pluies"
    assert "Saison des pluies" in desk.words("roadmap", ground.roadmap)
    assert "Création et statuts" in desk.words("roadmap_version", ground.roadmap, 1)
    assert "Saison des pluies" in partner(ground.network).words("roadmap", ground.roadmap)


def test_a_session_is_planned_moved_and_cancelled(ground: Ground) -> None:
    desk = officer(ground.network)
    form = {"planned_on": "2026-03-09", "kind": "training", "hours": "8", "target": "30", "zone": "CD-KL/Bagata"}
    where = f"?module={ground.module}"
    assert desk.post("session_new", ground.roadmap, query=where, **form).status_code == 302
    one = Session.plain.get()
    assert (one.territory, one.planned_on) == ("Bagata", DAY)
    moved = {**form, "planned_on": "2026-03-23", "place": "Salle paroissiale"}
    assert desk.post("session_edit", one.id, **moved).status_code == 302
    one = Session.plain.get()
    assert (one.planned_on, one.first_planned_on, one.place) == (date(2026, 3, 23), DAY, "Salle paroissiale")
    assert "09/03/2026" in desk.words("training_session", one.id)
    assert desk.post("session_edit", one.id, **moved, cancelled="Route coupée").status_code == 302
    assert "Route coupée" in desk.words("training_session", one.id)
    assert desk.get("session_edit", one.id).status_code == 404


def test_planned_against_done(ground: Ground) -> None:
    session = ground.session()
    ground.session(planned_on=date(2026, 2, 2))
    ground.attend(session, *ground.people(3))
    for desk in (officer(ground.network), partner(ground.network)):
        page = desk.words("roadmap", ground.roadmap)
        for text in (
            "1 / 2",
            "3 / 60",
            "en retard",
            "8 / 16",
            "1 sur 2 séances tenues ; 3 présences sur 60",
        ):
            assert text in page, text
        assert "Création et statuts" in body(desk.get("roadmap", ground.roadmap, format="csv")).decode("utf-8-sig")
        assert body(desk.get("roadmap", ground.roadmap, format="xlsx")).startswith(b"PK")


def test_another_partner_finds_nothing(ground: Ground) -> None:
    desk, session = other_partner(ground.network), ground.session()
    assert "Kwilu" not in desk.words("training")
    for name, thing in (("roadmap", ground.roadmap), ("training_session", session), ("roadmap_edit", ground.roadmap)):
        assert desk.get(name, thing).status_code == 404
        assert desk.post(name, thing).status_code in (404, 405)


def test_a_partner_reads_and_writes_nothing(ground: Ground) -> None:
    desk, session = partner(ground.network), ground.session()
    for name, thing in (("roadmap_edit", ground.roadmap), ("roadmap_phase", ground.roadmap), ("session_edit", session)):
        assert desk.get(name, thing).status_code == 404
    page = desk.words("roadmap", ground.roadmap)
    assert "/modifier/" not in page
    assert "/seance/" not in page


def test_pages_cost_the_same_whatever_stands_in_them(ground: Ground) -> None:
    desk, one = officer(ground.network), ground.session()
    ground.attend(one, ground.person())
    before = [desk.cost("training"), desk.cost("roadmap", ground.roadmap)]
    for _turn in range(3):
        ground.attend(ground.session(), *ground.people(4))
    assert [desk.cost("training"), desk.cost("roadmap", ground.roadmap)] == before
