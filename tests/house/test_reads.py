"""Reads for pages: scope first, typed, told in a sentence, paged by key."""

import ast
from collections.abc import Iterator

from tests.house.reading import Source, breaks, code, hold


def scope_first(source: Source) -> Iterator[str]:
    """A `@scoped` query takes the viewer's scope first, says what it returns, and what it is for."""
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.FunctionDef) or not _is_scoped(node):
            continue
        first = node.args.args[0] if node.args.args else None
        if (
            first is None
            or first.arg != "scope"
            or first.annotation is None
            or ast.unparse(first.annotation) != "Scope"
        ):
            yield source.at(node, f"{node.name} does not take the scope first")
        if node.returns is None or ast.unparse(node.returns) in ("Any", "dict", "object"):
            yield source.at(node, f"{node.name} does not say what it returns")
        if not ast.get_docstring(node):
            yield source.at(node, f"{node.name} does not say what it is for")


def _is_scoped(node: ast.FunctionDef) -> bool:
    return any(ast.unparse(one) == "scoped" for one in node.decorator_list)


def in_queries(source: Source) -> Iterator[str]:
    """Scoped queries stand where they are looked for: in `queries`, or in a report."""
    if source.is_test or source.within("reports") or "queries" in {part.removesuffix(".py") for part in source.parts}:
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.FunctionDef) and _is_scoped(node):
            yield source.at(node, f"{node.name} is a query outside of `queries`")


def by_key(source: Source) -> Iterator[str]:
    """Long lists are paged by key: an offset reads everything before it."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ImportFrom) and node.module == "django.core.paginator":
            yield source.at(node, "pages by offset")
        sql = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
        if " OFFSET " in sql and "SELECT" in sql:
            yield source.at(node, "pages by offset")


def test_queries_take_the_scope_first() -> None:
    hold(scope_first, code())
    good = "@scoped\ndef members(scope: Scope) -> list[Row]:\n    '''All members.'''\n"
    assert not breaks(scope_first, good)
    assert breaks(scope_first, good.replace("scope: Scope", "organisation: UUID"))
    assert breaks(scope_first, good.replace("list[Row]", "Any"))
    assert breaks(scope_first, good.replace("'''All members.'''", "return []"))


def test_queries_stand_where_they_are_looked_for() -> None:
    hold(in_queries, code())
    text = "@scoped\ndef members(scope: Scope) -> list[Row]: ...\n"
    assert breaks(in_queries, text, "src/lisanga/interfaces/web/members/views.py")
    assert not breaks(in_queries, text, "src/lisanga/domains/barter/queries/listing.py")


def test_lists_are_paged_by_key() -> None:
    hold(by_key, [source for source in code() if not source.is_test])
    assert breaks(by_key, "from django.core.paginator import Paginator\n")
    assert breaks(by_key, "x = 'SELECT * FROM a LIMIT 50 OFFSET %s'\n")
