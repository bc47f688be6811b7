"""Queries are known by name, and each takes the scope first."""

import inspect
from collections.abc import Callable, Iterable, Iterator

import pytest

from lisanga.core.scope.reading import QUERIES, one_reading, scoped
from lisanga.core.scope.viewer import NotVisible, Scope


def test_every_registered_query_takes_the_scope_first() -> None:
    import lisanga.domains.collect.queries
    import lisanga.domains.members.queries
    import lisanga.reports.network  # noqa: F401  # importing registers

    assert len(QUERIES) > 30
    for name, query in QUERIES.items():
        first = next(iter(inspect.signature(query).parameters.values()))
        assert first.name == "scope", name
        assert query.__doc__, name


def test_a_name_belongs_to_one_query() -> None:
    def trial(scope: Scope) -> int:
        """One."""
        return 1

    def another(scope: Scope) -> int:
        """Another."""
        return 2

    trial.__module__ = another.__module__ = "lisanga.domains.probe.queries.rows"
    another.__name__ = "trial"
    try:
        assert scoped(trial)(Scope()) == 1
        known = scoped(trial)  # a module read twice is no second query
        assert QUERIES["probe.trial"] is known
        assert inspect.unwrap(known) is trial
        with pytest.raises(ValueError, match=r"probe\.trial"):
            scoped(another)
    finally:
        QUERIES.pop("probe.trial", None)


@pytest.fixture
def asked() -> Iterator[tuple[Callable[..., list[int]], list[object]]]:
    """A query, and what reached it."""
    reached: list[object] = []

    def probe(scope: Scope, ids: Iterable[int], wanted: frozenset[int] = frozenset()) -> list[int]:
        """Those asked for."""
        reached.append(scope)
        return [*ids, *wanted]

    probe.__module__ = "lisanga.domains.probe.queries.rows"
    yield scoped(probe), reached
    QUERIES.pop("probe.probe", None)


def test_one_reading_asks_once(asked: tuple[Callable[..., list[int]], list[object]]) -> None:
    query, reached = asked
    scope = Scope()
    with one_reading():
        first = query(scope, [1, 2])
        first.append(9)  # one's own copy: the next one is told what was read
        with one_reading():
            assert query(scope, (1, 2)) == [1, 2]
        assert len(reached) == 1
        assert query(scope, [2, 1]) == [2, 1]
        assert query(scope, [1, 2], wanted=frozenset({3})) == [1, 2, 3]
        assert len(reached) == 3


def test_each_reader_and_each_reading_asks_anew(asked: tuple[Callable[..., list[int]], list[object]]) -> None:
    """Two scopes that are equal are still two readers: whose they are is no part of the comparison."""
    query, reached = asked
    readers = [Scope(), Scope()]
    for _reading in range(2):
        with one_reading():
            for scope in readers:
                query(scope, [1])
    query(readers[0], [1])
    query(readers[0], [1])
    assert reached == [*readers, *readers, readers[0], readers[0]]


def test_a_refusal_ends_the_reading(asked: tuple[Callable[..., list[int]], list[object]]) -> None:
    query, reached = asked
    scope = Scope()

    @one_reading()
    def refused() -> None:
        query(scope, [1])
        raise NotVisible

    with pytest.raises(NotVisible):
        refused()
    query(scope, [1])
    assert len(reached) == 2
