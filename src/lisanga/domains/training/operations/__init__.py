"""Operations of training."""

from lisanga.core.operations.registry import register
from lisanga.domains.training.operations import (
    adopt_roadmap,
    change_session,
    correct_attendance,
    draft_roadmap,
    enrol_participants,
    issue_certificates,
    plan_session,
    record_attendance,
    register_participant,
    revise_roadmap,
    withdraw_certificate,
)

for _module in (
    draft_roadmap,
    revise_roadmap,
    adopt_roadmap,
    plan_session,
    change_session,
    register_participant,
    enrol_participants,
    record_attendance,
    correct_attendance,
    issue_certificates,
    withdraw_certificate,
):
    register(_module.OPERATION)
