"""A spring day of 2026 with a quarter behind it, and browsers that are in."""

import pytest
from django.test import Client

from lisanga.core.scope.models import Person
from lisanga.interfaces.web.network.tests.browsing import browser_of
from lisanga.interfaces.web.network.tests.conftest import focal_point, officer, spring
from lisanga.reports.tests.ground import Quarter

__all__ = ["focal_point", "manager", "officer", "spring"]


@pytest.fixture
def manager(spring: Quarter) -> Client:
    return browser_of(Person.objects.get(id=spring.bulk.manager.person))
