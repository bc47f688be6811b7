"""Operations of the directory."""

from lisanga.core.operations.registry import register
from lisanga.domains.directory.operations import (
    create_organisation,
    end_follow_up,
    end_grant,
    found_network,
    give_grant,
    open_follow_up,
    redact_payload,
    register_person,
    settle_flag,
)

for _module in (
    create_organisation,
    end_follow_up,
    end_grant,
    found_network,
    give_grant,
    open_follow_up,
    redact_payload,
    register_person,
    settle_flag,
):
    register(_module.OPERATION)
