"""Operations of the stock."""

from lisanga.core.operations.registry import register
from lisanga.domains.stock.operations import count_stock, measure_unit, set_reference

register(set_reference.OPERATION)
register(measure_unit.OPERATION)
register(count_stock.OPERATION)
