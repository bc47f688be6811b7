"""The reports of the agreements: validated ones, one that was sent back, a work that is late, a final report."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from uuid import UUID

from lisanga.core.scope.viewer import Scope
from lisanga.demo.almanac import Almanac
from lisanga.demo.dice import Dice
from lisanga.demo.founding import Network
from lisanga.demo.framework.sheets import kept_sheet
from lisanga.demo.pen import Pen
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


def _quarters(almanac: Almanac, begun: date) -> list[Told]:
    """Those that ended early enough to have been looked at, in their order, all validated so far."""
    told: list[Told] = []
    first = begun
    while True:
        following = (first + timedelta(days=100)).replace(day=1)
        if following + timedelta(days=30) > almanac.last:
            return told
        period = f"{first.year}-Q{first.month // 3 + 1}"
        told.append(Told("quarterly", period, following + timedelta(days=11), following + timedelta(days=27)))
        first = following


def deliver(network: Network, agreements: Mapping[str, UUID]) -> None:
    """After the year has been played: what is counted stands in the registers."""
    almanac, year = network.almanac, network.almanac.year
    kwilu = agreements[f"KWILU-{year - 1}"]
    leader, focal = (_partner(network, "KWILU", role) for role in ("partner_leader", "focal_point"))
    *_before, corrected, validated, sent_back = quarters = _quarters(almanac, date(year - 1, 4, 1))
    for told in (*quarters[:-3], validated):
        _report(network, kwilu, told, leader)
    if date(year, 2, 20) <= almanac.last:
        annual = Told("annual", str(year - 1), date(year, 1, 29), date(year, 2, 20))
        _report(network, kwilu, annual, leader)
    _corrected(network, kwilu, corrected, leader, focal)
    _sent_back(network, kwilu, sent_back, focal)
    manual = OpenDeliverable(agreement=kwilu, kind="other", title="Manuel du formateur", due_on=almanac.before(25))
    network.office.write("partnerships.open_deliverable", manual, almanac.before(110))
    _to_validate(network, kwilu)
    leader.write("partnerships.publish_results", PublishResults(shown=True), almanac.before(108))
    _final(network, agreements[f"KWENGE-{year - 1}"])


def _to_validate(network: Network, agreement: UUID) -> None:
    """A work that lies before the valideur since some days."""
    today = network.almanac.today
    guide = OpenDeliverable(
        agreement=agreement, kind="other", title="Guide de la caisse villageoise", due_on=today + timedelta(days=5)
    )
    one = network.office.write("partnerships.open_deliverable", guide, today - timedelta(days=60))
    digest_of_file = kept_sheet(network.office, guide.title)
    sent = SubmitDeliverable(deliverable=one, version=1, file=digest_of_file, sha256=digest_of_file)
    network.office.write("partnerships.submit_deliverable", sent, today - timedelta(days=4))


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


def _corrected(network: Network, agreement: UUID, told: Told, leader: Pen, focal: Pen) -> None:
    """An observation, an answer, a second version, validated."""
    day = told.submitted
    one = _report(network, agreement, replace(told, validated=None), leader)
    seen = ObserveDeliverable(
        deliverable=one, version=1, part="plan", text="Le plan ne dit pas qui accompagne les Maraîchères de Kikwit."
    )
    observation = focal.write("partnerships.observe_deliverable", seen, day + timedelta(days=6))
    answer = AnswerObservation(observation=observation, answer="C’est ajouté : Clarisse Mungala, chaque quinzaine.")
    network.office.write("partnerships.answer_observation", answer, day + timedelta(days=11))
    text = _WORDS["plan"] + " Clarisse Mungala y sera chaque quinzaine."
    written = WritePart(deliverable=one, part="plan", text=text, base=1)
    network.office.write("partnerships.write_part", written, day + timedelta(days=11))
    fingerprint = submitted(network.office, one, 2, day + timedelta(days=12))
    sent = ValidateDeliverable(deliverable=one, version=2, sha256=fingerprint)
    leader.write("partnerships.validate_deliverable", sent, day + timedelta(days=18))


def _sent_back(network: Network, agreement: UUID, told: Told, focal: Pen) -> None:
    one = _report(network, agreement, replace(told, validated=None), focal)
    seen = ObserveDeliverable(
        deliverable=one,
        version=1,
        part="cooperatives",
        text="Dites ce qui est prévu pour les deux coopératives qui ne sont pas encore fonctionnelles.",
    )
    focal.write("partnerships.observe_deliverable", seen, told.submitted + timedelta(days=8))


def _final(network: Network, agreement: UUID) -> None:
    """Of the pilot, whose chief signs for the sector."""
    ended = network.almanac.ended
    day = ended + timedelta(days=21)
    leader = _partner(network, "KWENGE", "partner_leader")
    one = opened(network.office, agreement, "final", "final", ended + timedelta(days=7))
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
    fingerprint = submitted(network.office, one, 1, ended + timedelta(days=24))
    sent = ValidateDeliverable(deliverable=one, version=1, sha256=fingerprint)
    leader.write("partnerships.validate_deliverable", sent, ended + timedelta(days=32))


def opened(office: Pen, agreement: UUID, kind: str, period: str, day: date) -> UUID:
    """A report, to be written."""
    return office.write(
        "partnerships.open_deliverable", OpenDeliverable(agreement=agreement, kind=kind, period=period), day
    )


def submitted(office: Pen, one: UUID, version: int, day: date) -> str:
    """A version with the figures as they stand, drawn on the day that it is sent; its fingerprint."""
    scope = Scope(rows=frozenset({office.organisation}))
    written = {part: row.text for part, row in texts(scope, one).items()}
    morning = datetime(day.year, day.month, day.day, 8, tzinfo=timezone.utc)
    text = freeze(drafted(deliverable(scope, one), written, (), morning))
    sent = SubmitDeliverable(deliverable=one, version=version, snapshot=text, sha256=digest(text))
    office.write("partnerships.submit_deliverable", sent, day)
    return sent.sha256


def _partner(network: Network, code: str, role: str) -> Pen:
    pen = Pen(Dice(f"{code} {role} reports"), network.partners[code], network.office.viewer)
    return pen.held_by(network.people[code, role])
