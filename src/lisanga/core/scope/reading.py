"""Scoped queries by name: every read for a page is registered here, so that a test can walk them all."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from lisanga.core.scope.viewer import Scope

Args = ParamSpec("Args")
Answer = TypeVar("Answer")
QUERIES: dict[str, Callable[..., object]] = {}


def scoped(query: Callable[Concatenate[Scope, Args], Answer]) -> Callable[Concatenate[Scope, Args], Answer]:
    """Registers a query (scope first) as `domain.name`; two queries never share a name."""
    domain = query.__module__.split(".")[-2]
    if domain == "queries":
        domain = query.__module__.split(".")[-3]
    name = f"{domain}.{query.__name__}"
    if QUERIES.get(name, query) is not query:
        raise ValueError(f"two queries named {name}")
    QUERIES[name] = query
    return query
