"""Trainers of trainers, made through the door."""

from datetime import date
from uuid import UUID

from lisanga.domains.training.operations.certify_trainer import CertifyTrainer
from lisanga.domains.training.operations.name_expert import NameExpert
from lisanga.domains.training.operations.record_facilitation import RecordFacilitation
from lisanga.domains.training.operations.record_scores import RecordScores, Score
from lisanga.domains.training.tests.ground import DAY, Ground

LATER = date(2026, 4, 20)


def expert(ground: Ground, family: str = "Expert") -> UUID:
    one = ground.person(family, kind="expert")
    ground.done("name_expert", NameExpert(participant=one), business_date=DAY)
    return one


def prepare(ground: Ground, one: UUID, trainer: UUID, *, post: int = 7_000) -> UUID:
    """Somebody attends a training of trainers, is tested, co-facilitates and is observed; the session."""
    session = ground.session(kind="trainers", trainer=trainer)
    ground.attend(session, one)
    ground.done("record_scores", RecordScores(session=session, scores=(Score(participant=one, pre=4_000, post=post),)))
    for kind in ("co_facilitated", "observed"):
        seen = RecordFacilitation(session=session, participant=one, kind=kind, passed=True)
        ground.done("record_facilitation", seen, business_date=LATER)
    return session


def certified(ground: Ground, one: UUID) -> CertifyTrainer:
    return CertifyTrainer(participant=one, roadmap=ground.roadmap)
