"""Founding, organisations, people, follow-ups, redaction."""

from datetime import date

import pytest

from lisanga.core.kernel import clock
from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.envelope import envelope
from lisanga.core.operations.gate import submit_one
from lisanga.core.operations.models import ChainHead, Payload, RegisterLine
from lisanga.core.operations.tests.network import Network
from lisanga.core.operations.verification import verify_chains
from lisanga.core.scope.models import Grant, Organisation, OrganisationLink, Person
from lisanga.core.scope.viewer import system_viewer, viewer_of
from lisanga.domains.directory.operations.create_organisation import CreateOrganisation
from lisanga.domains.directory.operations.end_follow_up import EndFollowUp
from lisanga.domains.directory.operations.found_network import FoundNetwork
from lisanga.domains.directory.operations.open_follow_up import OpenFollowUp
from lisanga.domains.directory.operations.redact_payload import RedactPayload
from lisanga.domains.directory.operations.register_person import RegisterPerson
from lisanga.domains.directory.operations.writing import NewPerson
from lisanga.domains.directory.tests.conftest import Send, codes

pytestmark = pytest.mark.django_db


def founding() -> FoundNetwork:
    first = NewPerson(id=new_id(), name="Marie Lelo", email="Marie@Example.org")
    return FoundNetwork(code="CERPEC", name="CERPEC ASBL", first_person=first, grant=new_id())


@pytest.mark.django_db
def test_a_network_is_founded_once_by_the_installation() -> None:
    programme, sent = new_id(), founding()
    answer = submit_one(system_viewer(clock.today()), envelope("directory.found_network", programme, sent))
    assert (answer.verdict, answer.number) == ("accepted", 1)
    person = Person.objects.get()
    assert (person.email, person.has_usable_password(), person.must_change_password) == (
        "marie@example.org",
        False,
        True,
    )
    assert Grant.objects.get().role == "direction"
    again = envelope("directory.found_network", programme, founding())
    assert codes(submit_one(system_viewer(clock.today()), again)) == ["already_founded"]
    assert submit_one(viewer_of(person, clock.today()), envelope("directory.found_network", new_id(), sent)).number == 0
    assert list(verify_chains()) == []


def test_a_partner_gets_its_own_register(network: Network, send: Send) -> None:
    sent = CreateOrganisation(code="gungu", name="Secteur de Gungu", kind="secteur")
    answer = send("programme_officer", "directory.create_organisation", network.programme, sent)
    made = Organisation.objects.get(id=answer.id)
    assert (made.code, made.kind) == ("GUNGU", "secteur")
    assert ChainHead.objects.get(organisation=answer.id).number == 0


@pytest.mark.parametrize(
    ("code", "name", "kind", "problem"),
    [
        ("GU", "Territoire de Gungu", "secteur", "territoire_is_not_etd"),  # G88
        ("GU", "Gungu", "territoire", "territoire_is_not_etd"),
        ("KL", "Encore le Kwilu", "province", "code_taken"),
        ("é", "Gungu", "secteur", "bad_code"),
        ("GU", " ", "secteur", "no_name"),
        ("GU", "Gungu", "scoops", "unknown_kind"),
        ("GU", "Gungu", "programme", "unknown_kind"),
    ],
)
def test_what_is_no_partner(network: Network, send: Send, code: str, name: str, kind: str, problem: str) -> None:
    sent = CreateOrganisation(code=code, name=name, kind=kind)
    answer = send("direction", "directory.create_organisation", network.programme, sent)
    assert (answer.verdict, codes(answer)) == ("refused", [problem])


def test_only_the_programme_creates(network: Network, send: Send) -> None:
    sent = CreateOrganisation(code="GU", name="Gungu", kind="secteur")
    for role, organisation in (("partner_leader", network.partner), ("president", network.cooperative)):
        assert send(role, "directory.create_organisation", organisation, sent).number == 0
        assert send(role, "directory.create_organisation", network.programme, sent).number == 0


def test_a_person_is_registered_without_a_password(network: Network, send: Send) -> None:
    sent = RegisterPerson(name=" Awa Kisita ", phone="0811 234 567")
    answer = send("manager", "directory.register_person", network.cooperative, sent)
    person = Person.objects.get(id=answer.id)
    assert (person.name, person.phone, person.has_usable_password()) == ("Awa Kisita", "+243811234567", False)


@pytest.mark.parametrize(
    ("sent", "problem"),
    [
        (RegisterPerson(name="", phone="0811234567"), "no_name"),
        (RegisterPerson(name="Awa"), "no_contact"),
        (RegisterPerson(name="Awa", phone="12"), "bad_phone"),
        (RegisterPerson(name="Awa", phone="+243899999999"), "phone_taken"),
        (RegisterPerson(name="Awa", email="TAKEN@example.org"), "email_taken"),
    ],
)
def test_a_person_is_one(network: Network, send: Send, sent: RegisterPerson, problem: str) -> None:
    Person.objects.create(name="X", email="taken@example.org", phone="+243899999999")
    answer = send("manager", "directory.register_person", network.cooperative, sent)
    assert (answer.verdict, codes(answer)) == ("refused", [problem])
    assert sent.phone not in answer.problems[0].message or not sent.phone


def test_the_cooperative_opens_and_ends_a_follow_up(network: Network, send: Send) -> None:
    assert network.cooperative not in network.viewer("programme_officer").scope.rows
    opened = send(
        "president",
        "directory.open_follow_up",
        network.cooperative,
        OpenFollowUp(programme=network.programme, valid_from=date(2026, 1, 1)),
    )
    assert network.cooperative in network.viewer("programme_officer").scope.rows
    assert network.other not in network.viewer("programme_officer").scope.rows
    later = EndFollowUp(link=opened.id, valid_to=date(2026, 6, 30))
    assert send("direction", "directory.end_follow_up", network.cooperative, later).number == 0
    assert send("president", "directory.end_follow_up", network.cooperative, later).verdict == "accepted"
    assert network.cooperative not in network.viewer("programme_officer").scope.rows
    longer = EndFollowUp(link=opened.id, valid_to=date(2099, 6, 30))
    assert codes(send("president", "directory.end_follow_up", network.cooperative, longer)) == ["already_ended"]


def test_a_follow_up_is_the_programmes_alone(network: Network, send: Send) -> None:
    sent = OpenFollowUp(programme=network.partner, valid_from=date(2026, 1, 1))
    assert codes(send("president", "directory.open_follow_up", network.cooperative, sent)) == ["not_a_programme"]
    wrong = OpenFollowUp(programme=network.programme, valid_from=date(2026, 1, 2), valid_to=date(2026, 1, 1))
    assert codes(send("president", "directory.open_follow_up", network.cooperative, wrong)) == ["ends_before_start"]
    right = OpenFollowUp(programme=network.programme, valid_from=date(2026, 1, 2))
    assert codes(send("president", "directory.open_follow_up", network.cooperative, right)) == []
    assert codes(send("president", "directory.open_follow_up", network.cooperative, right)) == ["already_open"]
    elsewhere = EndFollowUp(link=OrganisationLink.objects.get(kind="follow_up").id, valid_to=date(2026, 2, 1))
    mine = send(network.stranger("president"), "directory.end_follow_up", network.other, elsewhere)
    assert codes(mine) == ["unknown_follow_up"]


def test_a_redaction_blanks_the_words_and_the_chain_still_holds(network: Network, send: Send) -> None:
    first = send(
        "manager", "directory.register_person", network.cooperative, RegisterPerson(name="Awa", email="a@b.cd")
    )
    sent = RedactPayload(number=first.number, reason="Demande de la personne")
    assert send("manager", "directory.redact_payload", network.cooperative, sent).number == 0
    assert send("president", "directory.redact_payload", network.cooperative, sent).verdict == "accepted"
    assert Payload.objects.get(organisation=network.cooperative, number=first.number).body == ""
    assert list(verify_chains()) == []
    assert codes(send("president", "directory.redact_payload", network.cooperative, sent)) == ["unknown_line"]
    no_reason = RedactPayload(number=2, reason=" ")
    assert codes(send("president", "directory.redact_payload", network.cooperative, no_reason)) == ["no_reason"]
    assert RegisterLine.objects.filter(organisation=network.other).count() == 0
