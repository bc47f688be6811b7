"""Operations on agreements and on what follows from them."""

from lisanga.core.operations.registry import register
from lisanga.domains.partnerships.operations import (
    add_obligation,
    advance_agreement,
    answer_contest,
    attach_signed_copy,
    contest_obligation,
    draft_agreement,
    end_focal_point,
    fulfil_obligation,
    name_focal_point,
    plan_obligation,
    record_amendment,
    revise_agreement,
    write_article,
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
