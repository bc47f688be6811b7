"""A spring day of 2026 with a quarter behind it, and browsers that are in."""

from datetime import datetime, timezone

import pytest
from django.test import Client

from lisanga.core.kernel import clock
from lisanga.core.operations.tests.network import make_network
from lisanga.interfaces.web.network.tests.browsing import browser_of
from lisanga.reports.tests.ground import Quarter, make_quarter

AT = datetime(2026, 4, 10, 9, 12, tzinfo=timezone.utc)


@pytest.fixture
def spring(db: None, monkeypatch: pytest.MonkeyPatch) -> Quarter:
    """IDIOFA delivers, sells and pays, GUNGU sleeps (both of the Kwilu), KASONGO of the Kwango delivers."""
    monkeypatch.setattr(clock, "now", lambda: AT)
    return make_quarter(make_network())


@pytest.fixture
def focal_point(spring: Quarter) -> Client:
    return browser_of(spring.network.people["focal_point"])


@pytest.fixture
def officer(spring: Quarter) -> Client:
    return browser_of(spring.network.people["programme_officer"])
