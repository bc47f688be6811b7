"""Three agreements: one in its second year, one signed last month, one closed; and a draft that follows the first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from lisanga.demo import plan
from lisanga.demo.founding import Network
from lisanga.domains.partnerships.operations.advance_agreement import AdvanceAgreement
from lisanga.domains.partnerships.operations.contest_obligation import ContestObligation
from lisanga.domains.partnerships.operations.draft_agreement import DraftAgreement
from lisanga.domains.partnerships.operations.fulfil_obligation import FulfilObligation
from lisanga.domains.partnerships.operations.name_focal_point import NameFocalPoint
from lisanga.domains.partnerships.operations.terms import Zone
from lisanga.domains.partnerships.queries import obligations
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


AGREEMENTS = (
    Signed(
        "KWENGE-2025",
        "KWENGE",
        "Convention pilote avec le Secteur de Kwenge",
        ("Placide Kikwamba", "Chef de secteur"),
        (Zone(province="CD-KL", territory="Bulungu"),),
        date(2025, 3, 1),
        date(2026, 8, 31),
        date(2025, 2, 10),
        (
            ("in_review", date(2025, 2, 14)),
            ("signed", date(2025, 2, 24)),
            ("active", date(2025, 3, 1)),
            ("ended", date(2026, 8, 31)),
            ("closed", date(2026, 10, 5)),
        ),
        "La durée prévue est écoulée, le rapport final est remis",
    ),
    Signed(
        "KWILU-2025",
        "KWILU",
        "Convention-cadre avec la Province du Kwilu",
        ("Justine Mafuta", "Pour le Gouvernement provincial"),
        (
            Zone(province="CD-KL", territory="Bulungu"),
            Zone(province="CD-KL", territory="Bagata"),
            Zone(province="CD-KL", territory="Idiofa"),
            Zone(province="CD-KL", territory="Gungu"),
        ),
        date(2025, 4, 1),
        date(2027, 3, 31),
        date(2025, 2, 20),
        (("in_review", date(2025, 3, 3)), ("signed", date(2025, 3, 20)), ("active", date(2025, 4, 1))),
    ),
    Signed(
        "KONGO-2026",
        "KONGO",
        "Convention-cadre avec la Province du Kongo Central",
        ("Emmanuel Khonde", "Pour le Gouvernement provincial"),
        (Zone(province="CD-BC"),),
        date(2026, 11, 1),
        date(2028, 10, 31),
        date(2026, 9, 14),
        (("in_review", date(2026, 10, 1)), ("signed", date(2026, 10, 22)), ("active", date(2026, 11, 1))),
    ),
    Signed(
        "KWILU-2027",
        "KWILU",
        "Convention spécifique : Idiofa et Gungu",
        ("", ""),
        (Zone(province="CD-KL", territory="Idiofa"), Zone(province="CD-KL", territory="Gungu")),
        date(2027, 4, 1),
        date(2028, 3, 31),
        date(2026, 11, 9),
    ),
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
            network.office.write("places.add_place", place, plan.FOUNDED)


def agree(network: Network) -> dict[str, UUID]:
    """Ids of the agreements by code."""
    _places(network)
    made: dict[str, UUID] = {}
    for one in AGREEMENTS:
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
_LEFT = {("KWILU-2025", "C3", "2026-Q3"), ("KWILU-2025", "P3", "2025")}  # late today
_CONTESTED = ("KWILU-2025", "C4", "2026-Q2")


def _keep(network: Network, agreement: UUID, one: Signed) -> None:
    """What was due is kept a few days before, by the side that owes it, but for what the story leaves open."""
    partner = network.partner_pen(one.partner)
    rows = obligations(network.office.viewer.scope, agreement, plan.LAST_DAY)
    for row in rows:
        pen = network.office if row.side == "office" else partner
        for due in row.dues:
            key = (one.code, row.clause, due.period)
            if pen is None or due.due_on > plan.LAST_DAY or key in _LEFT:
                continue
            day = max(due.due_on - timedelta(days=pen.dice.between(1, 6)), one.starts_on)
            payload = FulfilObligation(due=due.id, statement=_SAID[row.clause])
            pen.write("partnerships.fulfil_obligation", payload, day)
            if key == _CONTESTED and partner is not None:
                reason = "Le rapport ne dit rien des deux coopératives de Gungu."
                contest = ContestObligation(due=due.id, reason=reason)
                partner.write("partnerships.contest_obligation", contest, day + timedelta(days=9))
