"""Naming opens the access, and nobody opens more than they hold."""

from typing import Any

import pytest

from lisanga.core.kernel import clock
from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.tests.network import Network, add_person
from lisanga.core.scope.models import Grant, Person
from lisanga.core.scope.viewer import viewer_of
from lisanga.domains.directory.operations.writing import NewPerson
from lisanga.domains.partnerships.models import Agreement, FocalPoint
from lisanga.domains.partnerships.operations.focal import may_validate
from lisanga.domains.partnerships.queries import agreements
from lisanga.domains.partnerships.tests.ground import codes, name, signed

pytestmark = pytest.mark.django_db


def _new(**more: Any) -> NewPerson:
    return NewPerson(id=new_id(), name="Hubert Kipulu", email=f"{new_id().hex}@example.org", **more)


def test_the_leader_names_a_new_person_who_reads_at_once(network: Network) -> None:
    made, new = signed(network), _new()
    answer = name(network, made, "partner_leader", new_person=new)
    assert (codes(answer), answer.result) == ([], {"code": "KL-2026", "role": "focal_point"})
    person = Person.objects.get(id=new.id)
    assert [row.id for row in agreements(viewer_of(person, clock.today()).scope)] == [made]
    agreement = Agreement.plain.get(id=made)
    assert not may_validate(agreement, person.id, clock.today())


def test_a_valideur_of_one_agreement_is_none_of_another(network: Network) -> None:
    """G87: the right is named for each agreement; a responsible person has it for all of the partner's."""
    one, two = signed(network), signed(network, code="KL-2")
    new = _new()
    assert name(network, one, "partner_leader", new_person=new, validates=True).result["role"] == "focal_validator"
    first, second = Agreement.plain.get(id=one), Agreement.plain.get(id=two)
    today = clock.today()
    assert may_validate(first, new.id, today)
    assert not may_validate(second, new.id, today)
    leader = network.people["partner_leader"].id
    assert may_validate(first, leader, today)
    assert may_validate(second, leader, today)
    assert not may_validate(first, network.people["focal_point"].id, today)
    assert not may_validate(first, network.others["partner_leader"].id, today)


def test_a_focal_point_gives_no_role_and_raises_nobody(network: Network) -> None:
    made, focal = signed(network), network.people["focal_point"].id
    assert codes(name(network, made, "focal_point", new_person=_new())) == ["above_own_rank"]
    assert codes(name(network, made, "focal_point", person=focal, validates=True)) == ["above_own_rank", "own_grant"]
    assert codes(name(network, made, "focal_point", person=focal)) == []  # the role is held already
    assert not FocalPoint.plain.get().grant
    assert codes(name(network, made, "partner_leader", person=focal)) == ["already_named"]


def test_strangers_are_written_as_new_people(network: Network) -> None:
    made = signed(network)
    for stranger in (network.others["focal_point"].id, network.people["manager"].id):
        assert codes(name(network, made, "partner_leader", person=stranger)) == ["stranger"]
    assert codes(name(network, made, "partner_leader", person=new_id())) == ["no_person"]
    assert codes(name(network, made, "partner_leader")) == ["no_person"]
    taken = NewPerson(id=new_id(), name="X", email=str(network.people["manager"].email))
    assert codes(name(network, made, "partner_leader", new_person=taken)) == ["email_taken"]
    assert (
        not Grant.objects.filter(organisation_id=network.partner)
        .exclude(role__startswith="partner")
        .exclude(person=network.people["focal_point"])
    )


def test_the_programme_names_its_own_officers_and_no_valideur(network: Network) -> None:
    made, officer = signed(network), network.people["programme_officer"].id
    assert codes(name(network, made, "programme_officer", person=officer, validates=True)) == ["partner_validates"]
    trainer = add_person("Formatrice", "trainer", network.programme).id
    assert codes(name(network, made, "direction", person=trainer)) == ["not_of_the_office"]
    assert codes(name(network, made, "direction", new_person=_new())) == ["not_of_the_office"]
    assert codes(name(network, made, "direction", person=officer)) == []
    assert FocalPoint.plain.get().side == "office"


def test_a_closed_or_foreign_agreement(network: Network) -> None:
    made = signed(network, "active", "ended", "closed")
    assert codes(name(network, made, "partner_leader", new_person=_new())) == ["closed"]
    assert codes(name(network, new_id(), "partner_leader", new_person=_new())) == ["unknown_agreement"]
