"""A cooperative ends a follow-up."""

from datetime import date

import pytest

from lisanga.core.operations.tests.network import Network
from lisanga.domains.directory.operations.end_follow_up import EndFollowUp
from lisanga.domains.directory.operations.open_follow_up import OpenFollowUp
from lisanga.domains.directory.tests.conftest import Send, codes

pytestmark = pytest.mark.django_db


def test_the_cooperative_opens_and_ends_a_follow_up(network: Network, send: Send) -> None:
    assert network.cooperative not in network.viewer("programme_officer").scope.rows
    opened = send(
        "president",
        "directory.open_follow_up",
        network.cooperative,
        OpenFollowUp(programme=network.programme, valid_from=date(2026, 1, 1)),
    )
    assert network.cooperative in network.viewer("programme_officer").scope.rows
    assert network.other not in network.viewer("programme_officer").scope.rows
    later = EndFollowUp(link=opened.id, valid_to=date(2026, 6, 30))
    assert send("direction", "directory.end_follow_up", network.cooperative, later).number == 0
    assert send("president", "directory.end_follow_up", network.cooperative, later).verdict == "accepted"
    assert network.cooperative not in network.viewer("programme_officer").scope.rows
    longer = EndFollowUp(link=opened.id, valid_to=date(2099, 6, 30))
    assert codes(send("president", "directory.end_follow_up", network.cooperative, longer)) == ["already_ended"]
