"""What is written about the house agrees with the house: README files, links, glossary, decisions, changelog."""

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import PurePosixPath

import pytest

from tests.house.reading import ROOT, Source, breaks, ending, hold, names

_LINK = re.compile(r"(?<!!)!?\[[^\]]*\]\(<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\)")
_FENCE = re.compile(r"^```.*?^```", re.S | re.M)
_SECTIONS = ("Context", "Decision", "Consequences")
_DOUBTS = ("## What was rejected", "## What would change our mind")
_REQUIRED = ("README.md", "LICENSE", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "docs/architecture.md")


def links(source: Source) -> Iterator[str]:
    """A link to a file of the project leads somewhere."""
    for target in _LINK.findall(_FENCE.sub("", source.text)):
        path = target.partition("#")[0]
        if path and not re.match(r"[a-z]+:", path) and not (ROOT / PurePosixPath(source.path).parent / path).exists():
            yield f"{source.path} links to {target}, which is not there"


def rows(source: Source) -> list[list[str]]:
    """Rows of the tables of a page, without their heads."""
    cells = [
        [cell.strip() for cell in line.strip().strip("|").split("|")] for line in source.lines if line.startswith("|")
    ]
    rules = [index for index, row in enumerate(cells) if all(re.fullmatch(r":?-+:?", cell) for cell in row)]
    heads = {index - 1 for index in rules}
    return [row for index, row in enumerate(cells) if index not in heads and index not in rules]


def glossary(source: Source) -> Iterator[str]:
    """A word of the glossary names what exists: a dotted name that can be imported, or a file."""
    for row in rows(source):
        if len(row) < 3:
            yield f"{source.path}: {row} has no place in the code"
            continue
        for place in re.findall(r"`([^`]+)`", row[2]) or [row[2]]:
            if not _exists(place):
                yield f"{source.path}: {row[0]} stands in {place}, which does not exist"


def _exists(place: str) -> bool:
    if "/" in place or place.endswith((".md", ".html", ".csv")):
        return (ROOT / place).exists() or (ROOT / "src/lisanga" / place).exists()
    parts = (place if place.startswith("lisanga.") else f"lisanga.{place}").split(".")
    for cut in range(len(parts), 0, -1):
        try:
            found: object = import_module(".".join(parts[:cut]))
        except ModuleNotFoundError:
            continue
        for name in parts[cut:]:
            found = getattr(found, name, None) or getattr(found, "__annotations__", {}).get(name)
            if found is None:
                return False
        return True
    return False


def decision(source: Source) -> Iterator[str]:
    """A decision is told on one screen: context, decision, consequences, and what speaks against it."""
    missing = [section for section in _SECTIONS if f"## {section}" not in source.text]
    if not any(doubt in source.text for doubt in _DOUBTS):
        missing.append("what was rejected, or what would change our mind")
    if missing:
        yield f"{source.path} does not tell: {', '.join(missing)}"
    if len(source.lines) > 40:
        yield f"{source.path} is longer than one screen"


def rooms_without_a_page(paths: list[str]) -> list[str]:
    """Folders of the core and of the domains that hold code and no README."""
    rooms = {
        "/".join(path.split("/")[:4]) for path in paths if re.match(r"src/lisanga/(core|domains)/\w+/\w+\.py", path)
    }
    return sorted(room for room in rooms if f"{room}/README.md" not in paths)


def test_links_lead_somewhere() -> None:
    hold(links, ending(".md"))
    assert breaks(links, "see [the plan](plan.md)", "docs/x.md")
    assert not breaks(links, "see [the law](https://example.org/law)", "docs/x.md")


def test_the_glossary_names_what_exists() -> None:
    sources = [source for source in ending(".md") if source.path == "docs/glossary.md"]
    assert len(sources) == 1
    assert len(rows(sources[0])) >= 40
    hold(glossary, sources)
    head = "| français | English | where |\n| --- | --- | --- |\n"
    assert breaks(glossary, head + "| troc | barter | domains.barter |\n")
    assert breaks(glossary, head + "| troc | barter | `core/barter.md` |\n")
    assert not breaks(glossary, head + "| porte | door | `core.operations.gate.submit` |\n")


def test_decisions_are_told_on_one_screen() -> None:
    records = [source for source in ending(".md") if source.path.startswith("docs/decisions/0")]
    assert len(records) >= 10
    hold(decision, records)
    index = next(page.text for page in ending(".md") if page.path == "docs/decisions/README.md")
    assert [record.path for record in records if f"({record.parts[-1]})" not in index] == []
    numbers = [record.parts[-1][:4] for record in records]
    assert len(numbers) == len(set(numbers))
    assert breaks(decision, "# 0099 Barter\n\n## Context\n", "docs/decisions/0099-barter.md")


def test_every_room_has_its_page() -> None:
    assert rooms_without_a_page(list(names())) == []
    assert rooms_without_a_page(["src/lisanga/domains/barter/rules.py"]) == ["src/lisanga/domains/barter"]


@pytest.mark.parametrize("name", _REQUIRED)
def test_the_entrance_is_complete(name: str) -> None:
    assert (ROOT / name).read_text("utf-8").strip()


def test_the_licence_is_the_whole_agpl() -> None:
    text = (ROOT / "LICENSE").read_text("utf-8")
    assert "GNU AFFERO GENERAL PUBLIC LICENSE" in text
    assert "13. Remote Network Interaction" in text
    assert len(text.split()) > 5_000
