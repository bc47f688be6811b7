"""One ground for all tests of access: they read, and what they write is undone at the end."""

from collections.abc import Iterator

import pytest
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from lisanga.core.operations.tests.held import held
from tests.access.ground import Ground, make_ground


@pytest.fixture(scope="package")
def ground(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Ground]:
    with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("files")), held(django_db_blocker):
        yield make_ground()
