"""Queries are known by name, and each takes the scope first."""

import inspect

import pytest

from lisanga.core.scope.reading import QUERIES, scoped
from lisanga.core.scope.viewer import Scope


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
        assert scoped(trial) is trial
        assert scoped(trial) is trial  # a module read twice is no second query
        assert QUERIES["probe.trial"] is trial
        with pytest.raises(ValueError, match=r"probe\.trial"):
            scoped(another)
    finally:
        QUERIES.pop("probe.trial", None)
