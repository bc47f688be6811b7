"""Operations on agreements and on what follows from them."""

from lisanga.core.operations.registry import register
from lisanga.domains.partnerships.operations import (
    add_obligation,
    advance_agreement,
    answer_contest,
    answer_observation,
    attach_signed_copy,
    contest_obligation,
    draft_agreement,
    end_focal_point,
    fulfil_obligation,
    name_focal_point,
    observe_deliverable,
    open_deliverable,
    plan_obligation,
    publish_results,
    record_amendment,
    record_paper_validation,
    record_tacit_validation,
    reject_deliverable,
    review_collaboration,
    revise_agreement,
    set_figure,
    submit_deliverable,
    validate_deliverable,
    write_article,
    write_part,
)

for _module in (
    draft_agreement,
    revise_agreement,
    advance_agreement,
    write_article,
    attach_signed_copy,
    record_amendment,
    add_obligation,
    plan_obligation,
    fulfil_obligation,
    contest_obligation,
    answer_contest,
    name_focal_point,
    end_focal_point,
):
    register(_module.OPERATION)
for _module in (
    open_deliverable,
    write_part,
    set_figure,
    submit_deliverable,
    observe_deliverable,
    answer_observation,
    validate_deliverable,
    reject_deliverable,
    record_paper_validation,
    record_tacit_validation,
    review_collaboration,
    publish_results,
):
    register(_module.OPERATION)
