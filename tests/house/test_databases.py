"""Which tests run again on PostgreSQL: those that can reach the database of the run. Only a page, which renders what
other tests ask on both databases, may be told once, and says where they are.

Within a process pytest-django denies it to all others (conftest.py marks the rest). A process that a test starts is
told of it only where every test asks for a fixture that conftest.py knows."""

import ast
import re
from collections.abc import Iterator

import pytest

from conftest import REACHES_THE_DATABASE
from tests.house.reading import ROOT, Source, breaks, code, hold

_TELLS = "tests/hardship/"
# Taken out by name, or only what is named is kept.
_DROPS = re.compile(r"""name != "DATABASE_URL"|name not in \("DATABASE_URL"|for name in \("PATH\b""")

_ONCE = re.compile(r"""mark\.once\b(?:\("([^"]+)"\))?""")
_PAGES = ("src/lisanga/interfaces/", "tests/weight/", "tests/access/test_pages.py")


def told_once(source: Source) -> Iterator[str]:
    """Never a test of operations, queries or locks; and never without the place of the tests that ask the same."""
    if source.path == "tests/house/test_databases.py":
        return
    for place in _ONCE.findall(source.text):
        if not source.path.startswith(_PAGES):
            yield f"{source.path} is no page: it runs on both databases"
        elif not place or not (ROOT / place).is_file():
            yield f"{source.path} does not say which tests ask the same on PostgreSQL"


def test_what_is_told_once_is_a_page_and_says_why() -> None:
    hold(told_once, code())
    page = "src/lisanga/interfaces/web/home/tests/test_home.py"
    named = '@pytest.mark.once("tests/access/test_pages.py")\n'
    assert not breaks(told_once, named, page)
    assert breaks(told_once, named, "src/lisanga/domains/collect/tests/test_queries.py")
    assert breaks(told_once, "@pytest.mark.once\n", page)
    assert breaks(told_once, named.replace("test_pages", "test_nothing"), page)


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
