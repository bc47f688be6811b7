"""Operations on agreements and on what follows from them."""

from lisanga.core.operations.registry import register
from lisanga.domains.partnerships.operations import advance_agreement, draft_agreement, revise_agreement

for _module in (draft_agreement, revise_agreement, advance_agreement):
    register(_module.OPERATION)
