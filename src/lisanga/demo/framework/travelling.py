"""Missions of experts: one that came home, one in which everything is ready, and one that waits for its partner."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from lisanga.demo.founding import Network
from lisanga.demo.pen import Pen
from lisanga.domains.partnerships.operations.add_service import AddService
from lisanga.domains.partnerships.operations.check_safety import CheckSafety, Looked
from lisanga.domains.partnerships.operations.commit_service import CommitService
from lisanga.domains.partnerships.operations.mission_words import Expert
from lisanga.domains.partnerships.operations.plan_mission import PlanMission
from lisanga.domains.partnerships.operations.record_spending import RecordSpending
from lisanga.domains.partnerships.operations.record_travel import RecordTravel
from lisanga.domains.partnerships.safety import ITEMS

# (category, label, quantity in hundredths, unit, unit cost, currency, payer)
_NOTE = (
    ("air_ticket", "Kinshasa – {place}, aller et retour", 200, "billets", 21_500, "USD", "office"),
    ("service", "Honoraires de deux formateurs", 1_200, "jours", 6_000, "USD", "office"),
    ("transport", "Véhicule du chef-lieu au site, avec carburant", 600, "jours", 140_000, "CDF", "partner"),
    ("lodging", "Chambres pour deux experts", 1_200, "nuits", 55_000, "CDF", "partner"),
    ("meals", "Repas des experts et des participants", 18_000, "repas", 4_500, "CDF", "partner"),
    ("supplies", "Cahiers, marqueurs, papier de conférence", 100, "lot", 180_000, "CDF", "office"),
    ("equipment", "Salle de formation prêtée", 600, "jours", 0, "CDF", "partner"),
)


@dataclass(frozen=True, slots=True)
class Journey:
    """`leaves` in days from the day of the story, `planned` so many days before the departure. `kept`: how many of the
    partner's lines are provided; the next one is only promised."""

    partner: str
    purpose: str
    place: str
    province: str
    territory: str
    leaves: int
    planned: int
    experts: tuple[str, ...]
    contact: tuple[str, str]
    kept: int
    safe: int
    steps: tuple[str, ...] = ()


JOURNEYS = (
    Journey(
        "KWILU",
        "Former les comités de gestion des coopératives",
        "Bulungu",
        "CD-KL",
        "Bulungu",
        -150,
        30,
        ("Astrid Mbala", "Dieudonné Kasongo"),
        ("Commissaire Firmin Mabiala", "+243812340011"),
        4,
        len(ITEMS),
        ("departed", "arrived", "returned"),
    ),
    Journey(
        "KWILU",
        "Préparer les assemblées générales de fin d’exercice",
        "Bagata",
        "CD-KL",
        "Bagata",
        12,
        30,
        ("Astrid Mbala", "Rosalie Ndaya"),
        ("Sœur Marie-Claire Lukoki", "+243997650022"),
        1,
        7,
    ),
    Journey(
        "KONGO",
        "Lancer la feuille de route avec les groupes d’initiative",
        "Tshela",
        "CD-BC",
        "Tshela",
        6,
        20,
        ("Dieudonné Kasongo",),
        ("Major Blaise Nzuzi", "+243851230033"),
        2,
        len(ITEMS),
    ),
)


def travel(network: Network, agreements: dict[str, UUID]) -> None:
    """The office plans and travels; each side promises, pays and checks in its own register."""
    for one in JOURNEYS:
        partner, starts_on = network.partner_pen(one.partner), network.almanac.today + timedelta(days=one.leaves)
        assert partner is not None
        planned = starts_on - timedelta(days=one.planned)
        sheet = _sheet(network, first_agreement(agreements, one.partner), one, planned)
        mission = network.office.write("partnerships.plan_mission", sheet, planned)
        lines = _note(network, mission, one, planned)
        _provide(network, partner, one, lines, planned + timedelta(days=4))
        checks = tuple(Looked(item=code, answer="yes") for code in list(ITEMS)[: one.safe])
        partner.write("partnerships.check_safety", CheckSafety(mission=mission, answers=checks), planned + timedelta(8))
        for stage, step in enumerate(one.steps):
            news = RecordTravel(mission=mission, step=step)  # type: ignore[arg-type]  # words of the story are literals
            network.office.write("partnerships.record_travel", news, starts_on + timedelta(days=3 * stage // 2))


def first_agreement(agreements: dict[str, UUID], partner: str) -> UUID:
    """The oldest one of a partner that the story tells."""
    return next(identifier for code, identifier in agreements.items() if code.startswith(partner))


def _sheet(network: Network, agreement: UUID, one: Journey, day: date) -> PlanMission:
    dice = network.office.dice
    starts_on = network.almanac.today + timedelta(days=one.leaves)
    return PlanMission(
        agreement=agreement,
        purpose=one.purpose,
        place=one.place,
        province=one.province,
        territory=one.territory,
        starts_on=starts_on,
        ends_on=starts_on + timedelta(days=5),
        experts=tuple(Expert(id=dice.identifier(dice.moment(day)), name=name) for name in one.experts),
        contact_name=one.contact[0],
        contact_phone=one.contact[1],
    )


def _note(network: Network, mission: UUID, one: Journey, day: date) -> list[tuple[UUID, AddService]]:
    written = []
    for category, label, quantity, unit, cost, currency, payer in _NOTE:
        line = AddService(
            mission=mission,
            category=category,
            label=label.format(place=one.place),
            quantity=quantity,
            unit=unit,
            unit_cost=cost,
            currency=currency,  # type: ignore[arg-type]  # words of the story are literals
            payer=payer,  # type: ignore[arg-type]  # words of the story are literals
        )
        written.append((network.office.write("partnerships.add_service", line, day), line))
    return written


def _provide(network: Network, partner: Pen, one: Journey, lines: list[tuple[UUID, AddService]], day: date) -> None:
    """The partner's lines in their order; the office pays its own once everything is there."""
    theirs = [(line, told) for line, told in lines if told.payer == "partner"]
    for number, (line, told) in enumerate(theirs[: one.kept + 1]):
        amount = told.quantity * told.unit_cost // 100
        partner.write("partnerships.commit_service", CommitService(line=line, amount=amount), day)
        if number < one.kept:
            paid = RecordSpending(line=line, amount=amount, voucher=f"Facture {40 + number}", completes=True)
            partner.write("partnerships.record_spending", paid, day + timedelta(days=6))
    for line, told in lines:
        if told.payer == "office" and one.steps:
            paid = RecordSpending(
                line=line,
                amount=told.quantity * told.unit_cost // 100,
                currency=told.currency,
                voucher="Pièce de caisse",
            )
            network.office.write("partnerships.record_spending", paid, day + timedelta(days=10))
