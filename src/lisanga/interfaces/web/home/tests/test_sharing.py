"""À faire recalls rows of shared data to the partner that brought them, and to nobody else."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lisanga.domains.partnerships.operations.settle_data import SettleData, SettledRow
from lisanga.domains.partnerships.operations.withdraw_data import WithdrawData
from lisanga.domains.partnerships.tests.sharing import Sharing, sharing
from lisanga.domains.partnerships.tests.travelling import travel
from lisanga.interfaces.web.home.sharing import data_tasks

__all__ = ["sharing", "travel"]
pytestmark = pytest.mark.django_db


def told(sharing: Sharing) -> list[str]:
    return [task.title.replace("\u00a0", " ") for task in data_tasks(sharing.travel.focal_point)]


def test_rows_that_wait(sharing: Sharing) -> None:
    assert told(sharing) == ["2 lignes de données à régler"]
    officer = sharing.travel.officer
    assert officer.scope.parties == frozenset()
    with CaptureQueriesContext(connection) as counted:
        assert data_tasks(officer) == []
    assert len(counted) == 0
    assert data_tasks(sharing.travel.stranger) == []


def test_settled_or_withdrawn(sharing: Sharing) -> None:
    travel = sharing.travel
    row = SettledRow(number=3, province="CD-KL", territory="Gungu")
    travel.partner("settle_data", SettleData(data_set=sharing.data, version=1, rows=(row,)))
    assert told(sharing) == ["1 ligne de données à régler"]
    travel.partner("withdraw_data", WithdrawData(data_set=sharing.data, reason="Erreur"))
    assert told(sharing) == []
