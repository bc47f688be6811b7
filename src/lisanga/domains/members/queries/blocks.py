"""Numbers set aside for telephones."""

from dataclasses import dataclass
from uuid import UUID

from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import Scope
from lisanga.domains.members.models import Member, NumberBlock


@dataclass(frozen=True, slots=True)
class Block:
    """Both ends included; `used` numbers of it stand in the register."""

    first: int
    last: int
    used: int = 0


@scoped
def number_blocks(scope: Scope, organisation: UUID, device: UUID) -> list[Block]:
    """The blocks of one telephone, the first one first; how far the last one is used."""
    rows = NumberBlock.objects.rows(scope, organisation).filter(device=device).order_by("first")
    blocks = [Block(first, last) for first, last in rows.values_list("first", "last")]
    if not blocks:
        return []
    last = blocks[-1]
    members = Member.objects.rows(scope, organisation)
    used = members.filter(number__gte=last.first, number__lte=last.last).count()
    return [*blocks[:-1], Block(last.first, last.last, used)]
