"""Operations of the treasury. `cash`, `checks` and `settling` are effects and checks that other domains' operations
call too."""

from lisanga.core.ledger.operations.close_month import BLOCKERS
from lisanga.core.operations.registry import register
from lisanga.domains.directory.operations.device_words import FLOAT_CHECKS
from lisanga.domains.treasury.operations import (
    assign_slips,
    count_cash,
    open_payment_list,
    open_till,
    pay_advance,
    pay_member,
    record_cash,
    record_receivable,
    reverse_movement,
    transfer,
    withdraw_slips,
)
from lisanga.domains.treasury.operations.phones import float_of_a_telephone

for _module in (
    assign_slips,
    count_cash,
    open_payment_list,
    open_till,
    pay_advance,
    pay_member,
    record_cash,
    record_receivable,
    reverse_movement,
    transfer,
    withdraw_slips,
):
    register(_module.OPERATION)
if count_cash.uncounted_tills not in BLOCKERS:
    BLOCKERS.append(count_cash.uncounted_tills)
if float_of_a_telephone not in FLOAT_CHECKS:
    FLOAT_CHECKS.append(float_of_a_telephone)
