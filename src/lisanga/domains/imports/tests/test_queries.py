"""What may be read of imports."""

from typing import Any

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.tests.network import Network
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.imports import queries
from lisanga.domains.imports.tests.brought import bring

pytestmark = pytest.mark.django_db


def test_a_stranger_reads_nothing_of_it(network: Network) -> None:
    run = bring(network).id
    for viewer in (network.stranger("secretary"), network.viewer("focal_point"), network.viewer("direction")):
        for read in (
            lambda scope: queries.runs(scope, network.cooperative),
            lambda scope: queries.run(scope, network.cooperative, run),
            lambda scope: queries.runs_of_file(scope, network.cooperative, "ab" * 32),
        ):
            with pytest.raises(NotVisible):
                read(viewer.scope)
    with pytest.raises(NotVisible):
        queries.run(network.viewer("secretary").scope, network.cooperative, new_id())
    with pytest.raises(NotVisible):
        queries.run(network.stranger("secretary").scope, network.other, run)


def test_runs_are_paged_newest_first_in_one_query(network: Network, django_assert_num_queries: Any) -> None:
    made = [bring(network).id for _number in range(5)]
    scope = network.viewer("secretary").scope
    with django_assert_num_queries(1):
        first = queries.runs(scope, network.cooperative, limit=3)
    assert [row.id for row in first] == made[:1:-1]
    assert [row.id for row in queries.runs(scope, network.cooperative, before=first[-1].id)] == made[1::-1]
