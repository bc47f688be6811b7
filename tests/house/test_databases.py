"""Which tests run again on PostgreSQL is no one's choice: those that can reach the database of the run.

Within a process pytest-django denies it to all others (conftest.py marks the rest). A process that a test starts is
told of it only where every test asks for a fixture that conftest.py knows."""

import ast
import re
from collections.abc import Iterator

import pytest

from conftest import REACHES_THE_DATABASE
from tests.house.reading import Source, breaks, code, hold

_TELLS = "tests/hardship/"
# Taken out by name, or only what is named is kept.
_DROPS = re.compile(r"""name != "DATABASE_URL"|name not in \("DATABASE_URL"|for name in \("PATH\b""")


def processes_of_their_own(source: Source) -> Iterator[str]:
    """A test that starts the product as a process takes the run's database out of its environment."""
    if not source.is_test and not source.path.startswith("tests/"):
        return
    starts = "sys.executable" in source.text and not source.path.startswith((_TELLS, "tests/house/"))
    if starts and not _DROPS.search(source.text):
        yield f"{source.path} starts a process that may reach the database of the run"


def asking(source: Source) -> Iterator[str]:
    """Where processes are told of the database, every test asks for it by a fixture."""
    if not source.path.startswith(_TELLS + "test_"):
        return
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.FunctionDef) or not node.name.startswith("test_"):
            continue
        if not {argument.arg for argument in node.args.args} & REACHES_THE_DATABASE:
            yield source.at(node, "asks for no database")


def test_processes_do_not_reach_the_database_of_the_run() -> None:
    hold(processes_of_their_own, code())
    path = "src/lisanga/config/tests/test_more.py"
    assert breaks(processes_of_their_own, "run([sys.executable, '-m', 'lisanga'], env=os.environ)\n", path)
    assert breaks(processes_of_their_own, "run([sys.executable, '-m', 'lisanga'])\n", "tests/journeys/walk.py")


def test_tests_that_tell_of_it_ask_for_it() -> None:
    hold(asking, code())
    assert breaks(asking, "def test_it(tmp_path):\n    pass\n", _TELLS + "test_more.py")
    assert not breaks(asking, "def test_it(installation):\n    pass\n", _TELLS + "test_more.py")


def test_the_mark_is_set_by_what_a_test_asks_for(request: pytest.FixtureRequest) -> None:
    assert not request.node.get_closest_marker("database")


@pytest.mark.django_db
def test_a_test_of_the_database_is_marked(request: pytest.FixtureRequest) -> None:
    assert request.node.get_closest_marker("database")
