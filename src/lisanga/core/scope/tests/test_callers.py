"""Secrets to viewers, many at once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lisanga.core.kernel import clock
from lisanga.core.operations.tests.network import Network
from lisanga.core.scope import tokens
from lisanga.core.scope.callers import viewers_by

pytestmark = pytest.mark.django_db


def test_each_secret_gives_the_viewer_that_signing_in_would(network: Network) -> None:
    secrets = {role: tokens.issue(person, role) for role, person in network.people.items()}
    with CaptureQueriesContext(connection) as queries:
        viewers = viewers_by([*secrets.values(), "lisanga_nobody"], clock.today())
    assert len(queries) == 1
    assert viewers == {secret: network.viewer(role) for role, secret in secrets.items()}


def test_revoked_tokens_and_people_who_left_have_no_viewer(network: Network) -> None:
    gone, ended = network.people["collector"], network.people["manager"]
    secrets = [tokens.issue(gone, "a"), tokens.issue(ended, "b")]
    gone.is_active = False
    gone.save()
    tokens.revoke(ended, tokens.tokens_of(ended)[0].id)
    assert viewers_by(secrets, clock.today()) == {}
