"""A roadmap with its sessions and people, made through the door."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import msgspec
import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.envelope import envelope
from lisanga.core.operations.gate import submit_one
from lisanga.core.operations.tests.network import Network
from lisanga.core.operations.verdicts import Answer
from lisanga.domains.training.operations.draft_roadmap import DraftRoadmap
from lisanga.domains.training.operations.enrol_participants import EnrolParticipants
from lisanga.domains.training.operations.plan import ModulePlan, PhasePlan
from lisanga.domains.training.operations.plan_session import PlanSession
from lisanga.domains.training.operations.record_attendance import RecordAttendance
from lisanga.domains.training.operations.register_participant import RegisterParticipant

START, END, DAY = date(2026, 1, 12), date(2026, 12, 18), date(2026, 3, 9)


@dataclass
class Ground:
    """`phase` and `module` stand in `roadmap`, a draft with the network's first partner."""

    network: Network
    phase: UUID
    module: UUID
    roadmap: UUID

    def send(self, name: str, payload: msgspec.Struct, role: str = "programme_officer", **more: Any) -> Answer:
        """Sent twice: the second time gives the first verdict again."""
        sent = envelope(f"training.{name}", self.network.programme, payload, **more)
        viewer = self.network.viewer(role)
        answer, again = submit_one(viewer, sent), submit_one(viewer, sent)
        assert (again.verdict, again.number, again.result) == (answer.verdict, answer.number, answer.result)
        return answer

    def done(self, name: str, payload: msgspec.Struct, **more: Any) -> UUID:
        answer = self.send(name, payload, **more)
        assert answer.recorded, answer
        return answer.id

    def plan(self, **more: Any) -> tuple[PhasePlan, ...]:
        values = {"hours": 16, "target": 60, **more}
        module = ModulePlan(id=self.module, title="Création et statuts", **values)
        return (PhasePlan(id=self.phase, title="Créer", modules=(module,)),)

    def draft(self, **more: Any) -> DraftRoadmap:
        values: dict[str, Any] = {
            "title": "Formation, Kwilu 2026",
            "starts_on": START,
            "ends_on": END,
            "partner": self.network.partner,
            "phases": self.plan(),
            **more,
        }
        return DraftRoadmap(**values)

    def session(self, **more: Any) -> UUID:
        values: dict[str, Any] = {"module": self.module, "planned_on": DAY, "province": "CD-KL", **more}
        return self.done("plan_session", PlanSession(**values))

    def person(self, family: str = "Mpia", given: str = "Jean", **more: Any) -> UUID:
        values: dict[str, Any] = {"kind": "future_member", "sex": "M", "birth_year": 1994, **more}
        return self.done("register_participant", RegisterParticipant(family=family, given=given, **values))

    def people(self, count: int, **more: Any) -> list[UUID]:
        return [self.person(f"Mpia{chr(97 + index)}", **more) for index in range(count)]

    def enrol(self, session: UUID, *people: UUID) -> None:
        self.done("enrol_participants", EnrolParticipants(session=session, participants=people))

    def attend(self, session: UUID, *people: UUID, day: date = DAY) -> Answer:
        sent = RecordAttendance(session=session, present=people)
        return self.send("record_attendance", sent, business_date=day)


@pytest.fixture
def ground(network: Network) -> Ground:
    made = Ground(network, new_id(), new_id(), new_id())
    made.roadmap = made.done("draft_roadmap", made.draft())
    return made


def codes(answer: Answer) -> list[str]:
    return [problem.code for problem in answer.problems]
