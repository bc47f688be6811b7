"""The reports of the agreements: validated ones, one that was sent back, a work that is late, a final report."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from lisanga.core.scope.viewer import Scope
from lisanga.demo.dice import Dice
from lisanga.demo.founding import Network
from lisanga.demo.pen import Pen
from lisanga.domains.directory.operations.give_grant import GiveGrant
from lisanga.domains.directory.operations.register_person import RegisterPerson
from lisanga.domains.partnerships.operations.answer_observation import AnswerObservation
from lisanga.domains.partnerships.operations.observe_deliverable import ObserveDeliverable
from lisanga.domains.partnerships.operations.open_deliverable import OpenDeliverable
from lisanga.domains.partnerships.operations.publish_results import PublishResults
from lisanga.domains.partnerships.operations.review_collaboration import ReviewCollaboration
from lisanga.domains.partnerships.operations.submit_deliverable import SubmitDeliverable
from lisanga.domains.partnerships.operations.validate_deliverable import ValidateDeliverable
from lisanga.domains.partnerships.operations.write_part import WritePart
from lisanga.domains.partnerships.queries.deliverables import deliverable, texts
from lisanga.reports.parts.drafting import drafted
from lisanga.reports.parts.snapshot import digest, freeze

_WORDS = {
    "context": "Les pluies ont tardé de trois semaines dans le Kwilu. Le bac de Mayamba n’a pas circulé pendant un "
    "mois : les coopératives de la rive gauche ont vendu sur place.",
    "risks": "La route Kikwit–Idiofa reste coupée après chaque grande pluie.\n\nDeux caisses sont tenues par une seule "
    "personne : nous formons une suppléante dans chacune.",
    "lessons": "Les coopératives qui paient le jour de la pesée reçoivent plus de livraisons le mois suivant.",
    "plan": "Former douze secrétaires à Bulungu.\n\nAccompagner les Maraîchères de Kikwit jusqu’à l’immatriculation.",
}


@dataclass(frozen=True, slots=True)
class Told:
    """One report: when it was submitted, and when it was validated (None: not yet)."""

    kind: str
    period: str
    submitted: date
    validated: date | None


_KWILU = (
    Told("quarterly", "2025-Q2", date(2025, 7, 11), date(2025, 7, 25)),
    Told("quarterly", "2025-Q3", date(2025, 10, 13), date(2025, 10, 30)),
    Told("quarterly", "2025-Q4", date(2026, 1, 12), date(2026, 1, 26)),
    Told("annual", "2025", date(2026, 1, 29), date(2026, 2, 20)),
    Told("quarterly", "2026-Q2", date(2026, 7, 14), date(2026, 7, 30)),
)


def deliver(network: Network, agreements: Mapping[str, UUID]) -> None:
    """After the year has been played: what is counted stands in the registers."""
    kwilu = agreements["KWILU-2025"]
    leader, focal = (_partner(network, "KWILU", role) for role in ("partner_leader", "focal_point"))
    for told in _KWILU:
        _report(network, kwilu, told, leader)
    _corrected(network, kwilu, leader, focal)
    _sent_back(network, kwilu, focal)
    manual = OpenDeliverable(agreement=kwilu, kind="other", title="Manuel du formateur", due_on=date(2026, 10, 31))
    network.office.write("partnerships.open_deliverable", manual, date(2026, 8, 3))
    leader.write("partnerships.publish_results", PublishResults(shown=True), date(2026, 8, 5))
    _final(network, agreements["KWENGE-2025"])


def _report(network: Network, agreement: UUID, told: Told, leader: Pen) -> UUID:
    one = opened(network.office, agreement, told.kind, told.period, told.submitted - timedelta(days=6))
    for part, text in _WORDS.items():
        network.office.write(
            "partnerships.write_part",
            WritePart(deliverable=one, part=part, text=text),
            told.submitted - timedelta(days=2),
        )
    fingerprint = submitted(network.office, one, 1, told.submitted)
    if told.validated is not None:
        sent = ValidateDeliverable(deliverable=one, version=1, sha256=fingerprint)
        leader.write("partnerships.validate_deliverable", sent, told.validated)
    return one


def _corrected(network: Network, agreement: UUID, leader: Pen, focal: Pen) -> None:
    """An observation, an answer, a second version, validated."""
    one = _report(network, agreement, Told("quarterly", "2026-Q1", date(2026, 4, 10), None), leader)
    seen = ObserveDeliverable(
        deliverable=one, version=1, part="plan", text="Le plan ne dit pas qui accompagne les Maraîchères de Kikwit."
    )
    observation = focal.write("partnerships.observe_deliverable", seen, date(2026, 4, 16))
    answer = AnswerObservation(observation=observation, answer="C’est ajouté : Clarisse Mungala, chaque quinzaine.")
    network.office.write("partnerships.answer_observation", answer, date(2026, 4, 21))
    text = _WORDS["plan"] + " Clarisse Mungala y sera chaque quinzaine."
    written = WritePart(deliverable=one, part="plan", text=text, base=1)
    network.office.write("partnerships.write_part", written, date(2026, 4, 21))
    fingerprint = submitted(network.office, one, 2, date(2026, 4, 22))
    sent = ValidateDeliverable(deliverable=one, version=2, sha256=fingerprint)
    leader.write("partnerships.validate_deliverable", sent, date(2026, 5, 4))


def _sent_back(network: Network, agreement: UUID, focal: Pen) -> None:
    one = _report(network, agreement, Told("quarterly", "2026-Q3", date(2026, 10, 13), None), focal)
    seen = ObserveDeliverable(
        deliverable=one,
        version=1,
        part="cooperatives",
        text="Dites ce qui est prévu pour les deux coopératives qui ne sont pas encore fonctionnelles.",
    )
    focal.write("partnerships.observe_deliverable", seen, date(2026, 10, 21))


def _final(network: Network, agreement: UUID) -> None:
    """Of the pilot, whose chief signs for the sector."""
    day = date(2026, 9, 21)
    chief = network.office.write(
        "directory.register_person",
        RegisterPerson(name="Placide Kikwamba", email="chef.kwenge@demo.lisanga.example"),
        date(2025, 3, 1),
    )
    organisation = network.partners["KWENGE"]
    grant = GiveGrant(person=chief, role="partner_leader", organisation=organisation, valid_from=date(2025, 3, 1))
    network.office.write("directory.give_grant", grant, date(2025, 3, 1))
    network.people["KWENGE", "partner_leader"] = chief
    leader = _partner(network, "KWENGE", "partner_leader")
    one = opened(network.office, agreement, "final", "final", date(2026, 9, 7))
    words = {
        "sustainability": "Le secteur garde un agent d’encadrement ; les registres restent à la coopérative.",
        "handover": "Balances, registres et cachets sont remis à la coopérative devant le chef de secteur.",
        "reviews": "Le secteur a toujours mis la salle à disposition à temps ; le transport est venu tard deux fois.",
    }
    for part, text in words.items():
        network.office.write("partnerships.write_part", WritePart(deliverable=one, part=part, text=text), day)
    review = ReviewCollaboration(
        deliverable=one, text="Les formateurs connaissent nos villages. Nous voulons continuer."
    )
    leader.write("partnerships.review_collaboration", review, day)
    fingerprint = submitted(network.office, one, 1, date(2026, 9, 24))
    sent = ValidateDeliverable(deliverable=one, version=1, sha256=fingerprint)
    leader.write("partnerships.validate_deliverable", sent, date(2026, 10, 2))


def opened(office: Pen, agreement: UUID, kind: str, period: str, day: date) -> UUID:
    """A report, to be written."""
    return office.write(
        "partnerships.open_deliverable", OpenDeliverable(agreement=agreement, kind=kind, period=period), day
    )


def submitted(office: Pen, one: UUID, version: int, day: date) -> str:
    """A version with the figures as they stand; its fingerprint."""
    scope = Scope(rows=frozenset({office.organisation}))
    written = {part: row.text for part, row in texts(scope, one).items()}
    text = freeze(drafted(deliverable(scope, one), written, ()))
    sent = SubmitDeliverable(deliverable=one, version=version, snapshot=text, sha256=digest(text))
    office.write("partnerships.submit_deliverable", sent, day)
    return sent.sha256


def _partner(network: Network, code: str, role: str) -> Pen:
    pen = Pen(Dice(f"{code} {role}"), network.partners[code], network.office.viewer)
    return pen.held_by(network.people[code, role])
