"""Operations of collection."""

from lisanga.core.operations.registry import register
from lisanga.domains.collect.operations import (
    answer_contest,
    close_campaign,
    contest_delivery,
    fix_price,
    open_campaign,
    record_delivery,
    reverse_delivery,
    set_price,
)

for _module in (
    answer_contest,
    close_campaign,
    contest_delivery,
    fix_price,
    open_campaign,
    record_delivery,
    reverse_delivery,
    set_price,
):
    register(_module.OPERATION)
