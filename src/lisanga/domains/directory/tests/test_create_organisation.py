"""Partners and other organisations."""

import pytest

from lisanga.core.operations.models import ChainHead
from lisanga.core.operations.tests.network import Network
from lisanga.core.scope.models import Organisation
from lisanga.domains.directory.operations.create_organisation import CreateOrganisation
from lisanga.domains.directory.tests.conftest import Send, codes

pytestmark = pytest.mark.django_db


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
