"""Operations on places."""

from lisanga.core.operations.registry import register
from lisanga.domains.places.operations import add_place

register(add_place.OPERATION)
