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
    """Written directly: tests of the door cannot stand on the door. By kind of row: nearly every test begins here."""
    network = Network(
        programme=new_id(), partner=new_id(), other_partner=new_id(), cooperative=new_id(), other=new_id()
    )
    organisations = (
        Organisation(id=network.programme, code="CERPEC", name="CERPEC ASBL", kind="programme"),
        Organisation(id=network.partner, code="KL", name="Province du Kwilu", kind="province"),
        Organisation(id=network.other_partner, code="KG", name="Province du Kwango", kind="province"),
        Organisation(id=network.cooperative, code="BULUNGU", name="Lisanga ya Bulungu", kind="scoops"),
        Organisation(id=network.other, code="KENGE", name="Kimvuka kia Kenge", kind="coop_ca"),
    )
    Organisation.objects.bulk_create(organisations)
    for one in organisations:
        open_chain(one.id)
    links = ((network.partner, network.cooperative), (network.other_partner, network.other))
    OrganisationLink.objects.bulk_create(
        OrganisationLink(kind="created", source_id=source, target_id=target, valid_from=date(2020, 1, 1))
        for source, target in links
    )
    places: list[tuple[dict[str, Person], str, str, UUID]] = []  # whose, role, name, where
    for role in ("president", "manager", "treasurer", "secretary", "collector", "control"):
        places.append((network.people, role, f"{role} A", network.cooperative))
        places.append((network.others, role, f"{role} B", network.other))
    for role in ("direction", "programme_officer", "administrator"):
        places.append((network.people, role, role, network.programme))
    for role in ("partner_leader", "focal_point"):
        places.append((network.people, role, role, network.partner))
        places.append((network.others, role, role, network.other_partner))
    for side, role, name, _where in places:
        side[role] = Person(name=name, email=f"{new_id().hex}@example.org")
    Person.objects.bulk_create(side[role] for side, role, _name, _where in places)
    Grant.objects.bulk_create(
        Grant(person=side[role], role=role, organisation_id=where, valid_from=date(2020, 1, 1))
        for side, role, _name, where in places
    )
    return network


@pytest.fixture
def network(db: None) -> Network:
    return make_network()
