"""Scoped queries by name: every read for a page is registered here, so that a test can walk them all. Within one
reading, a query that is asked again with the same arguments gives its first answer."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from inspect import unwrap
from typing import Concatenate, ParamSpec, TypeVar

from lisanga.core.scope.viewer import Scope

Args = ParamSpec("Args")
Answer = TypeVar("Answer")
QUERIES: dict[str, Callable[..., object]] = {}
# (query, scope, arguments) → the scope, kept so that its identity stays its own, and the answer.
_READ: ContextVar[dict[object, tuple[Scope, object]] | None] = ContextVar("read", default=None)


def scoped(query: Callable[Concatenate[Scope, Args], Answer]) -> Callable[Concatenate[Scope, Args], Answer]:
    """Registers a query (scope first) as `domain.name`; two queries never share a name."""
    domain = query.__module__.split(".")[-2]
    if domain == "queries":
        domain = query.__module__.split(".")[-3]
    name = f"{domain}.{query.__name__}"
    if name in QUERIES and unwrap(QUERIES[name]) is not query:
        raise ValueError(f"two queries named {name}")

    @wraps(query)
    def asked(scope: Scope, /, *args: Args.args, **kwargs: Args.kwargs) -> Answer:
        read = _READ.get()
        if read is None:
            return query(scope, *args, **kwargs)
        key = (name, id(scope), _fixed(args), _fixed(kwargs))
        if key not in read:
            answer = query(scope, *args, **kwargs)
            if isinstance(answer, Iterator):  # read once by whoever asked
                return answer
            read[key] = (scope, answer)
        return _own(read[key][1])  # type: ignore[return-value]  # what the same query answered

    QUERIES[name] = asked
    return asked


@contextmanager
def one_reading() -> Iterator[None]:
    """Around what only reads and reads much, such as a report: its parts then agree, whatever is written meanwhile, and
    cost no statement twice. Answers are shared: rows are values, and a list or a dictionary is everybody's own copy."""
    if _READ.get() is not None:
        yield
        return
    token = _READ.set({})
    try:
        yield
    finally:
        _READ.reset(token)


def _fixed(given: object) -> object:
    """Arguments as something that a dictionary can be asked for."""
    if isinstance(given, list | tuple):
        return tuple(_fixed(one) for one in given)
    if isinstance(given, set | frozenset):
        return frozenset(given)
    if isinstance(given, dict):
        return tuple((key, _fixed(value)) for key, value in given.items())
    return given


def _own(answer: object) -> object:
    return answer.copy() if type(answer) in (list, dict, set) else answer  # type: ignore[attr-defined]  # these have it
