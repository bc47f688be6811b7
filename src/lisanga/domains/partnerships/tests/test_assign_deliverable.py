"""Who has a deliverable in hand, each side for itself."""

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.tests.network import Network
from lisanga.domains.partnerships.models import Deliverable
from lisanga.domains.partnerships.operations.assign_deliverable import AssignDeliverable
from lisanga.domains.partnerships.queries import deliverables
from lisanga.domains.partnerships.tests.delivering import FOCAL, LEADER, office, opened, partner, submit, validate
from lisanga.domains.partnerships.tests.ground import codes

pytestmark = pytest.mark.django_db


def test_each_side_names_its_own_and_touches_nothing_else(network: Network) -> None:
    made = opened(network)
    officer, focal = network.people["programme_officer"], network.people["focal_point"]
    told = office(network, "assign_deliverable", AssignDeliverable(deliverable=made, person=officer.id))
    assert (codes(told), told.result["name"]) == ([], officer.name)
    assert codes(partner(network, "assign_deliverable", AssignDeliverable(deliverable=made, person=focal.id))) == []
    found = deliverables.deliverable(network.viewer(LEADER).scope, made)
    assert (found.owner, found.examiner) == (officer.id, focal.id)
    assert codes(partner(network, "assign_deliverable", AssignDeliverable(deliverable=made), FOCAL)) == []
    found = deliverables.deliverable(network.viewer(LEADER).scope, made)
    assert (found.owner, found.examiner) == (officer.id, None)


def test_nobody_of_the_other_side(network: Network) -> None:
    made = opened(network)
    officer, focal = network.people["programme_officer"], network.people["focal_point"]
    for send, person in ((office, focal), (partner, officer)):
        sent = AssignDeliverable(deliverable=made, person=person.id)
        assert codes(send(network, "assign_deliverable", sent)) == ["owner_elsewhere"]
    assert codes(office(network, "assign_deliverable", AssignDeliverable(deliverable=new_id()))) == [
        "unknown_deliverable"
    ]
    assert Deliverable.plain.filter(owner=None, examiner=None).count() == 1


def test_what_is_validated_waits_for_nobody(network: Network) -> None:
    made = opened(network)
    submit(network, made)
    validate(network, made)
    assert codes(office(network, "assign_deliverable", AssignDeliverable(deliverable=made))) == ["decided"]
