"""Fixtures of these pages."""

import pytest

from lisanga.core.operations.tests.network import Network
from lisanga.interfaces.web.members.tests.ground import Ground, make_ground


@pytest.fixture
def ground(network: Network) -> Ground:
    return make_ground(network)
