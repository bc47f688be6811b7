"""An agreement of the office with a partner, for roadmaps to stand under."""

from uuid import UUID

from lisanga.domains.partnerships.tests.ground import draft
from lisanga.domains.training.tests.ground import Ground


def agreed(ground: Ground, partner: UUID | None = None) -> UUID:
    """With the network's first partner, or another one."""
    code = "KL-2026" if partner is None else "KG-2026"
    answer = draft(ground.network, code=code, partner=partner or ground.network.partner)
    assert answer.recorded, answer
    return answer.id
