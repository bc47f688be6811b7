"""The programme office, its partners, the cooperatives and who holds which role."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from lisanga.core.kernel import clock
from lisanga.core.scope.models import Person
from lisanga.core.scope.passwords import change_password
from lisanga.core.scope.viewer import system_viewer
from lisanga.demo import plan
from lisanga.demo.almanac import Almanac
from lisanga.demo.characters import CHARACTERS, PASSWORD, Character
from lisanga.demo.dice import Dice
from lisanga.demo.names import FAMILY, MEN, WOMEN
from lisanga.demo.pen import Pen
from lisanga.demo.plan import Plan
from lisanga.domains.cooperatives.operations.create_cooperative import CreateCooperative
from lisanga.domains.cooperatives.operations.set_stage import SetStage
from lisanga.domains.cooperatives.operations.update_identity import UpdateIdentity
from lisanga.domains.directory.operations.create_organisation import CreateOrganisation
from lisanga.domains.directory.operations.found_network import FoundNetwork
from lisanga.domains.directory.operations.give_grant import GiveGrant
from lisanga.domains.directory.operations.open_follow_up import OpenFollowUp
from lisanga.domains.directory.operations.register_person import RegisterPerson
from lisanga.domains.directory.operations.writing import NewPerson

_FIRST = ("president", "manager", "secretary")  # the programme names them; they name the others
_LATER = ("treasurer", "collector", "control")


@dataclass
class Network:
    """What the rest of the story needs: who writes where."""

    office: Pen
    almanac: Almanac
    partners: dict[str, UUID] = field(default_factory=dict)
    cooperatives: dict[str, UUID] = field(default_factory=dict)
    people: dict[tuple[str, str], UUID] = field(default_factory=dict)  # (organisation code, role) → person
    speakers: dict[str, Pen] = field(default_factory=dict)

    def pen(self, code: str, role: str) -> Pen:
        """Somebody of a cooperative, with dice of its own."""
        return Pen(Dice(f"{code} {role}"), self.cooperatives[code], self.office.viewer).held_by(self.people[code, role])

    def partner_pen(self, code: str) -> Pen | None:
        """Who speaks for a partner, always with the same dice; None where nobody does yet."""
        held = next((role for role in ("partner_leader", "focal_point") if (code, role) in self.people), None)
        if held is not None and code not in self.speakers:
            pen = Pen(Dice(f"{code} {held}"), self.partners[code], self.office.viewer)
            self.speakers[code] = pen.held_by(self.people[code, held])
        return self.speakers.get(code)


def found(almanac: Almanac) -> Network:
    """The network stands, without members yet."""
    dice = Dice("CERPEC")
    network = Network(_office(dice, almanac.founded), almanac)
    for partner in plan.PARTNERS:
        payload = CreateOrganisation(code=partner.code, name=partner.name, kind=partner.kind)
        network.partners[partner.code] = network.office.write("directory.create_organisation", payload, almanac.founded)
    for character in CHARACTERS:
        if character.organisation in ("CERPEC", *network.partners) and character.key != "direction":
            _engage_in_office(network, character)
    for number, one in enumerate(plan.PLANS):
        _create(network, one, almanac.founded + timedelta(days=30 + 12 * number))
    return network


def _office(dice: Dice, day: date) -> Pen:
    first = CHARACTERS[0]
    moment = dice.moment(day)
    person = NewPerson(id=dice.identifier(moment), name=first.name, email=first.email)
    payload = FoundNetwork(code="CERPEC", name="CERPEC ASBL", first_person=person, grant=dice.identifier(moment))
    pen = Pen(dice, dice.identifier(moment), system_viewer(clock.today()))
    pen.write("directory.found_network", payload, day)
    return pen.held_by(person.id)


def _engage_in_office(network: Network, character: Character) -> None:
    organisation = network.partners.get(character.organisation, network.office.organisation)
    person = network.office.write(
        "directory.register_person", RegisterPerson(name=character.name, email=character.email), network.almanac.founded
    )
    network.people[character.organisation, character.role] = person
    payload = GiveGrant(
        person=person, role=character.role, organisation=organisation, valid_from=network.almanac.founded
    )
    network.office.write("directory.give_grant", payload, network.almanac.founded)


def _create(network: Network, one: Plan, day: date) -> None:
    office = network.office
    payload = CreateCooperative(
        code=one.code,
        name=one.name,
        form=one.form,
        partner=network.partners[one.partner],
        link=office.dice.identifier(office.dice.moment(day)),
        province=one.province,
        territory=one.territory,
        place=one.place,
        activity=one.activity,
        lien_commun="Producteurs d’un même terroir",
        stage="registered" if one.stage == "functional" else one.stage,
        rsc_number=one.rsc,
        founded_on=network.almanac.paper if one.rsc else None,
        nominal_share=one.nominal,
    )
    network.cooperatives[one.code] = office.write("cooperatives.create_cooperative", payload, day)
    for role in _FIRST:
        _engage(network, one.code, role, day)
    manager = network.pen(one.code, "manager")
    for role in _LATER:
        _engage(network, one.code, role, day, manager)
    if one.stage == "functional":
        office_stage = SetStage(stage="functional")
        manager.write("cooperatives.set_stage", office_stage, day + timedelta(days=60))
    if one.rsc:
        identity = UpdateIdentity(max_share_pct=1_000, allow_quarter=one.form == "coop_ca" or None)
        manager.write("cooperatives.update_identity", identity, day + timedelta(days=3))
    if one.followed:
        follow = OpenFollowUp(
            programme=office.organisation, valid_from=day, valid_to=date(network.almanac.year + 1, 12, 31)
        )
        manager.write("directory.open_follow_up", follow, day + timedelta(days=3))


def _engage(network: Network, code: str, role: str, day: date, by: Pen | None = None) -> None:
    """A person and a role, given by the programme or by the manager."""
    pen = by or network.office
    known = next((one for one in CHARACTERS if (one.organisation, one.role) == (code, role)), None)
    name = known.name if known else _name(pen.dice)
    email = known.email if known else f"{role}.{code.lower()}@demo.lisanga.example"
    person = pen.write("directory.register_person", RegisterPerson(name=name, email=email), day)
    network.people[code, role] = person
    organisation = network.cooperatives[code]
    payload = GiveGrant(person=person, role=role, organisation=organisation, valid_from=day)
    pen.write("directory.give_grant", payload, day)


def _name(dice: Dice) -> str:
    return f"{dice.among(WOMEN if dice.chance(45) else MEN)} {dice.among(FAMILY)}"


def let_in(network: Network) -> None:
    """The characters may sign in; nobody else has a password. Passwords stand outside the register."""
    for person in Person.objects.filter(email__in=[one.email for one in CHARACTERS]):
        change_password(person, PASSWORD)


def bind_member(network: Network, member: UUID, day: date) -> None:
    """The character who is a member of the first cooperative signs in to the own account."""
    known = next(one for one in CHARACTERS if one.role == "member")
    manager = network.pen(known.organisation, "manager")
    person = manager.write("directory.register_person", RegisterPerson(name=known.name, email=known.email), day)
    payload = GiveGrant(person=person, role="member", organisation=manager.organisation, valid_from=day, member=member)
    manager.write("directory.give_grant", payload, day)
