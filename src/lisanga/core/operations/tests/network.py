"""Two cooperatives that know nothing of each other, and people of each role: the ground of most tests."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

import pytest

from lisanga.core.kernel import clock
from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.chain import open_chain
from lisanga.core.scope.models import Grant, Organisation, OrganisationLink, Person
from lisanga.core.scope.viewer import Viewer, viewer_of


@dataclass
class Network:
    """Programme, one partner a province, one cooperative each. `people[role]` belong to the first cooperative,
    `others[role]` to the second one, of another province."""

    programme: UUID
    partner: UUID
    other_partner: UUID
    cooperative: UUID
    other: UUID
    people: dict[str, Person] = field(default_factory=dict)
    others: dict[str, Person] = field(default_factory=dict)

    def viewer(self, role: str) -> Viewer:
        return viewer_of(self.people[role], clock.today())

    def stranger(self, role: str = "manager") -> Viewer:
        return viewer_of(self.others[role], clock.today())


def add_person(name: str, role: str, organisation: UUID, member: UUID | None = None) -> Person:
    person = Person.objects.create(name=name, email=f"{new_id().hex}@example.org")
    Grant.objects.create(
        person=person, role=role, organisation_id=organisation, valid_from=date(2020, 1, 1), member=member
    )
    return person


def add_organisation(code: str, name: str, kind: str) -> UUID:
    organisation = Organisation.objects.create(code=code, name=name, kind=kind)
    open_chain(organisation.id)
    return organisation.id


def make_network() -> Network:
    """Written directly: tests of the door cannot stand on the door."""
    network = Network(
        programme=add_organisation("CERPEC", "CERPEC ASBL", "programme"),
        partner=add_organisation("KL", "Province du Kwilu", "province"),
        other_partner=add_organisation("KG", "Province du Kwango", "province"),
        cooperative=add_organisation("BULUNGU", "Lisanga ya Bulungu", "scoops"),
        other=add_organisation("KENGE", "Kimvuka kia Kenge", "coop_ca"),
    )
    for source, target in ((network.partner, network.cooperative), (network.other_partner, network.other)):
        OrganisationLink.objects.create(kind="created", source_id=source, target_id=target, valid_from=date(2020, 1, 1))
    for role in ("president", "manager", "treasurer", "secretary", "collector", "control"):
        network.people[role] = add_person(f"{role} A", role, network.cooperative)
        network.others[role] = add_person(f"{role} B", role, network.other)
    for role in ("direction", "programme_officer", "administrator"):
        network.people[role] = add_person(role, role, network.programme)
    for role in ("partner_leader", "focal_point"):
        network.people[role] = add_person(role, role, network.partner)
        network.others[role] = add_person(role, role, network.other_partner)
    return network


@pytest.fixture
def network(db: None) -> Network:
    return make_network()
