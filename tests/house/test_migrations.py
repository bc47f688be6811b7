"""Migrations are named, and hold no code of the product."""

import re
from collections.abc import Iterator

from tests.house.reading import Source, breaks, ending, hold


def telling(source: Source) -> Iterator[str]:
    """A migration's name tells what it brings."""
    name = source.parts[-1]
    if name != "__init__.py" and not re.fullmatch(r"\d{4}_[a-z][a-z0-9_]+\.py", name):
        yield f"{source.path} is not named NNNN_what_it_brings"
    if re.search(r"_auto_|_initial\.|_alter_", name):
        yield f"{source.path} has a name that a program gave it"


def standing_alone(source: Source) -> Iterator[str]:
    """A migration must still run when the code around it has changed: only the kernel and the triggers stay."""
    for number, line in enumerate(source.lines, 1):
        if re.match(r"\s*(?:from|import) lisanga\.(?!core\.operations\.immutable|core\.kernel\b)", line):
            yield f"{source.path}:{number} imports the product's code"


def _migrations() -> list[Source]:
    return [source for source in ending(".py") if source.is_migration]


def test_migrations_are_named() -> None:
    assert len(_migrations()) > 10
    hold(telling, _migrations())
    assert breaks(telling, "", "src/lisanga/domains/barter/migrations/0001_initial.py")
    assert not breaks(telling, "", "src/lisanga/domains/barter/migrations/0001_goods.py")


def test_migrations_stand_alone() -> None:
    path = "src/lisanga/domains/barter/migrations/0002_fill.py"
    hold(standing_alone, _migrations())
    assert breaks(standing_alone, "from lisanga.domains.barter.rules import fair\n", path)
