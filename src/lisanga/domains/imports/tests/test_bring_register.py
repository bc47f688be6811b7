"""A register is brought in."""

from typing import Any

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.models import RegisterLine
from lisanga.core.operations.tests.network import Network
from lisanga.core.operations.verdicts import Verdict
from lisanga.domains.imports.models import ImportRun
from lisanga.domains.imports.operations import bring_register
from lisanga.domains.imports.tests.brought import bring

pytestmark = pytest.mark.django_db


def test_the_example_is_a_payload() -> None:
    operation = bring_register.OPERATION
    assert isinstance(operation.example(), operation.payload)


def test_sent_twice_it_is_one_run(network: Network) -> None:
    identifier = new_id()
    first, again = bring(network, id=identifier), bring(network, id=identifier)
    assert (first.duplicate, again.duplicate, ImportRun.plain.count()) == (False, True, 1)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"file_name": "  "}, "no_file_name"),
        ({"sha256": "xyz"}, "bad_fingerprint"),
        ({"sha256": "AB" * 32}, "bad_fingerprint"),
        ({"size": -1}, "bad_counts"),
        ({"sheets": {"M": -1}}, "bad_counts"),
        ({"sheets": {str(number): 1 for number in range(201)}}, "bad_counts"),
        ({"sheets": "three"}, "malformed"),
    ],
)
def test_what_makes_no_sense_is_refused(network: Network, fields: dict[str, Any], code: str) -> None:
    answer = bring(network, **fields)
    assert (answer.verdict, [problem.code for problem in answer.problems]) == (Verdict.REFUSED, [code])
    assert ImportRun.plain.count() == 0


@pytest.mark.parametrize("role", ["control", "treasurer", "president", "direction", "focal_point"])
def test_who_may_not_keep_the_register_brings_none(network: Network, role: str) -> None:
    assert bring(network, role).number == 0
    assert RegisterLine.objects.count() == 0
