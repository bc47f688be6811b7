"""Operations on cooperatives."""

from lisanga.core.operations.registry import register
from lisanga.domains.cooperatives.operations import create_cooperative, set_stage, update_identity

for _module in (create_cooperative, set_stage, update_identity):
    register(_module.OPERATION)
