"""Browsers of both sides of an agreement, and of the other province."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest

from lisanga.core.operations.tests.network import Network
from lisanga.domains.partnerships.tests.ground import signed
from lisanga.interfaces.web.tests.signed_in import Office


@dataclass
class Ground:
    """`agreement` is signed by the programme and the first partner, under the code KL-2026."""

    network: Network
    agreement: UUID

    def desk(self, role: str, code: str = "KL-2026") -> Office:
        return Office(self.network.people[role], code)

    def elsewhere(self, role: str = "focal_point", code: str = "KL-2026") -> Office:
        return Office(self.network.others[role], code)

    def post_new(self, role: str, address: str, **data: Any) -> Any:
        return self.desk(role).client.post(address, data)


@pytest.fixture
def ground(network: Network) -> Ground:
    return Ground(network, signed(network))
