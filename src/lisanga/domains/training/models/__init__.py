"""Tables of training."""

from lisanga.domains.training.models.evaluation import (
    BehaviourCheck,
    ReactionCount,
    ReactionWord,
    TestScore,
)
from lisanga.domains.training.models.people import AttendanceCount, Certificate, Participant, Presence
from lisanga.domains.training.models.roadmap import Module, Phase, Roadmap, RoadmapVersion, Session
from lisanga.domains.training.models.trainers import CertificationParameters, Facilitation, Trainer
from lisanga.domains.training.models.visits import ActionPoint, Visit, VisitPhoto

__all__ = [
    "ActionPoint",
    "AttendanceCount",
    "BehaviourCheck",
    "Certificate",
    "CertificationParameters",
    "Facilitation",
    "Module",
    "Participant",
    "Phase",
    "Presence",
    "ReactionCount",
    "ReactionWord",
    "Roadmap",
    "RoadmapVersion",
    "Session",
    "TestScore",
    "Trainer",
    "Visit",
    "VisitPhoto",
]
