"""Operations of the directory."""

from lisanga.core.operations.registry import register
from lisanga.domains.directory.operations import (
    accept_outbox,
    change_device,
    create_organisation,
    end_follow_up,
    end_grant,
    enrol_device,
    found_network,
    give_grant,
    invite_device,
    open_follow_up,
    receive_photo,
    redact_payload,
    refuse_outbox,
    register_person,
    revoke_device,
    settle_flag,
)

for _module in (
    accept_outbox,
    change_device,
    create_organisation,
    end_follow_up,
    end_grant,
    enrol_device,
    found_network,
    give_grant,
    invite_device,
    open_follow_up,
    receive_photo,
    redact_payload,
    refuse_outbox,
    register_person,
    revoke_device,
    settle_flag,
):
    register(_module.OPERATION)
