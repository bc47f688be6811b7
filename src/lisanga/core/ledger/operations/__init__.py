"""Operations of the ledger itself. `posting` and `reversal` are effects that the domains' operations call."""

from lisanga.core.ledger.operations import close_month, record_entry, record_rate, reverse_entry
from lisanga.core.operations.registry import register

for _operation in (
    close_month.OPERATION,
    record_entry.OPERATION,
    record_rate.OPERATION,
    reverse_entry.OPERATION,
):
    register(_operation)
