"""The access ends at once, nothing falls between (S10)."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from lisanga.core.kernel import clock
from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.tests.network import Network
from lisanga.core.operations.verdicts import Answer
from lisanga.core.scope.models import Person
from lisanga.core.scope.viewer import Viewer, viewer_of
from lisanga.domains.directory.operations.writing import NewPerson
from lisanga.domains.partnerships.models import Deliverable, FocalPoint, Obligation
from lisanga.domains.partnerships.operations.assign_deliverable import AssignDeliverable
from lisanga.domains.partnerships.operations.end_focal_point import EndFocalPoint
from lisanga.domains.partnerships.queries import agreements, hand_overs, handed_along, handed_tasks, handed_to
from lisanga.domains.partnerships.tests.delivering import office, opened, partner, submit, validate
from lisanga.domains.partnerships.tests.ground import act, codes, due_of, fulfil, name, side, signed

pytestmark = pytest.mark.django_db


def _named(network: Network, agreement: UUID, **more: Any) -> FocalPoint:
    new = NewPerson(id=new_id(), name="Point focal", email=f"{new_id().hex}@example.org")
    answer = name(network, agreement, "partner_leader", new_person=new, **more)
    assert codes(answer) == []
    found: FocalPoint = FocalPoint.plain.get(id=answer.id)
    return found


def _end(network: Network, focal: FocalPoint, role: str = "partner_leader", **more: Any) -> Answer:
    sent = EndFocalPoint(focal_point=focal.id, **({"valid_to": clock.today()} | more))
    return act(network.viewer(role), "end_focal_point", side(network, role), sent)


def _viewer(focal: FocalPoint) -> Viewer:
    return viewer_of(Person.objects.get(id=focal.person_id), clock.today())


def test_the_access_is_lost_at_once(network: Network) -> None:
    focal = _named(network, signed(network))
    assert agreements(_viewer(focal).scope)
    assert codes(_end(network, focal)) == []
    assert agreements(_viewer(focal).scope) == []
    assert _viewer(focal).scope.parties == set()
    assert codes(_end(network, focal)) == ["unknown_focal_point"]


def test_an_end_to_come_leaves_the_access_until_then(network: Network) -> None:
    focal, day = _named(network, signed(network)), clock.today() + timedelta(days=10)
    assert codes(_end(network, focal, valid_to=day)) == []
    person = Person.objects.get(id=focal.person_id)
    assert agreements(viewer_of(person, day).scope)
    assert agreements(viewer_of(person, day + timedelta(days=1)).scope) == []


def test_named_twice_the_access_lasts_as_long_as_one_naming(network: Network) -> None:
    one, two = signed(network), signed(network, code="KL-2")
    focal = _named(network, one)
    again = name(network, two, "partner_leader", person=focal.person_id)
    assert again.result["role"] == ""
    assert codes(_end(network, focal)) == []
    assert agreements(_viewer(focal).scope)
    assert codes(_end(network, FocalPoint.plain.get(id=again.id))) == []
    assert agreements(_viewer(focal).scope) == []


def test_open_tasks_go_to_the_successor_with_a_note(network: Network) -> None:
    made = signed(network)
    old, heir = _named(network, made), _named(network, made)
    for clause in ("P1", "P3"):
        Obligation.plain.filter(agreement=made, clause=clause).update(owner=old.person_id)
    fulfil(network, due_of(made, "P1"), "focal_point")
    assert codes(_end(network, old, successor=heir.id)) == ["no_note"]
    answer = _end(network, old, successor=heir.id, note="Dossiers remis")
    assert (codes(answer), answer.result["moved"]) == ([], 1)
    owners = dict(Obligation.plain.filter(agreement=made).values_list("clause", "owner"))
    assert (owners["P3"], owners["P1"]) == (heir.person_id, old.person_id)  # what is done keeps its author


def test_deliverables_in_hand_go_along_on_either_side(network: Network) -> None:
    made = signed(network)
    done, waiting = opened(network, agreement=made), opened(network, period="2026-Q2", agreement=made)
    old, heir = _named(network, made), _named(network, made)
    for one in (done, waiting):
        sent = AssignDeliverable(deliverable=one, person=old.person_id)
        assert codes(partner(network, "assign_deliverable", sent)) == []
    assert codes(submit(network, done)) == []
    assert codes(validate(network, done)) == []
    answer = _end(network, old, successor=heir.id, note="Le deuxième trimestre arrive")
    assert (codes(answer), answer.result["moved"]) == ([], 1)
    hands = dict(Deliverable.plain.values_list("id", "examiner"))
    assert (hands[waiting], hands[done]) == (heir.person_id, old.person_id)  # what is validated waits for nobody
    scope = network.viewer("programme_officer").scope
    told = hand_overs(scope, made)
    assert [(one.left, one.follower_name, one.note) for one in told] == [
        ("Point focal", "Point focal", "Le deuxième trimestre arrive")
    ]
    moved = handed_tasks(scope, [old.id])[old.id]
    assert [(one.kind, one.subject) for one in moved] == [("deliverable", waiting)]
    assert handed_along(scope, waiting) == told
    assert handed_along(scope, done) == []
    assert handed_to(_viewer(heir).scope, heir.person_id, clock.today()) == told
    assert handed_to(_viewer(heir).scope, heir.person_id, clock.today() + timedelta(days=1)) == []
    stranger = network.others["focal_point"]
    outside = viewer_of(stranger, clock.today()).scope
    assert (hand_overs(outside, made), handed_along(outside, waiting), handed_tasks(outside, [old.id])) == ([], [], {})


def test_an_officer_hands_over_what_was_being_prepared(network: Network) -> None:
    made = signed(network)
    work = opened(network, agreement=made)
    officer, leader = network.people["programme_officer"], network.people["direction"]
    first = name(network, made, "direction", person=officer.id)
    second = name(network, made, "direction", person=leader.id)
    assert codes(office(network, "assign_deliverable", AssignDeliverable(deliverable=work, person=officer.id))) == []
    focal = FocalPoint.plain.get(id=first.id)
    assert codes(_end(network, focal, "direction", successor=second.id, note="À relire")) == []
    assert Deliverable.plain.get(id=work).owner == leader.id


def test_without_a_successor_what_is_open_is_everybodys(network: Network) -> None:
    made = signed(network)
    focal = _named(network, made)
    Obligation.plain.filter(agreement=made, clause="P2").update(owner=focal.person_id)
    work = opened(network, agreement=made)
    Deliverable.plain.filter(id=work).update(examiner=focal.person_id)
    assert _end(network, focal).result["moved"] == 2
    assert Obligation.plain.get(agreement=made, clause="P2").owner is None
    assert Deliverable.plain.get(id=work).examiner is None


def test_who_may_and_what_fits(network: Network) -> None:
    made = signed(network)
    focal = _named(network, made)
    officer = name(network, made, "direction", person=network.people["programme_officer"].id)
    assert codes(_end(network, focal, "focal_point")) == ["above_own_rank"]
    assert codes(_end(network, focal, "direction")) == ["other_side"]
    assert codes(_end(network, focal, successor=officer.id, note="x")) == ["unknown_successor"]
    assert codes(_end(network, focal, successor=focal.id, note="x")) == ["unknown_successor"]
    assert codes(_end(network, focal, valid_to=date(2025, 1, 1))) == ["ends_before_start"]
    assert codes(_end(network, focal, note="x" * 501)) == ["too_long"]
    assert FocalPoint.plain.get(id=focal.id).valid_to is None
