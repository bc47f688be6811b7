"""Effects on what lies at the centres, called by operations of the domains below."""

from uuid import UUID

from lisanga.core.operations.context import Context
from lisanga.domains.stock.models import StockLevel


def receive(context: Context, centre: UUID, product: UUID, grams: int) -> None:
    """Adds to a centre; below zero takes off."""
    key = (context.organisation, centre, product)
    context.writer.add(StockLevel, ("organisation_id", "centre", "product"), ("grams",), key, (grams,))
