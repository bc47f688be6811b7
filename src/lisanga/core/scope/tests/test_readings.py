"""The log of openings."""

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.tests.network import Network
from lisanga.core.scope.readings import note_reading, traces_of

pytestmark = pytest.mark.django_db


def test_newest_first_and_of_these_things_alone(network: Network) -> None:
    mine, other = new_id(), new_id()
    leader, officer = network.people["partner_leader"], network.people["programme_officer"]
    note_reading(mine, leader.id, "version 1")
    note_reading(other, leader.id)
    note_reading(mine, officer.id, "x" * 200)
    rows = traces_of([mine])
    assert [(row.person, row.name) for row in rows] == [(officer.id, officer.name), (leader.id, leader.name)]
    assert (len(rows[0].detail), rows[1].detail) == (80, "version 1")
    assert len(traces_of([mine, other], limit=2)) == 2
    assert traces_of([]) == []
