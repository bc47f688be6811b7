"""Operations of the treasury. `cash`, `checks` and `settling` are effects and checks that other domains' operations
call too."""

from lisanga.core.ledger.operations.close_month import BLOCKERS
from lisanga.core.operations.registry import register
from lisanga.domains.treasury.operations import (
    count_cash,
    open_payment_list,
    open_till,
    pay_advance,
    pay_member,
    record_cash,
    record_receivable,
    reverse_movement,
    transfer,
)

for _module in (
    count_cash,
    open_payment_list,
    open_till,
    pay_advance,
    pay_member,
    record_cash,
    record_receivable,
    reverse_movement,
    transfer,
):
    register(_module.OPERATION)
if count_cash.uncounted_tills not in BLOCKERS:
    BLOCKERS.append(count_cash.uncounted_tills)
