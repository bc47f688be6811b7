"""What a cooperative says of itself."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from lisanga.core.kernel import clock
from lisanga.core.operations.context import Context
from lisanga.core.operations.tests.network import Network
from lisanga.core.scope.models import Organisation
from lisanga.core.scope.viewer import Viewer
from lisanga.domains.cooperatives.models import Cooperative
from lisanga.domains.cooperatives.operations.set_stage import SetStage
from lisanga.domains.cooperatives.operations.statutes import SILENT, Statutes, statutes_of
from lisanga.domains.cooperatives.operations.update_identity import UpdateIdentity
from lisanga.domains.cooperatives.tests.ground import act, codes, create, president_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def young(network: Network) -> tuple[UUID, Viewer]:
    organisation = create(network).id
    return organisation, president_of(organisation)


def context(organisation: UUID) -> Context:
    return Context(organisation, UUID(int=0), clock.now(), {}, {})


def test_what_is_left_out_stays(young: tuple[UUID, Viewer]) -> None:
    organisation, president = young
    first = UpdateIdentity(
        name="Bomoko bwa Idiofa",
        place=" Avenue du Marché 4 ",
        nominal_share=5_000,
        max_share_pct=1_000,
        founded_on=date(2026, 1, 2),
    )
    assert act(president, "update_identity", organisation, first).verdict == "accepted"
    assert act(president, "update_identity", organisation, UpdateIdentity(allow_quarter=True)).verdict == "accepted"
    kept = Cooperative.plain.get(organisation_id=organisation)
    assert (kept.place, kept.nominal_share, kept.founded_on) == ("Avenue du Marché 4", 5_000, date(2026, 1, 2))
    assert (Organisation.objects.get(id=organisation).name, kept.sort_name) == (
        "Bomoko bwa Idiofa",
        "bomoko bwa idiofa",
    )
    assert statutes_of(context(organisation)) == Statutes("SCOOPS", 5_000, 1_000, None, True)


def test_zero_makes_the_statutes_silent(young: tuple[UUID, Viewer]) -> None:
    organisation, president = young
    act(president, "update_identity", organisation, UpdateIdentity(max_share_pct=1_000))
    act(president, "update_identity", organisation, UpdateIdentity(max_share_pct=0))
    assert statutes_of(context(organisation)).max_share_pct is None


def test_a_new_value_of_shares_asks_for_the_assembly(young: tuple[UUID, Viewer]) -> None:
    organisation, president = young
    assert codes(act(president, "update_identity", organisation, UpdateIdentity(nominal_share=5_000))) == []
    answer = act(president, "update_identity", organisation, UpdateIdentity(nominal_share=6_000))
    assert (answer.verdict, codes(answer), answer.problems[0].reference) == ("flagged", ["nominal_changed"], "AUS 61")


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"name": " "}, "no_name"),
        ({"header": "x" * 301}, "too_long"),
        ({"max_share_pct": 10_001}, "bad_percentage"),
        ({"nominal_share": -1}, "bad_nominal"),
    ],
)
def test_nonsense_is_refused(young: tuple[UUID, Viewer], more: dict[str, Any], code: str) -> None:
    organisation, president = young
    answer = act(president, "update_identity", organisation, UpdateIdentity(**more))
    assert (answer.verdict, codes(answer)) == ("refused", [code])


def test_without_an_identity_nothing_is_changed(network: Network) -> None:
    president = network.viewer("president")
    for name, sent in (("update_identity", UpdateIdentity(place="x")), ("set_stage", SetStage(stage="constituted"))):
        assert codes(act(president, name, network.cooperative, sent)) == ["unknown_cooperative"]
    assert statutes_of(context(network.cooperative)) == SILENT


def test_outside_scope(network: Network, young: tuple[UUID, Viewer]) -> None:
    organisation, _president = young
    for viewer in (network.stranger("president"), network.viewer("direction"), network.viewer("secretary")):
        assert act(viewer, "update_identity", organisation, UpdateIdentity(place="x")).number == 0
        assert act(viewer, "set_stage", organisation, SetStage(stage="constituted", signatories=5)).number == 0
    assert Cooperative.plain.get(organisation_id=organisation).stage == "initiative"
