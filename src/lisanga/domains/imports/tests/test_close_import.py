"""An import is read to its end."""

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.envelope import envelope
from lisanga.core.operations.gate import submit_one
from lisanga.core.operations.tests.network import Network
from lisanga.core.operations.verdicts import Verdict
from lisanga.core.operations.verification import verify_chains
from lisanga.domains.imports import queries
from lisanga.domains.imports.operations import close_import
from lisanga.domains.imports.tests.brought import bring, close

pytestmark = pytest.mark.django_db


def test_the_example_is_a_payload() -> None:
    operation = close_import.OPERATION
    assert isinstance(operation.example(), operation.payload)


def test_a_run_is_opened_then_closed_with_its_counts(network: Network) -> None:
    opened = bring(network)
    assert (opened.verdict, opened.result) == (Verdict.ACCEPTED, {"rows": 3})
    scope = network.viewer("control").scope
    (row,) = queries.runs(scope, network.cooperative)
    assert (row.id, row.file_name, row.sheets, row.rows, row.closed_at) == (
        opened.id,
        "registre.xlsx",
        {"Membres": 3},
        3,
        None,
    )
    assert row.author == network.people["secretary"].id
    assert queries.runs_of_file(scope, network.cooperative, "ab" * 32) == 0
    closed = close(network, opened.id)
    assert closed.result == {"members": 2, "deliveries": 0, "known": 0, "bad": 1}
    row = queries.run(scope, network.cooperative, opened.id)
    assert (row.added, row.known, row.bad, row.reasons) == (2, 0, 1, {"members_no_name": 1})
    assert row.closed_at is not None
    assert queries.runs_of_file(scope, network.cooperative, "ab" * 32) == 1
    assert list(verify_chains()) == []


def test_only_an_open_run_of_the_cooperative_is_closed(network: Network) -> None:
    run = bring(network).id
    assert [problem.code for problem in close(network, new_id()).problems] == ["unknown_run"]
    assert [problem.code for problem in close(network, run, known=-1).problems] == ["bad_counts"]
    assert close(network, run).recorded
    assert [problem.code for problem in close(network, run).problems] == ["already_closed"]
    stranger = network.stranger("secretary")
    body = {"run": run, "known": 1}
    other = submit_one(stranger, envelope("imports.close_import", network.other, body))
    assert [problem.code for problem in other.problems] == ["unknown_run"]
