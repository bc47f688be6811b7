"""Operations of the members. `capital` holds the effects on shares that other domains' operations call."""

from lisanga.core.operations.registry import register
from lisanga.domains.members.operations import (
    pay_shares,
    record_existing_shares,
    register_member,
    reserve_numbers,
    reverse_shares,
    set_photo,
    set_status,
    subscribe_shares,
    update_member,
)

for _module in (
    pay_shares,
    record_existing_shares,
    register_member,
    reserve_numbers,
    reverse_shares,
    set_photo,
    set_status,
    subscribe_shares,
    update_member,
):
    register(_module.OPERATION)
