"""A session from its list to its certificates, in the browser and on paper."""

import re
from urllib.parse import urlsplit

import pytest
from django.test import Client

from lisanga.core.kernel.ids import new_id
from lisanga.domains.training.credential import opened
from lisanga.domains.training.models import Certificate, Participant, Presence
from lisanga.domains.training.tests.ground import DAY, Ground
from lisanga.interfaces.public.trainings import key_of_certificates, training_certificate_url
from lisanga.interfaces.web.tests.signed_in import body, written
from lisanga.interfaces.web.training.tests.desk import Desk, officer, other_partner, partner

pytestmark = pytest.mark.django_db
PERSON = {"family": "Mpia", "given": "Jean", "sex": "M", "kind": "future_member", "zone": "CD-KL/Bagata"}


@pytest.fixture
def session(ground: Ground) -> object:
    one = ground.session()
    ground.enrol(one, *ground.people(3))
    return one


def test_people_are_written_and_the_same_name_is_asked_about(ground: Ground) -> None:
    desk = officer(ground.network)
    assert "Aucun participant" in desk.words("participants")
    assert desk.post("participant_new", **PERSON).status_code == 302
    asked = desk.post("participant_new", **{**PERSON, "family": "MPIA", "given": "jean"})
    assert asked.status_code == 422
    assert "est-ce la même" in asked.content.decode()
    assert desk.post("participant_new", **PERSON, confirmed="on").status_code == 302
    assert Participant.plain.count() == 2
    kept = Participant.plain.get(number=1)
    assert (kept.province, kept.territory) == ("CD-KL", "Bagata")
    assert "MPIA Jean" in desk.words("participants", q="jean")
    assert "Personne de ce nom" in desk.words("participants", q="zzz")
    assert "Bagata" in desk.words("participant", kept.id)
    assert "Mpia" in body(desk.get("participants", format="csv")).decode("utf-8-sig")


def test_staff_name_their_partner(ground: Ground) -> None:
    desk = officer(ground.network)
    staff = {**PERSON, "kind": "partner_staff"}
    assert desk.post("participant_new", **staff).status_code == 422
    assert desk.post("participant_new", **staff, belongs_to=str(ground.network.partner)).status_code == 302
    assert Participant.plain.get().partner_id == ground.network.partner


def test_names_are_ticked_onto_the_sheet(ground: Ground) -> None:
    desk, session, people = officer(ground.network), ground.session(), ground.people(2)
    assert "Personne d’inscrit encore" in desk.words("training_session", session)
    assert desk.post("session_people", session, qui=[str(one) for one in people]).status_code == 302
    assert Presence.plain.count() == 2
    assert "MPIAA" not in desk.words("session_people", session)
    assert desk.post("session_people", session).status_code == 200


def test_one_tap_a_person_and_one_for_all(ground: Ground, session: object) -> None:
    desk, first = officer(ground.network), Presence.plain.get(line=1).participant
    page = str(new_id())
    for _tap in range(2):
        assert desk.post("attendance", session, operation_id=page, qui=str(first), jour="2026-03-09").status_code == 302
    assert written("training.record_attendance", ground.network.programme) == 1
    assert Presence.plain.get(line=1).came_on == DAY
    desk.post("attendance", session, tous="1", jour="2026-03-09")
    assert not Presence.plain.filter(came_on=None).exists()
    page_words = desk.words("training_session", session)
    assert "présent" in page_words
    assert "3 / 30" in page_words


def test_the_signed_sheet_is_typed_in_at_once(ground: Ground, session: object) -> None:
    desk = officer(ground.network)
    wrong = desk.post("sheet_lines", session, lignes="1, 9")
    assert wrong.status_code == 422
    assert "n’est pas une ligne de cette feuille" in wrong.content.decode()
    assert desk.post("sheet_lines", session, lignes="").status_code == 422
    assert desk.post("sheet_lines", session, lignes="1, 3", jour="2026-03-09").status_code == 302
    assert set(Presence.plain.exclude(came_on=None).values_list("line", flat=True)) == {1, 3}


def test_the_paper_has_its_lines_and_its_square(ground: Ground, session: object) -> None:
    page = officer(ground.network).words("sheet_paper", session)
    assert "MPIAA Jean" in page
    assert "<svg" in page
    assert partner(ground.network).get("sheet_paper", session).status_code == 404


def test_a_presence_is_corrected_with_a_reason(ground: Ground, session: object) -> None:
    desk, one = officer(ground.network), Presence.plain.get(line=1).participant
    assert desk.get("presence_correct", session, one).status_code == 404
    desk.post("attendance", session, qui=str(one))
    assert desk.post("presence_correct", session, one, reason="").status_code == 422
    assert desk.post("presence_correct", session, one, reason="Erreur de ligne").status_code == 302
    assert Presence.plain.get(line=1).came_on is None


def test_a_certificate_verifies_with_and_without_a_network(ground: Ground, session: object) -> None:
    desk = officer(ground.network)
    desk.post("attendance", session, tous="1")
    desk.post("certificates_issue", session)
    assert Certificate.plain.count() == 3
    one = Certificate.plain.get(number=1)
    assert "n° 1" in desk.words("training_certificate", one.id)
    assert desk.words("session_certificates", session).count("<article") == 3
    address = _address(ground, one.id)
    facts = opened(address, key_of_certificates())
    assert (facts.number, facts.issuer, facts.title) == ("1", "CERPEC ASBL", "Création et statuts")
    page = Client().get(urlsplit(address).path)
    assert page.status_code == 200
    assert "authentique" in page.content.decode()
    changed = re.sub(r"(L1\..{9}).", r"\1Z", urlsplit(address).path)
    assert Client().get(changed).status_code == 404
    assert desk.post("certificate_withdraw", one.id, reason="Nom mal écrit").status_code == 302
    assert "retiré" in Client().get(urlsplit(address).path).content.decode()
    assert key_of_certificates() in Client().get("/v/formation/cle/").content.decode()


def _address(ground: Ground, certificate: object) -> str:
    from django.test import RequestFactory

    from lisanga.domains.training.queries import training_certificate

    scope = ground.network.viewer("programme_officer").scope
    row = training_certificate(scope, ground.network.programme, certificate)  # type: ignore[arg-type]  # an id
    return training_certificate_url(RequestFactory().get("/"), row)


def test_a_partner_reads_counts_and_its_own_staff_alone(ground: Ground) -> None:
    session = ground.session()
    own = ground.person("Kipulu", "Hubert", kind="partner_staff", belongs_to=ground.network.partner)
    other = ground.person("Khonde", "Emma", sex="F", kind="partner_staff", belongs_to=ground.network.other_partner)
    ground.attend(session, own, other, *ground.people(2))
    page = partner(ground.network).words("training_session", session)
    for text in ("25 à 35 ans", "KIPULU Hubert", "4 / 30"):
        assert text in page, text
    for text in ("KHONDE", "MPIAA"):
        assert text not in page, text
    for name in ("participants", "participant_new"):
        assert partner(ground.network).get(name).status_code == 404
    for name in ("attendance", "session_people", "sheet_lines", "session_certificates"):
        assert partner(ground.network).get(name, session).status_code == 404
    assert other_partner(ground.network).get("training_session", session).status_code == 404
    assert Desk(ground.network.people["manager"]).get("training_session", session).status_code == 404


def test_pages_cost_the_same_for_three_and_for_thirty(ground: Ground, session: object) -> None:
    desk = officer(ground.network)
    names = ("training_session", "attendance", "sheet_paper", "session_people")
    few = [desk.cost(name, session) for name in names] + [desk.cost("participants")]
    people = ground.people(26, post="wa")
    ground.enrol(session, *people)  # type: ignore[arg-type]  # an id
    assert [desk.cost(name, session) for name in names] + [desk.cost("participants")] == few


def test_the_day_alone_ticks_nobody(ground: Ground) -> None:
    """Enter in the box of the day sends the form by its first button."""
    session = ground.session()
    ground.enrol(session, *ground.people(2))
    desk = officer(ground.network)
    answer = desk.post("attendance", session, jour_seul="1", jour="2026-03-10")
    assert answer["Location"].endswith("?jour=2026-03-10")
    assert written("training.record_attendance", ground.network.programme) == 0
    page = desk.words("attendance", session, jour="2026-03-10")
    assert page.index('name="jour_seul"') < page.index('name="tous"')
    desk.post("attendance", session, tous="1", jour="2026-03-10")
    assert "Tous présents" not in desk.words("attendance", session)
