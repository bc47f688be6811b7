"""The ledger, its days, what each side may do about them, and the tasks that follow."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lisanga.core.files.tests.samples import PDF
from lisanga.core.kernel import clock
from lisanga.core.operations.tests.network import add_person
from lisanga.domains.partnerships.models import Due, Obligation
from lisanga.domains.partnerships.tests.ground import contest, draft, due_of, fulfil
from lisanga.interfaces.web.partnerships.tests.conftest import Ground
from lisanga.interfaces.web.tests.signed_in import assert_exports, body, invalid_fields, queries, words


def test_what_we_owe_comes_first_on_each_side(ground: Ground) -> None:
    office = words(ground.desk("programme_officer").get("obligations"))
    assert 'class="tabs" aria-label="Convention"' in office  # without a name the rail would hide them
    partner = words(ground.desk("focal_point").get("obligations"))
    for page, ours, theirs in ((office, "Feuille de route", "Points focaux"), (partner, "Points focaux", "Feuille de")):
        table = page[page.index("Ce que nous devons") :]
        assert table.index(ours) < table.index("nous doit") < table.index(theirs, table.index("nous doit"))
    assert "Ce que la Province du Kwilu nous doit" in office
    assert "Ce que CERPEC ASBL nous doit" in partner
    assert_exports(ground.desk("focal_point"), "obligations", holds="Feuille de route")


def test_a_draft_teaches_what_will_come(ground: Ground) -> None:
    draft(ground.network, code="KL-B")
    page = words(ground.desk("focal_point", "KL-B").get("obligations"))
    assert "Les obligations naissent à la signature" in page


def test_who_owes_proves_with_a_file_and_both_sides_read_it(ground: Ground, data: Path) -> None:
    due = due_of(ground.agreement, "P1")
    desk = ground.desk("focal_point")
    page = words(desk.get("obligation", due.obligation_id))
    assert "Dire où nous en sommes" in page
    assert "multipart/form-data" in words(desk.get("due_fulfil", due.id))
    bare = desk.post("due_fulfil", due.id, state="done", day="2026-02-01")
    assert (bare.status_code, invalid_fields(bare)) == (422, ["statement"])
    upload = SimpleUploadedFile("lettre.pdf", PDF)
    sent = desk.post("due_fulfil", due.id, state="done", day="2026-02-01", record="Lettre 14", evidence=upload)
    assert sent.status_code == 302
    assert Due.plain.get(id=due.id).holder == ground.network.partner
    for role in ("programme_officer", "focal_point"):
        reader = ground.desk(role)
        assert "Lettre 14" in words(reader.get("obligation", due.obligation_id))
        assert body(reader.get("due_evidence", due.id)) == PDF
    assert ground.elsewhere().get("due_evidence", due.id).status_code == 404


def test_contest_and_answer(ground: Ground) -> None:
    due = due_of(ground.agreement, "C1")
    fulfil(ground.network, due, "direction")
    office, partner = ground.desk("programme_officer"), ground.desk("focal_point")
    assert office.get("due_contest", due.id).status_code == 404  # one's own
    assert partner.post("due_contest", due.id, reason="Aucun indicateur").status_code == 302
    page = words(office.get("obligation", due.obligation_id))
    assert "Aucun indicateur" in page
    assert "contestée" in page
    assert partner.get("due_answer", due.id).status_code == 404
    assert "Aucun indicateur" in words(office.get("due_answer", due.id))
    assert office.post("due_answer", due.id, answer="Page 4", done="on").status_code == 302
    assert "Page 4" in words(partner.get("obligation", due.obligation_id))
    assert office.get("due_answer", due.id).status_code == 404


def test_a_side_names_who_answers_for_it(ground: Ground) -> None:
    due = due_of(ground.agreement, "C1")
    desk = ground.desk("direction")
    officer = ground.network.people["programme_officer"]
    assert officer.name in words(desk.get("obligation_plan", due.obligation_id))
    assert desk.post("obligation_plan", due.obligation_id, owner=str(officer.id)).status_code == 302
    assert Obligation.plain.get(id=due.obligation_id).owner == officer.id
    assert ground.desk("focal_point").get("obligation_plan", due.obligation_id).status_code == 404


def test_one_more(ground: Ground) -> None:
    desk = ground.desk("focal_point")
    bare = desk.post("obligation_new", side="partner", title="Local", rhythm="once")
    assert (bare.status_code, invalid_fields(bare)) == (422, ["due_on"])
    sent = desk.post("obligation_new", side="partner", title="Local à Gungu", rhythm="once", due_on="2026-06-30")
    assert sent.status_code == 302
    assert "Local à Gungu" in words(ground.desk("direction").get("obligations"))


def test_an_obligation_stands_under_its_own_agreement(ground: Ground) -> None:
    draft(ground.network, code="KL-B")
    due = due_of(ground.agreement, "C1")
    desk = ground.desk("programme_officer", "KL-B")
    assert desk.get("obligation", due.obligation_id).status_code == 404
    assert desk.get("due_fulfil", due.id).status_code == 404


@pytest.mark.parametrize("role", ["observer", "trainer"])
def test_who_only_reads_does_nothing(ground: Ground, role: str) -> None:
    place = ground.network.partner if role == "observer" else ground.network.programme
    ground.network.people[role] = add_person(role, role, place)
    desk, due = ground.desk(role), due_of(ground.agreement, "P1")
    assert desk.get("obligations").status_code == desk.get("obligation", due.obligation_id).status_code == 200
    for name in ("due_fulfil", "due_contest", "due_answer"):
        assert desk.get(name, due.id).status_code == 404
    assert desk.get("obligation_new").status_code == 404


def test_what_is_due_waits_in_the_owners_a_faire(ground: Ground) -> None:
    due = due_of(ground.agreement, "C1")
    Due.plain.exclude(id=due.id).update(due_on=clock.today() + timedelta(days=90))
    Due.plain.filter(id=due.id).update(due_on=clock.today() + timedelta(days=3))
    home = words(ground.desk("programme_officer").client.get("/"))
    assert "Feuille de route" in home  # nobody answers for it: it waits for the whole side
    assert "Feuille de route" not in words(ground.desk("focal_point").client.get("/"))
    Obligation.plain.filter(id=due.obligation_id).update(owner=ground.network.people["direction"].id)
    assert "Feuille de route" not in words(ground.desk("programme_officer").client.get("/"))
    Due.plain.filter(id=due.id).update(due_on=clock.today() - timedelta(days=3))
    assert "En retard depuis le" in words(ground.desk("direction").client.get("/"))
    contest(ground.network, due, "focal_point")
    assert "répondez à l’autre partie" in words(ground.desk("direction").client.get("/"))


def test_the_ledger_costs_the_same_whatever_there_is(ground: Ground) -> None:
    desk = ground.desk("focal_point")
    before = queries(desk, "obligations")
    for number in range(4):
        desk.post("obligation_new", side="partner", title=f"Promesse {number}", rhythm="monthly")
    desk.get("obligations")  # what was said after the last one is read once
    assert queries(desk, "obligations") == before
    assert before <= 14
