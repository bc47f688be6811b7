"""A spring day of 2026 with a quarter behind it, and browsers that are in."""

from collections.abc import Iterator
from copy import deepcopy
from datetime import datetime, timezone

import pytest
from django.test import Client
from pytest_django import DjangoDbBlocker

from lisanga.core.kernel import clock
from lisanga.core.operations.tests.held import held
from lisanga.core.operations.tests.network import make_network
from lisanga.interfaces.web.network.tests.browsing import browser_of
from lisanga.reports.tests.ground import Quarter, anew, make_quarter

__all__ = ["anew", "focal_point", "officer", "spring", "told"]
AT = datetime(2026, 4, 10, 9, 12, tzinfo=timezone.utc)


@pytest.fixture(scope="module")
def told(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Quarter]:
    with held(django_db_blocker):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(clock, "now", lambda: AT)
            quarter = make_quarter(make_network())
        yield quarter


@pytest.fixture
def spring(told: Quarter, anew: None, monkeypatch: pytest.MonkeyPatch) -> Quarter:
    """IDIOFA delivers, sells and pays, GUNGU sleeps (both of the Kwilu), KASONGO of the Kwango delivers."""
    monkeypatch.setattr(clock, "now", lambda: AT)
    return deepcopy(told)


@pytest.fixture
def focal_point(spring: Quarter) -> Client:
    return browser_of(spring.network.people["focal_point"])


@pytest.fixture
def officer(spring: Quarter) -> Client:
    return browser_of(spring.network.people["programme_officer"])
