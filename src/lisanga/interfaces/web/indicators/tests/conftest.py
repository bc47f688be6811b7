"""A spring day of 2026 with a quarter behind it, and browsers that are in."""

import pytest
from django.test import Client

from lisanga.core.scope.models import Person
from lisanga.interfaces.web.network.tests.browsing import browser_of
from lisanga.interfaces.web.network.tests.conftest import anew, focal_point, officer, spring, told
from lisanga.reports.tests.ground import Quarter

__all__ = ["anew", "focal_point", "manager", "officer", "spring", "told"]


@pytest.fixture
def manager(spring: Quarter) -> Client:
    return browser_of(Person.objects.get(id=spring.bulk.manager.person))
