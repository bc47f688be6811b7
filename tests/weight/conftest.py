"""One cooperative with more rows than a page shows, and the application with its files collected."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from types import SimpleNamespace

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from django.test import Client, override_settings
from pytest_django import DjangoDbBlocker

from lisanga.interfaces.web import compression
from tests.weight.wire import Wire

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEMBERS, DELIVERIES = 70, 90


@pytest.fixture(scope="package")
def application(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[WSGIHandler]:
    """The whole stack, as `lisanga serve` runs it."""
    from lisanga.demo.build import Size, run
    from lisanga.demo.plan import PLANS

    folder = tmp_path_factory.mktemp("collected")
    patch = pytest.MonkeyPatch()
    # Answers are padded by a length drawn anew each time: the longest is counted.
    patch.setattr(compression, "secrets", SimpleNamespace(randbelow=lambda limit: limit - 1))
    with (
        django_db_blocker.unblock(),
        override_settings(STORAGES=STORAGES, STATIC_ROOT=folder, WHITENOISE_USE_FINDERS=False),
        transaction.atomic(),
    ):
        call_command("collectstatic", interactive=False, verbosity=0)
        plan = next(one for one in PLANS if one.code == "BULUNGU")
        run(Size(plans=(replace(plan, members=MEMBERS, deliveries=DELIVERIES),)))
        # A server gives its connection back after each answer; here all answers share one transaction.
        for signal in (request_started, request_finished):
            signal.disconnect(close_old_connections)
        yield WSGIHandler()
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)
        transaction.set_rollback(True)
    patch.undo()


@pytest.fixture(scope="package")
def browser_of(application: WSGIHandler) -> Callable[[str], Wire]:
    """Somebody of the demo, signed in; nobody for an empty name."""
    from lisanga.core.scope.models import Person
    from lisanga.demo.characters import CHARACTERS

    emails = {one.key: one.email for one in CHARACTERS}

    def browser(character: str) -> Wire:
        if not character:
            return Wire(application)
        client = Client()
        client.force_login(Person.objects.get(email=emails[character]), "lisanga.core.scope.signin.PersonBackend")
        return Wire(application, "; ".join(f"{name}={one.value}" for name, one in client.cookies.items()))

    return browser
