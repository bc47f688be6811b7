"""The ground of missions: an agreement with the first partner, a mission under it, one line for each side."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import msgspec
import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.envelope import Envelope, envelope
from lisanga.core.operations.gate import submit_one
from lisanga.core.operations.models import RegisterLine
from lisanga.core.operations.tests.network import Network, add_person
from lisanga.core.operations.verdicts import Answer, Verdict
from lisanga.core.operations.verification import verify_chains
from lisanga.core.scope.viewer import Viewer, viewer_of
from lisanga.domains.partnerships.operations.add_service import AddService
from lisanga.domains.partnerships.operations.draft_agreement import DraftAgreement
from lisanga.domains.partnerships.operations.mission_words import Expert
from lisanga.domains.partnerships.operations.plan_mission import PlanMission
from lisanga.domains.partnerships.operations.terms import Zone

START, END = date(2026, 5, 4), date(2026, 5, 9)
DAY = date(2026, 4, 20)


@dataclass
class Travel:
    """`ours` is a line that the office bears (dollars), `theirs` one that the partner does (francs)."""

    network: Network
    agreement: UUID
    mission: UUID
    ours: UUID
    theirs: UUID

    @property
    def officer(self) -> Viewer:
        return self.network.viewer("programme_officer")

    @property
    def focal_point(self) -> Viewer:
        return self.network.viewer("focal_point")

    @property
    def stranger(self) -> Viewer:
        """The focal point of the other province."""
        return self.network.stranger("focal_point")

    def trainer(self) -> Viewer:
        return viewer_of(add_person("Astrid Mbala", "trainer", self.network.programme), DAY)

    def office(self, name: str, payload: msgspec.Struct, **more: Any) -> Answer:
        """Sent by the programme officer to the office's register."""
        return submit_one(self.officer, sent(name, self.network.programme, payload, **more))

    def partner(self, name: str, payload: msgspec.Struct, **more: Any) -> Answer:
        """Sent by the focal point to the partner's register."""
        return submit_one(self.focal_point, sent(name, self.network.partner, payload, **more))


def sent(name: str, organisation: UUID, payload: msgspec.Struct, **more: Any) -> Envelope:
    more.setdefault("business_date", DAY)
    return envelope(f"partnerships.{name}", organisation, payload, **more)


def draft(network: Network, code: str = "KL-2026", partner: UUID | None = None) -> UUID:
    """An agreement of the office with a partner, the first one's when none is named."""
    payload = DraftAgreement(
        code=code,
        partner=partner or network.partner,
        title="Convention de collaboration",
        purpose="Formation et création de coopératives.",
        kind="framework",
        starts_on=date(2026, 1, 1),
        ends_on=date(2027, 12, 31),
        zones=(Zone(province="CD-KL", territory="Idiofa"),),
    )
    made = sent("draft_agreement", network.programme, payload)
    answer = submit_one(network.viewer("programme_officer"), made)
    assert answer.recorded, answer.problems
    return answer.id


def plan(agreement: UUID, **more: Any) -> PlanMission:
    values: dict[str, Any] = {
        "agreement": agreement,
        "purpose": "Former les futurs coopérateurs",
        "place": "Idiofa",
        "province": "CD-KL",
        "territory": "Idiofa",
        "starts_on": START,
        "ends_on": END,
        "experts": (Expert(id=new_id(), name="Astrid Mbala", phone="0811234567"),),
        "contact_name": "Jean Mpia",
        "contact_phone": "0997654321",
        **more,
    }
    return PlanMission(**values)


def flight(mission: UUID, **more: Any) -> AddService:
    """Two tickets at 210,00 $."""
    values: dict[str, Any] = {
        "mission": mission,
        "category": "air_ticket",
        "label": "Kinshasa – Kikwit, aller et retour",
        "quantity": 200,
        "unit": "billets",
        "unit_cost": 21_000,
        "currency": "USD",
        "payer": "office",
        **more,
    }
    return AddService(**values)


def lodging(mission: UUID, **more: Any) -> AddService:
    """Ten nights at 45 000 FC, borne by the partner."""
    values: dict[str, Any] = {
        "mission": mission,
        "category": "lodging",
        "label": "Hébergement de deux experts",
        "quantity": 1_000,
        "unit": "nuits",
        "unit_cost": 45_000,
        "payer": "partner",
        **more,
    }
    return AddService(**values)


def make_travel(network: Network) -> Travel:
    travel = Travel(network, draft(network), new_id(), new_id(), new_id())
    travel.mission = travel.office("plan_mission", plan(travel.agreement)).id
    travel.ours = travel.office("add_service", flight(travel.mission)).id
    travel.theirs = travel.office("add_service", lodging(travel.mission)).id
    return travel


@pytest.fixture
def travel(network: Network) -> Travel:
    return make_travel(network)


def codes(answer: Answer) -> list[str]:
    return [problem.code for problem in answer.problems]


def assert_standard(
    travel: Travel, name: str, organisation: UUID, author: Viewer, payload: msgspec.Struct, **more: Any
) -> Answer:
    """What every operation owes: repeated it answers alike; a stranger's leaves no line, neither in this register nor
    about this thing in the stranger's own; what cannot be read is refused; what it waits for makes it wait."""
    waiting = sent(name, organisation, payload, depends_on=(new_id(),))
    assert submit_one(author, waiting).verdict == Verdict.HELD
    unreadable = envelope(f"partnerships.{name}", organisation, {"nothing": "known"})
    assert codes(submit_one(author, unreadable)) == ["malformed"]
    before = RegisterLine.objects.filter(organisation=organisation).count()
    refused = submit_one(travel.stranger, sent(name, organisation, payload))
    assert (refused.verdict, refused.number) == (Verdict.REFUSED, 0)
    at_home = submit_one(travel.stranger, sent(name, travel.network.other_partner, payload))
    assert at_home.verdict == Verdict.REFUSED
    assert RegisterLine.objects.filter(organisation=organisation).count() == before
    first = sent(name, organisation, payload, **more)
    answer = submit_one(author, first)
    assert answer.recorded, answer.problems
    again = submit_one(author, first)
    assert (again.verdict, again.number, again.duplicate) == (answer.verdict, answer.number, True)
    assert list(verify_chains()) == []
    return answer
