"""A cooperative lets the programme read its rows for a while."""

from datetime import date

import pytest

from lisanga.core.operations.tests.network import Network
from lisanga.core.scope.models import OrganisationLink
from lisanga.domains.directory.operations.end_follow_up import EndFollowUp
from lisanga.domains.directory.operations.open_follow_up import OpenFollowUp
from lisanga.domains.directory.tests.conftest import Send, codes

pytestmark = pytest.mark.django_db


def test_a_follow_up_is_the_programmes_alone(network: Network, send: Send) -> None:
    sent = OpenFollowUp(programme=network.partner, valid_from=date(2026, 1, 1))
    assert codes(send("president", "directory.open_follow_up", network.cooperative, sent)) == ["not_a_programme"]
    wrong = OpenFollowUp(programme=network.programme, valid_from=date(2026, 1, 2), valid_to=date(2026, 1, 1))
    assert codes(send("president", "directory.open_follow_up", network.cooperative, wrong)) == ["ends_before_start"]
    right = OpenFollowUp(programme=network.programme, valid_from=date(2026, 1, 2))
    assert codes(send("president", "directory.open_follow_up", network.cooperative, right)) == []
    assert codes(send("president", "directory.open_follow_up", network.cooperative, right)) == ["already_open"]
    elsewhere = EndFollowUp(link=OrganisationLink.objects.get(kind="follow_up").id, valid_to=date(2026, 2, 1))
    mine = send(network.stranger("president"), "directory.end_follow_up", network.other, elsewhere)
    assert codes(mine) == ["unknown_follow_up"]
