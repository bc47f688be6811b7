"""Three agreements: one in its second year, one signed last month, one closed; and a draft that follows the first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from lisanga.demo.almanac import Almanac
from lisanga.demo.founding import Network
from lisanga.domains.directory.operations.give_grant import GiveGrant
from lisanga.domains.directory.operations.register_person import RegisterPerson
from lisanga.domains.partnerships.operations.advance_agreement import AdvanceAgreement
from lisanga.domains.partnerships.operations.contest_obligation import ContestObligation
from lisanga.domains.partnerships.operations.draft_agreement import DraftAgreement
from lisanga.domains.partnerships.operations.fulfil_obligation import FulfilObligation
from lisanga.domains.partnerships.operations.name_focal_point import NameFocalPoint
from lisanga.domains.partnerships.operations.terms import Zone
from lisanga.domains.partnerships.queries import DueRow, ObligationRow, obligations
from lisanga.domains.places.operations.add_place import AddPlace

_PURPOSE = (
    "Formaliser les relations entre le Partenaire et le CERPEC ASBL dans la mise en œuvre d’un projet de développement "
    "économique et social par la formation, l’encadrement et la création de coopératives agricoles."
)


@dataclass(frozen=True, slots=True)
class Signed:
    """`steps`: states with their days, after the draft of `drafted`."""

    code: str
    partner: str
    title: str
    signatory: tuple[str, str]
    zones: tuple[Zone, ...]
    starts_on: date
    ends_on: date
    drafted: date
    steps: tuple[tuple[str, date], ...] = ()
    reason: str = ""


def _agreements(almanac: Almanac) -> tuple[Signed, ...]:
    year, ended = almanac.year, almanac.ended
    closed = Signed(
        f"KWENGE-{year - 1}",
        "KWENGE",
        "Convention pilote avec le Secteur de Kwenge",
        ("Placide Kikwamba", "Chef de secteur"),
        (Zone(province="CD-KL", territory="Bulungu"),),
        date(year - 1, 3, 1),
        ended,
        date(year - 1, 2, 10),
        (
            ("in_review", date(year - 1, 2, 14)),
            ("signed", date(year - 1, 2, 24)),
            ("active", date(year - 1, 3, 1)),
            ("ended", ended),
            ("closed", ended + timedelta(days=35)),
        ),
        "La durée prévue est écoulée, le rapport final est remis",
    )
    second = Signed(
        f"KWILU-{year - 1}",
        "KWILU",
        "Convention-cadre avec la Province du Kwilu",
        ("Justine Mafuta", "Pour le Gouvernement provincial"),
        tuple(Zone(province="CD-KL", territory=name) for name in ("Bulungu", "Bagata", "Idiofa", "Gungu")),
        date(year - 1, 4, 1),
        date(year + 1, 3, 31),
        date(year - 1, 2, 20),
        (
            ("in_review", date(year - 1, 3, 3)),
            ("signed", date(year - 1, 3, 20)),
            ("active", date(year - 1, 4, 1)),
        ),
    )
    return closed, second, _new(almanac), _draft_after(almanac)


def _new(almanac: Almanac) -> Signed:
    """Signed last month."""
    begun = almanac.month(0)
    return Signed(
        f"KONGO-{begun.year}",
        "KONGO",
        "Convention-cadre avec la Province du Kongo Central",
        ("Emmanuel Khonde", "Pour le Gouvernement provincial"),
        (Zone(province="CD-BC"),),
        begun,
        date(begun.year + 2, begun.month, 1) - timedelta(days=1),
        almanac.month(2) + timedelta(days=13),
        (
            ("in_review", almanac.month(1)),
            ("signed", almanac.month(1) + timedelta(days=21)),
            ("active", begun),
        ),
    )


def _draft_after(almanac: Almanac) -> Signed:
    year = almanac.year
    return Signed(
        f"KWILU-{year + 1}",
        "KWILU",
        "Convention spécifique : Idiofa et Gungu",
        ("", ""),
        tuple(Zone(province="CD-KL", territory=name) for name in ("Idiofa", "Gungu")),
        date(year + 1, 4, 1),
        date(year + 2, 3, 31),
        almanac.before(16),
    )


_OVER = ("ended", "closed")


# Entities of two territoires, so that the page of a new partner has something to propose (G88).
_ENTITIES = {
    "Bulungu": ("Imbongo", "Kwenge", "Luniungu", "Nko"),
    "Gungu": ("Kandale", "Kilamba", "Kondo", "Lozo", "Mudikalunga", "Mungindu"),
}


def _places(network: Network) -> None:
    for territory, names in _ENTITIES.items():
        for name in names:
            place = AddPlace(kind="secteur", name=name, province="CD-KL", territory=territory)
            network.office.write("places.add_place", place, network.almanac.founded)


def _chief(network: Network) -> None:
    """Who signs for the sector."""
    day, organisation = network.almanac.founded, network.partners["KWENGE"]
    person = RegisterPerson(name="Placide Kikwamba", email="chef.kwenge@demo.lisanga.example")
    chief = network.office.write("directory.register_person", person, day)
    grant = GiveGrant(person=chief, role="partner_leader", organisation=organisation, valid_from=day)
    network.office.write("directory.give_grant", grant, day)
    network.people["KWENGE", "partner_leader"] = chief


def agree(network: Network) -> dict[str, UUID]:
    """Ids of the agreements by code."""
    _places(network)
    _chief(network)
    made: dict[str, UUID] = {}
    for one in _agreements(network.almanac):
        made[one.code] = agreement = _draft(network, one)
        _advance(network, agreement, one, [step for step in one.steps if step[0] not in _OVER])
        _name(network, agreement, one)
        _keep(network, agreement, one)
        _advance(network, agreement, one, [step for step in one.steps if step[0] in _OVER])
    return made


def _draft(network: Network, one: Signed) -> UUID:
    office = network.office
    name, title = one.signatory
    payload = DraftAgreement(
        code=one.code,
        partner=network.partners[one.partner],
        title=one.title,
        purpose=_PURPOSE,
        kind="framework" if "cadre" in one.title else "specific",
        starts_on=one.starts_on,
        ends_on=one.ends_on,
        zones=one.zones,
        office_signatory=office.viewer.name,
        office_signatory_title="Directrice",
        partner_signatory=name,
        partner_signatory_title=title,
    )
    return office.write("partnerships.draft_agreement", payload, one.drafted)


def _advance(network: Network, agreement: UUID, one: Signed, steps: Sequence[tuple[str, date]]) -> None:
    for status, day in steps:
        reason = one.reason if status == "ended" else ""
        step = AdvanceAgreement(
            agreement=agreement,
            status=status,
            reason=reason,
            signed_on=day if status == "signed" else None,
        )
        network.office.write("partnerships.advance_agreement", step, day)


def _name(network: Network, agreement: UUID, one: Signed) -> None:
    """The chargée de programme, and the partner's focal point where there is one."""
    signed = dict(one.steps).get("signed")
    if signed is None:
        return
    people = network.people
    sides = (
        (network.office, people.get(("CERPEC", "programme_officer"))),
        (network.partner_pen(one.partner), people.get((one.partner, "focal_point"))),
    )
    for pen, person in sides:
        if pen is None or person is None:
            continue
        day = signed + timedelta(days=6)
        grant = pen.dice.identifier(pen.dice.moment(day))
        named = NameFocalPoint(agreement=agreement, grant=grant, valid_from=day, person=person)
        pen.write("partnerships.name_focal_point", named, day)


_SAID = {
    "C1": "Feuille de route remise et expliquée en séance de travail.",
    "C2": "Modules donnés aux formateurs, attestations remises.",
    "C3": "Visites faites, fiches de suivi transmises.",
    "C4": "Rapport remis en main propre et par courrier électronique.",
    "C5": "Aucun manquement relevé.",
    "P1": "Liste des groupements et arrêtés transmis.",
    "P2": "Salle, transport et logement assurés.",
    "P3": "Fichier des ménages agricoles transmis.",
    "P4": "Lettre de désignation signée.",
    "P5": "Rapport final examiné et validé.",
}
_LEFT = ("C3", "P3")  # of the one in its second year: what fell due last is not done yet
_CONTESTED = "C4"  # and what fell due before the last is contested


def _keep(network: Network, agreement: UUID, one: Signed) -> None:
    """What was due is kept a few days before, by the side that owes it, but for what the story leaves open."""
    until = network.almanac.last
    second = one.partner == "KWILU"
    for row in obligations(network.office.viewer.scope, agreement, until):
        past = sorted((due for due in row.dues if due.due_on <= until), key=lambda due: due.due_on)
        if second and row.clause in _LEFT:
            past = past[:-1]
        contested = past[-2].id if second and row.clause == _CONTESTED and len(past) > 1 else None
        for due in past:
            _fulfil(network, one, row, due, contested=due.id == contested)


def _fulfil(network: Network, one: Signed, row: ObligationRow, due: DueRow, *, contested: bool) -> None:
    partner = network.partner_pen(one.partner)
    pen = network.office if row.side == "office" else partner
    if pen is None or partner is None:
        return
    day = max(due.due_on - timedelta(days=pen.dice.between(1, 6)), one.starts_on)
    pen.write("partnerships.fulfil_obligation", FulfilObligation(due=due.id, statement=_SAID[row.clause]), day)
    if contested:
        reason = "Le rapport ne dit rien des deux coopératives de Gungu."
        contest = ContestObligation(due=due.id, reason=reason)
        partner.write("partnerships.contest_obligation", contest, day + timedelta(days=9))
