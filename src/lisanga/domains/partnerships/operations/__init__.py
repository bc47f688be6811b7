"""Operations on agreements and on what follows from them."""

from lisanga.core.operations.registry import register
from lisanga.domains.partnerships.operations import (
    add_obligation,
    add_service,
    add_version,
    advance_agreement,
    answer_contest,
    answer_observation,
    assign_deliverable,
    attach_signed_copy,
    cancel_mission,
    change_mission,
    check_safety,
    commit_service,
    contest_obligation,
    deposit_work,
    draft_agreement,
    end_access,
    end_focal_point,
    file_document,
    fulfil_obligation,
    grant_access,
    label_data,
    name_focal_point,
    observe_deliverable,
    open_deliverable,
    plan_mission,
    plan_obligation,
    publish_results,
    record_amendment,
    record_paper_validation,
    record_spending,
    record_tacit_validation,
    record_travel,
    refuse_access,
    reject_deliverable,
    request_access,
    reverse_spending,
    review_collaboration,
    revise_agreement,
    set_figure,
    set_label,
    settle_data,
    share_data,
    submit_deliverable,
    validate_deliverable,
    withdraw_consent,
    withdraw_data,
    withdraw_service,
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
    assign_deliverable,
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
for _module in (plan_mission, change_mission, cancel_mission, check_safety, record_travel):
    register(_module.OPERATION)
for _module in (add_service, withdraw_service, commit_service, record_spending, reverse_spending):
    register(_module.OPERATION)
for _module in (file_document, add_version, set_label, request_access, grant_access, refuse_access, end_access):
    register(_module.OPERATION)
for _module in (deposit_work, withdraw_consent):
    register(_module.OPERATION)
for _module in (share_data, settle_data, withdraw_data, label_data):
    register(_module.OPERATION)
