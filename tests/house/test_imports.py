"""What the import contracts cannot say: whose tables, whose pages, and no circle of modules, lazy imports counted."""

import ast
from collections.abc import Iterator, Mapping

import grimp

from tests.house.reading import Source, breaks, code, hold


def imported(source: Source) -> Iterator[tuple[ast.AST, str]]:
    """Every module that a file names, also inside functions."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node, node.module
            for name in node.names:
                yield node, f"{node.module}.{name.name}"
        elif isinstance(node, ast.Import):
            for name in node.names:
                yield node, name.name


def own_tables(source: Source) -> Iterator[str]:
    """A domain asks another one's queries and calls its effects; it never touches its tables."""
    if source.is_test or source.parts[0] != "src":
        return
    for node, module in imported(source):
        parts = module.split(".")
        if parts[:2] == ["lisanga", "domains"] and parts[3:] == ["models"] and not source.within(f"domains/{parts[2]}"):
            yield source.at(node, f"imports {module}")


def own_pages(source: Source) -> Iterator[str]:
    """The pages of one subject do not import the views of another: what both need stands beside them."""
    if source.is_test or not source.path.startswith("src/lisanga/interfaces/web/"):
        return
    for node, module in imported(source):
        parts = module.split(".")
        is_page = parts[:3] == ["lisanga", "interfaces", "web"] and parts[4:] in (["views"], ["urls"])
        if is_page and source.parts[4] != parts[3]:
            yield source.at(node, f"imports {module}")


def relative(source: Source) -> Iterator[str]:
    """Imports name the whole way, so that a search finds them."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ImportFrom) and node.level:
            yield source.at(node, "imports relatively")


def circles(imports: Mapping[str, set[str]]) -> list[list[str]]:
    """Groups of modules that import each other (Tarjan's strongly connected components, without recursion)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []
    for start in imports:
        if start in index:
            continue
        work = [(start, iter(sorted(imports[start])))]
        index[start] = low[start] = len(index)
        stack.append(start)
        while work:
            module, rest = work[-1]
            following = next(rest, None)
            if following is None:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[module])
                if low[module] == index[module]:
                    found.append(_closed(stack, module))
            elif following not in index:
                index[following] = low[following] = len(index)
                stack.append(following)
                work.append((following, iter(sorted(imports.get(following, set())))))
            elif following in stack:
                low[module] = min(low[module], index[following])
    return [group for group in found if len(group) > 1]


def _closed(stack: list[str], module: str) -> list[str]:
    group = [stack.pop()]
    while group[-1] != module:
        group.append(stack.pop())
    return sorted(group)


def test_tables_are_their_domains_own() -> None:
    hold(own_tables, code())
    assert breaks(own_tables, "from lisanga.domains.members.models import Member\n")
    assert breaks(own_tables, "from lisanga.domains.members import models\n")
    assert breaks(own_tables, "def f():\n    import lisanga.domains.members.models\n")
    inside = "src/lisanga/domains/members/queries/sheet.py"
    assert not breaks(own_tables, "from lisanga.domains.members.models import Member\n", inside)


def test_pages_are_their_subjects_own() -> None:
    hold(own_pages, code())
    path = "src/lisanga/interfaces/web/ledger/entry.py"
    assert breaks(own_pages, "from lisanga.interfaces.web.members.views import sheet\n", path)
    assert breaks(own_pages, "from lisanga.interfaces.web.members import views\n", path)
    assert not breaks(own_pages, "from lisanga.interfaces.web.ledger import views\n", path)


def test_imports_name_the_whole_way() -> None:
    hold(relative, code())
    assert breaks(relative, "from . import rules\n")


def test_no_module_stands_in_a_circle() -> None:
    graph = grimp.build_graph("lisanga", cache_dir=None)
    imports = {module: set(graph.find_modules_directly_imported_by(module)) for module in graph.modules}
    assert len(imports) > 200
    assert circles(imports) == []
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}) == [["a", "b", "c"]]
    assert circles({"a": {"b"}, "b": {"c"}, "c": set()}) == []
