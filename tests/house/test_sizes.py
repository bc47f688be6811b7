"""Nothing in the house is large: files, functions, classes, folders."""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath

from tests.house.reading import Source, breaks, code, hold, names

FILE, FUNCTION, CLASS, FOLDER = 300, 50, 250, 20
_MANY = {"operations", "tests", "migrations", "templates"}


def small_file(source: Source) -> Iterator[str]:
    """A file that grows past 300 lines is two files."""
    if len(source.lines) > FILE:
        yield f"{source.path} has {len(source.lines)} lines, {FILE} at most"


def small_definitions(source: Source) -> Iterator[str]:
    """A function is read at one glance, a class on a few screens."""
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            continue
        most = CLASS if isinstance(node, ast.ClassDef) else FUNCTION
        length = (node.end_lineno or node.lineno) - node.lineno + 1
        if length > most:
            yield source.at(node, f"{node.name} has {length} lines, {most} at most")


def crowded(paths: list[str]) -> list[str]:
    """Folders with too many files of code; one file per operation, test and template is what we want there."""
    folders = Counter(str(PurePosixPath(path).parent) for path in paths if path.endswith(".py"))
    return [
        f"{folder} holds {count} files, {FOLDER} at most"
        for folder, count in folders.items()
        if count > FOLDER and not _MANY & set(PurePosixPath(folder).parts)
    ]


def test_files_are_small() -> None:
    hold(small_file, code())
    assert breaks(small_file, "x = 1\n" * 301)
    assert not breaks(small_file, "x = 1\n" * 300)


def test_functions_and_classes_are_small() -> None:
    hold(small_definitions, code())
    assert breaks(small_definitions, "def long():\n" + "    x = 1\n" * 50)
    assert not breaks(small_definitions, "def long():\n" + "    x = 1\n" * 49)
    assert breaks(small_definitions, "class Long:\n" + "    x = 1\n" * 250)


def test_folders_are_not_crowded() -> None:
    assert crowded(list(names())) == []
    assert crowded([f"src/lisanga/core/x{number}.py" for number in range(21)])
    assert not crowded([f"src/lisanga/core/operations/x{number}.py" for number in range(21)])
