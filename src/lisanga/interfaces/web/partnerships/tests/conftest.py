"""Browsers of both sides of an agreement, and of the other province."""

from dataclasses import dataclass
from uuid import UUID

import pytest

from lisanga.core.files.tests.samples import data  # noqa: F401  # a fixture of these tests
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


@pytest.fixture
def ground(network: Network) -> Ground:
    return Ground(network, signed(network))
