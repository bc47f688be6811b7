"""Operations on indicators."""

from lisanga.core.operations.registry import register
from lisanga.domains.indicators.operations import (
    define_indicator,
    record_assessment,
    record_value,
    record_work_days,
    reverse_work_days,
    set_targets,
    withdraw_assessment,
    withdraw_value,
)

for _module in (
    define_indicator,
    record_assessment,
    record_value,
    record_work_days,
    reverse_work_days,
    set_targets,
    withdraw_assessment,
    withdraw_value,
):
    register(_module.OPERATION)
