"""The register in sentences."""

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.gate import submit_one
from lisanga.core.operations.models import RegisterLine
from lisanga.core.operations.sentences import Known
from lisanga.core.operations.verification import verify_chains
from lisanga.domains.directory.operations.redact_payload import RedactPayload
from lisanga.domains.treasury.operations.pay_member import PayMember
from lisanga.domains.treasury.operations.record_cash import RecordCash
from lisanga.domains.treasury.operations.reverse_movement import ReverseMovement
from lisanga.domains.treasury.tests.ground import Ground
from lisanga.interfaces.web.register.payloads import labelled
from lisanga.interfaces.web.tests.signed_in import (
    Office,
    assert_exports,
    assert_hidden,
    invalid_fields,
    office,
    queries,
    words,
)

pytestmark = pytest.mark.django_db


def spend(ground: Ground, label: str = "Camion de Bulungu") -> RecordCash:
    sent = RecordCash(till=ground.cash, direction="out", amount=35_000, category="transport", label=label)
    assert ground.send("treasury.record_cash", sent).recorded
    return sent


@pytest.fixture
def control(ground: Ground) -> Office:
    spend(ground)
    return office(ground.network, "control")


def test_each_line_is_a_sentence_with_its_decision(control: Office) -> None:
    page = words(control.get("register"))
    assert "secretary A a noté un mouvement de caisse de 35 000 FC : Camion de Bulungu." in page
    assert "secretary A a ouvert la caisse « Caisse du bureau »." in page
    assert "enregistrée, à vérifier" in page  # the till went below zero
    assert_exports(control, "register", holds="Camion de Bulungu")


def test_filters_and_pages(ground: Ground, control: Office) -> None:
    assert "Camion" not in words(control.get("register", sur="members"))
    assert "Aucune opération ici" in words(control.get("register", decision="refused"))
    flagged = words(control.get("register", decision="flagged"))
    assert "Camion" in flagged
    assert "a ouvert la caisse" not in flagged
    for index in range(50):
        spend(ground, f"course {index}")
    assert "Camion" not in words(control.get("register"))
    assert "Camion" in words(control.get("register", apres=5))


def test_a_line_shows_what_was_sent_as_labelled_words(ground: Ground, control: Office) -> None:
    number = RegisterLine.objects.get(type="treasury.record_cash").number
    page = words(control.get("register_entry", number))
    for shown in ("Transport", "35 000", "Caisse du bureau", "secretary A", "passe sous zéro"):
        assert shown in page
    assert "record_cash" not in page
    assert "{" not in page.split("<main", 1)[1]
    assert control.get("register_entry", 999).status_code == 404
    assert control.get("register_entry", 10**30).status_code == 404


def test_a_refused_request_says_what_was_asked(ground: Ground, control: Office) -> None:
    refused = ground.send("treasury.reverse_movement", ReverseMovement(movement=ground.kabeya, reason="Erreur"))
    page = words(control.get("register_entry", refused.number))
    assert "secretary A a demandé : Corriger un mouvement d’argent." in page
    assert "Ce mouvement n’existe pas." in page


def test_members_are_named_in_the_page_and_not_in_the_line(ground: Ground, control: Office) -> None:
    paid = ground.send("treasury.pay_member", PayMember(member=ground.kabeya, till=ground.cash, amount=1_000))
    assert "KABEYA Mukubwa Rémy" in words(control.get("register_entry", paid.number))
    assert "KABEYA" not in RegisterLine.objects.get(number=paid.number, organisation=ground.cooperative).outcome


def test_a_blanked_payload_leaves_who_and_what(ground: Ground, control: Office) -> None:
    number = RegisterLine.objects.get(type="treasury.record_cash").number
    president = ground.network.viewer("president")
    blank = ground.wrap("directory.redact_payload", RedactPayload(number=number, reason="Demande de la personne"))
    assert submit_one(president, blank).recorded
    page = words(control.get("register_entry", number))
    assert "Camion" not in page
    assert "Contenu effacé" in page
    assert "Noter une recette ou une dépense" in page


def test_the_president_blanks_a_line_for_good(ground: Ground, control: Office) -> None:
    number = RegisterLine.objects.get(type="treasury.record_cash").number
    president = office(ground.network, "president")
    assert control.get("register_redact", number).status_code == 404
    assert "pour toujours" in words(president.get("register_redact", number))
    assert invalid_fields(president.post("register_redact", number, reason="")) == ["reason"]
    sent = {"operation_id": str(new_id()), "reason": "Demande de la personne"}
    assert president.post("register_redact", number, **sent).status_code == 302
    assert president.post("register_redact", number, **sent).status_code == 302
    assert "Contenu effacé" in words(president.get("register_entry", number))
    assert president.get("register_redact", number).status_code == 404
    assert list(verify_chains()) == []


def test_an_operation_leads_to_its_line(ground: Ground, control: Office) -> None:
    line = RegisterLine.objects.get(type="treasury.record_cash")
    answer = control.get("register_operation", line.operation)
    assert (answer.status_code, answer.url) == (302, f"/c/BULUNGU/registre/{line.number}/")
    assert control.get("register_operation", new_id()).status_code == 404


def test_the_page_costs_the_same_with_more_lines(ground: Ground, control: Office) -> None:
    few = queries(control, "register")
    for index in range(10):
        spend(ground, f"course {index}")
    assert queries(control, "register") == few


def test_others_see_nothing(ground: Ground, control: Office) -> None:
    assert_hidden(ground.network, {"register": ()})
    assert_hidden(ground.network, dict.fromkeys(("register_entry", "register_redact"), (1,)))
    operation = RegisterLine.objects.get(type="treasury.record_cash").operation
    assert_hidden(ground.network, {"register_operation": (operation,)})


def test_long_payloads_are_cut_and_counted() -> None:
    lines = labelled({"weighings": list(range(1, 61))}, Known())
    assert lines is not None
    assert lines[0] == ("Pesées", "1")
    assert lines[-1] == ("…", "et 20 autres lignes")
    assert labelled(None, Known()) is None
