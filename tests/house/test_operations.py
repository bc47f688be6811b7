"""Every operation has its file, its label, its sentence, its example and its test."""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import replace

import msgspec
from django.utils.functional import Promise

from lisanga.core.operations.registry import OPERATIONS, Operation
from tests.house.reading import Source, breaks, code, hold, names, texts


def shipped() -> list[Operation[msgspec.Struct]]:
    """The product's own operations, not those that tests add for a while."""
    return [one for one in OPERATIONS.values() if ".tests." not in _home(one)]


def _home(operation: Operation[msgspec.Struct]) -> str:
    return operation.example.__module__


def misplaced(operation: Operation[msgspec.Struct]) -> Iterator[str]:
    """`domain.verb_noun` stands in `domain/operations/verb_noun.py`."""
    domain, _dot, name = operation.name.partition(".")
    if not _home(operation).endswith(f".{domain}.operations.{name}"):
        yield f"{operation.name} stands in {_home(operation)}"


def incomplete(operation: Operation[msgspec.Struct]) -> Iterator[str]:
    """Words come from the catalogue; an example can be sent and read back."""
    for what, text in (("label", operation.label), ("sentence", operation.sentence)):
        if not isinstance(text, Promise) or not str(text).strip():
            yield f"{operation.name} has no translated {what}"
    example = operation.example()
    if msgspec.json.decode(msgspec.json.encode(example), type=operation.payload) != example:
        yield f"{operation.name}: its example does not travel"
    if set(operation.upcasters) != set(range(1, operation.version)):
        yield f"{operation.name}: every older version needs its upcaster"


def _tests_of(path: str) -> str:
    """Where the tests of an operation's file stand."""
    folder, _slash, name = path.rpartition("/operations/")
    return f"{folder}/tests/test_{name}"


def untested(source: Source, files: Iterable[str], contents: dict[str, str]) -> Iterator[str]:
    """`operations/verb_noun.py` has `tests/test_verb_noun.py`, and it holds tests."""
    if "/operations/" not in source.path or source.is_test or not _declares(source):
        return
    wanted = _tests_of(source.path)
    if wanted not in set(files):
        yield f"{source.path} has no {wanted}"
    elif "def test_" not in contents.get(wanted, ""):
        yield f"{wanted} holds no test"


def _declares(source: Source) -> bool:
    return any(
        isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == "OPERATION"
        for node in source.tree.body
    )


def test_operations_stand_where_their_name_says() -> None:
    assert len(shipped()) > 30
    assert [complaint for one in shipped() for complaint in misplaced(one)] == []
    astray = replace(shipped()[0], name="barter.swap_goods")
    assert list(misplaced(astray))


def test_operations_are_complete() -> None:
    assert [complaint for one in shipped() for complaint in incomplete(one)] == []
    good = shipped()[0]
    for bad in (
        replace(good, label="écrit en dur"),
        replace(good, sentence=""),
        replace(good, version=good.version + 1),
    ):
        assert list(incomplete(bad)), bad


def test_operations_have_their_tests() -> None:
    contents = {source.path: source.text for source in texts()}

    def law(source: Source) -> Iterator[str]:
        """Every operation has its test file."""
        yield from untested(source, names(), contents)

    hold(law, code())
    path = "src/lisanga/domains/barter/operations/swap_goods.py"
    assert breaks(law, "OPERATION = 1\n", path)
    assert not breaks(law, "RATE = 1\n", path)
    source = Source(path, "OPERATION = 1\n")
    assert list(untested(source, [_tests_of(path)], {_tests_of(path): "x = 1"}))
    assert not list(untested(source, [_tests_of(path)], {_tests_of(path): "def test_it(): ..."}))
