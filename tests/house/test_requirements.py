"""What is installed is pinned, hashed, and says nothing of where it came from."""

import re
import tomllib
from collections.abc import Iterator

from tests.house.reading import ROOT, Source, breaks, ending, hold

_NAME = re.compile(r"^[A-Za-z0-9][\w.-]*", re.M)


def pinned(source: Source) -> Iterator[str]:
    """Every requirement has one version and hashes; no option, no address."""
    for entry in re.split(r"\n(?=\S)", source.text.strip()):
        if entry.startswith("#"):
            continue
        if not re.match(r"^[A-Za-z0-9][\w.-]*==\S+", entry):
            yield f"{source.path}: {entry.splitlines()[0]!r} is not one version"
        elif "--hash=sha256:" not in entry:
            yield f"{source.path}: {entry.splitlines()[0]!r} has no hash"
        if "://" in entry:
            yield f"{source.path}: {entry.splitlines()[0]!r} has an address"


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _named(source: Source) -> set[str]:
    return {_canonical(name) for name in _NAME.findall(source.text)}


def test_requirements_are_pinned() -> None:
    sources = ending("requirements.txt", "requirements-dev.txt")
    assert len(sources) == 2
    hold(pinned, sources)
    assert breaks(pinned, "Django>=5.2\n", "requirements.txt")
    assert breaks(pinned, "django==5.2.1\n", "requirements.txt")
    assert breaks(pinned, "--pre\n", "requirements.txt")


def test_they_cover_what_the_project_declares() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    runtime, development = ending("requirements.txt")[0], ending("requirements-dev.txt")[0]
    wanted = {_canonical(match[0]) for name in project["dependencies"] if (match := _NAME.match(name))}
    more = {_canonical(match[0]) for name in project["optional-dependencies"]["dev"] if (match := _NAME.match(name))}
    assert wanted <= _named(runtime)
    assert wanted | more <= _named(development)
