"""From stage to stage."""

from uuid import UUID

import pytest

from lisanga.core.kernel import clock
from lisanga.core.operations.tests.network import Network
from lisanga.core.scope.models import Organisation
from lisanga.core.scope.viewer import Viewer
from lisanga.domains.cooperatives.models import Cooperative
from lisanga.domains.cooperatives.operations.set_stage import SetStage
from lisanga.domains.cooperatives.tests.ground import act, codes, create, president_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def young(network: Network) -> tuple[UUID, Viewer]:
    organisation = create(network).id
    return organisation, president_of(organisation)


def test_from_initiative_to_functional(young: tuple[UUID, Viewer]) -> None:
    organisation, president = young
    few = SetStage(stage="constituted", signatories=14, form="coop_ca")
    assert codes(act(president, "set_stage", organisation, few)) == ["too_few_signatories"]
    enough = SetStage(stage="constituted", signatories=15, form="coop_ca")
    assert codes(act(president, "set_stage", organisation, enough)) == []
    assert Organisation.objects.get(id=organisation).kind == "initiative"
    registered = SetStage(stage="registered", rsc_number="RSC/KL/2026/014")
    assert codes(act(president, "set_stage", organisation, registered)) == []
    kept = Cooperative.plain.get(organisation_id=organisation)
    assert (kept.form, kept.registered_on) == ("coop_ca", clock.today())
    assert Organisation.objects.get(id=organisation).kind == "coop_ca"
    assert codes(act(president, "set_stage", organisation, SetStage(stage="functional"))) == []
    assert Cooperative.plain.get(organisation_id=organisation).rsc_number == "RSC/KL/2026/014"
    late = SetStage(stage="stopped", form="scoops")
    assert codes(act(president, "set_stage", organisation, late)) == ["bad_form"]
