"""Somebody with a password."""

import pytest

from lisanga.core.operations.tests.network import Network
from lisanga.core.scope.models import Person
from lisanga.interfaces.web.accounts.tests.browsing import settled


@pytest.fixture
def secretary(network: Network) -> Person:
    """Has chosen a password and signs in by e-mail or phone."""
    return settled(network.people["secretary"], "secretaire@example.org", "+243811234567")
