"""Operations of imports."""

from lisanga.core.operations.registry import register
from lisanga.domains.imports.operations import bring_register, close_import

for _module in (bring_register, close_import):
    register(_module.OPERATION)
