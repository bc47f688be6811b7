"""A cooperative is created with a partner, in the programme's register."""

from typing import Any

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.models import ChainHead, RegisterLine
from lisanga.core.operations.tests.network import Network
from lisanga.core.operations.verification import verify_chains
from lisanga.core.scope.models import Organisation, OrganisationLink
from lisanga.domains.cooperatives.models import Cooperative
from lisanga.domains.cooperatives.tests.ground import act, codes, create, new_cooperative

pytestmark = pytest.mark.django_db


def test_it_stands_with_its_register_and_its_partner(network: Network) -> None:
    answer = create(network)
    assert (answer.verdict, answer.result) == ("accepted", {"organisation": str(answer.id)})
    made = Cooperative.plain.get(organisation_id=answer.id)
    assert (made.stage, made.form, made.sort_name) == ("initiative", "scoops", "bomoko ya idiofa")
    assert Organisation.objects.get(id=answer.id).kind == "initiative"
    assert ChainHead.objects.get(organisation=answer.id).number == 0
    link = OrganisationLink.objects.get(target_id=answer.id)
    assert (link.kind, link.source_id) == ("created", network.partner)
    assert answer.id in network.viewer("focal_point").scope.aggregates
    assert answer.id not in network.viewer("focal_point").scope.rows
    assert list(verify_chains()) == []


def test_one_that_exists_comes_with_its_number(network: Network) -> None:
    assert codes(create(network, stage="functional")) == ["no_rsc_number"]
    answer = create(network, stage="functional", rsc_number="RSC/KL/1")
    assert Organisation.objects.get(id=answer.id).kind == "scoops"
    again = create(network, code="OTHER", stage="registered", rsc_number=" RSC/KL/1 ")
    assert (again.verdict, codes(again)) == ("refused", ["rsc_number_taken"])


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"form": "sarl"}, "unknown_form"),
        ({"stage": "born"}, "unknown_stage"),
        ({"partner": new_id()}, "unknown_partner"),
        ({"province": "CD-XX"}, "unknown_province"),
        ({"territory": "Aketi"}, "unknown_territory"),
        ({"nominal_share": -1}, "bad_nominal"),
        ({"code": "KL"}, "code_taken"),
        ({"name": ""}, "no_name"),
    ],
)
def test_refusals(network: Network, more: dict[str, Any], code: str) -> None:
    answer = create(network, **more)
    assert (answer.verdict, codes(answer)) == ("refused", [code])
    assert not Cooperative.plain.exists()


def test_a_cooperative_is_no_partner(network: Network) -> None:
    assert codes(create(network, partner=network.cooperative)) == ["unknown_partner"]


def test_nobody_else_creates_one(network: Network) -> None:
    sent = new_cooperative(network)
    for role in ("partner_leader", "president"):
        assert act(network.viewer(role), "create_cooperative", network.programme, sent).number == 0
    assert not RegisterLine.objects.exists()
