"""Cooperatives ready to weigh, made through the door, and the token of one collector each."""

import json
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec

from lisanga.core.kernel import clock
from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.envelope import envelope
from lisanga.core.operations.gate import submit
from lisanga.core.scope import tokens
from lisanga.core.scope.models import Person
from lisanga.core.scope.viewer import Viewer, system_viewer, viewer_of
from lisanga.domains.collect.operations.open_campaign import OpenCampaign
from lisanga.domains.collect.operations.set_price import SetPrice
from lisanga.domains.cooperatives.operations.create_cooperative import CreateCooperative
from lisanga.domains.directory.operations.create_organisation import CreateOrganisation
from lisanga.domains.directory.operations.found_network import FoundNetwork
from lisanga.domains.directory.operations.give_grant import GiveGrant
from lisanga.domains.directory.operations.register_person import RegisterPerson
from lisanga.domains.directory.operations.writing import NewPerson
from lisanga.domains.members.operations.register_member import RegisterMember
from lisanga.domains.stock.operations.set_reference import CentreItem, ProductItem, SetReference

COOPERATIVES = 32
MEMBERS = 120
OPENED = date(2026, 1, 5)
PASSWORD = "banc-de-mesure-2026"


class Refused(RuntimeError):
    """The ground itself was refused: the measurement would be worthless."""


def write(viewer: Viewer, organisation: UUID, type: str, *payloads: msgspec.Struct, day: date = OPENED) -> list[UUID]:
    answers = submit(viewer, [envelope(type, organisation, payload, business_date=day) for payload in payloads])
    for answer in answers:
        if not answer.recorded:
            raise Refused(f"{type}: {[problem.message for problem in answer.problems]}")
    return [answer.id for answer in answers]


def lay(path: Path, cooperatives: int = COOPERATIVES, members: int = MEMBERS) -> None:
    """Writes what the clients need to know as JSON."""
    office, first = new_id(), new_id()
    founding = FoundNetwork(
        code="CERPEC",
        name="CERPEC ASBL",
        first_person=NewPerson(id=first, name="Direction", email="direction@banc.example"),
        grant=new_id(),
    )
    write(system_viewer(clock.today()), office, "directory.found_network", founding)
    direction = viewer_of(Person.objects.get(id=first), clock.today())
    partner = write(
        direction, office, "directory.create_organisation", CreateOrganisation(code="KL", name="Kwilu", kind="province")
    )[0]
    grounds = [_cooperative(direction, office, partner, number, members) for number in range(cooperatives)]
    person = Person.objects.get(id=first)
    person.set_password(PASSWORD)
    person.must_change_password = False
    person.save()
    path.write_text(json.dumps({"cooperatives": grounds, "email": person.email, "password": PASSWORD}))


def _cooperative(direction: Viewer, office: UUID, partner: UUID, number: int, count: int) -> dict[str, Any]:
    created = CreateCooperative(
        code=f"BANC{number:03d}",
        name=f"Lisanga ya mesure {number}",
        form="scoops",
        partner=partner,
        link=new_id(),
        province="CD-KL",
        territory="Bulungu",
        nominal_share=10_000,
    )
    cooperative = write(direction, office, "cooperatives.create_cooperative", created)[0]
    manager = viewer_of(_engage(direction, office, cooperative, "manager", number), clock.today())
    collector = _engage(manager, cooperative, cooperative, "collector", number)
    product = write(
        manager,
        cooperative,
        "stock.set_reference",
        SetReference(item=ProductItem(name="Maïs", form="grain", base_moisture=1300)),
    )[0]
    centre = write(manager, cooperative, "stock.set_reference", SetReference(item=CentreItem(name="Kinzamba")))[0]
    opening = OpenCampaign(name="2026 A", product=product, starts_on=OPENED)
    campaign = write(manager, cooperative, "collect.open_campaign", opening)[0]
    write(manager, cooperative, "collect.set_price", SetPrice(campaign=campaign, price=850, valid_from=OPENED))
    joining = [
        RegisterMember(family=f"Kabeya{place}", given="Awa", sex="F", joined_on=OPENED) for place in range(count)
    ]
    members = write(manager, cooperative, "members.register_member", *joining) if joining else []
    return {
        "code": created.code,
        "organisation": str(cooperative),
        "product": str(product),
        "centre": str(centre),
        "members": [str(member) for member in members],
        "person": str(collector.id),
        "token": tokens.issue(collector, "banc de mesure"),
    }


def _engage(by: Viewer, office: UUID, cooperative: UUID, role: str, number: int) -> Person:
    email = f"{role}.{number}@banc.example"
    person = write(by, office, "directory.register_person", RegisterPerson(name=role, email=email))[0]
    grant = GiveGrant(person=person, role=role, organisation=cooperative, valid_from=OPENED)
    write(by, office, "directory.give_grant", grant)
    return Person.objects.get(id=person)
