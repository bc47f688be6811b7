"""Action points in the office: raised from a record, found by who is to do them, done or dropped."""

from typing import Any
from uuid import UUID

import pytest

from lisanga.core.operations.models import RegisterLine
from lisanga.domains.training.models import ActionPoint
from lisanga.domains.training.tests.ground import DAY, Ground
from lisanga.domains.training.tests.visiting import PROMISE, planned, promised, visited
from lisanga.interfaces.web.tests.signed_in import describe
from lisanga.interfaces.web.training.tests.desk import Desk, officer, other_partner, partner

pytestmark = pytest.mark.django_db
SENT = {"text": "Envoyer le module", "due_on": "2026-04-30", "for_partner": "on", "for_cooperative": "on"}


def desk(ground: Ground, role: str) -> Desk:
    return Desk(ground.network.people[role])


def raised(ground: Ground, role: str = "focal_point", **more: str) -> UUID:
    """From a visit, for somebody."""
    visit = planned(ground)
    sent = {**SENT, "person": str(ground.network.people[role].id), **more}
    assert officer(ground.network).post("action_new", "visit", visit, **sent).status_code == 302
    found: UUID = ActionPoint.plain.get(subject=visit).id
    return found


@pytest.mark.parametrize("role", ["focal_point", "treasurer", "programme_officer"])
def test_who_is_to_do_it_finds_it_in_what_waits(ground: Ground, role: str) -> None:
    describe(ground.network.cooperative, ground.network.partner)
    made = raised(ground, role)
    page = desk(ground, role).words("home")
    assert page.count(f"/formation/actions/{made}/") == 1
    assert "Envoyer le module" in page
    assert "(vous)" in desk(ground, role).words("action", made)
    for reader in (other_partner(ground.network), Desk(ground.network.others["manager"])):
        assert str(made) not in reader.words("home")
        assert reader.get("action", made).status_code == 404


def test_what_is_wrong_stands_beside_its_field_and_nothing_is_lost(ground: Ground) -> None:
    describe(ground.network.cooperative, ground.network.partner)
    visit, office = planned(ground), officer(ground.network)
    nobody = office.post("action_new", "visit", visit, **SENT, person="autre")
    assert nobody.status_code == 422
    assert "Dites qui le fait." in nobody.content.decode()
    assert "Envoyer le module" in nobody.content.decode()
    focal = str(ground.network.people["focal_point"].id)
    shut: dict[str, Any] = {name: value for name, value in SENT.items() if name != "for_partner"}
    for sent, says in (
        ({**SENT, "person": focal, "owner": "Awa"}, "pas les deux"),
        ({**shut, "person": focal}, "lire"),
    ):
        answer = office.post("action_new", "visit", visit, **sent)
        assert (answer.status_code, says in answer.content.decode()) == (422, True), says
    assert not ActionPoint.plain.exists()


def test_done_by_the_partner_in_its_own_register(ground: Ground) -> None:
    made = raised(ground)
    focal = partner(ground.network)
    assert "C’est fait" in focal.words("action", made)
    page = {"operation_id": "0190b3f2-0000-7000-8000-000000000001", "note": "Envoyé", "fiche": "1"}
    for _click in range(2):
        assert focal.post("action_done", made, **page).status_code == 302
    line = RegisterLine.objects.get(type="training.partner_action_done")
    assert line.organisation == ground.network.partner
    for reader in (focal, officer(ground.network), desk(ground, "manager")):
        text = reader.words("action", made)
        for told in ("tenue", "Envoyé", "a dit une action faite"):
            assert told in text, told
    assert focal.words("actions", etat="done").count("Envoyer le module") == 1


def test_dropped_with_a_reason(ground: Ground) -> None:
    made, office = raised(ground), officer(ground.network)
    assert office.post("action_drop", made, reason="").status_code == 422
    assert partner(ground.network).post("action_drop", made, reason="Non").status_code == 404
    assert office.post("action_drop", made, reason="Le module existe déjà").status_code == 302
    assert "Le module existe déjà" in office.words("actions", etat="dropped")
    assert "Envoyer le module" not in partner(ground.network).words("home")
    assert office.get("action_drop", made).status_code == 404


def test_every_record_leads_to_its_actions_and_back(ground: Ground) -> None:
    describe(ground.network.cooperative, ground.network.partner)
    session, office = ground.session(), officer(ground.network)
    for kind, subject, page, arguments in (
        ("session", session, "training_session", (session,)),
        ("roadmap", ground.roadmap, "roadmap", (ground.roadmap,)),
        ("cooperative", ground.network.cooperative, "cooperative", ("BULUNGU",)),
    ):
        address = f"/formation/actions/de/{kind}/{subject}/"
        assert address in office.words(page, *arguments)
        sent = {**SENT, "person": "autre", "owner": "Le chef de bureau"}
        assert office.post("action_new", kind, subject, **sent).status_code == 302
        made = ActionPoint.plain.get(subject=subject)
        assert "Le chef de bureau" in office.words("actions_about", kind, subject)
        back = office.client.get(f"/formation/actions/{made.id}/").content.decode()
        assert office.client.get(back.split("Vient de")[1].split('href="')[1].split('"')[0]).status_code == 200
    for wrong in (("member", session), ("agreement", session)):
        assert office.get("actions_about", *wrong).status_code == 404
        assert office.get("action_new", *wrong).status_code == 404


def test_the_list_costs_the_same_and_exports(ground: Ground) -> None:
    office = officer(ground.network)
    visited(ground, PROMISE)
    before = office.cost("actions"), office.cost("home")
    for _turn in range(4):
        promised(ground)
    assert (office.cost("actions"), office.cost("home")) == before
    answer = office.get("actions", etat="open", format="csv")
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert content.decode("utf-8-sig").count("Afficher les prix") == 5
    assert DAY.year == 2026


def test_a_name_typed_at_a_visit_is_the_person_of_that_name(ground: Ground) -> None:
    person = ground.network.people["manager"]
    visit = planned(ground)
    sent = {"day": "2026-03-09", "visitor": "Clarisse", "findings": "Bien.", "text_0": "Afficher", "text_1": "Peser"}
    sent |= {"owner_0": person.name.upper(), "due_0": "2026-04-30", "owner_1": "Le chef", "due_1": "2026-04-30"}
    assert officer(ground.network).post("visit_record", visit, **sent).status_code == 302
    assert {(one.text, one.person) for one in ActionPoint.plain.all()} == {("Afficher", person.id), ("Peser", None)}
