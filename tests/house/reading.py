"""What the laws of the house look at: the files of the project as git knows them, tracked or about to be."""

import ast
import subprocess
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True, slots=True)
class Source:
    """One file: its path from the project's root, and its text."""

    path: str
    text: str = field(repr=False)

    @property
    def parts(self) -> tuple[str, ...]:
        return PurePosixPath(self.path).parts

    @property
    def is_test(self) -> bool:
        return "tests" in self.parts or self.parts[-1] == "conftest.py"

    @property
    def is_migration(self) -> bool:
        return "migrations" in self.parts

    @property
    def lines(self) -> list[str]:
        return self.text.splitlines()

    @property
    def tree(self) -> ast.Module:
        return _parsed(self.path, self.text)

    def at(self, node: ast.AST, what: str) -> str:
        """A complaint with the line it is about."""
        return f"{self.path}:{getattr(node, 'lineno', 1)} {what}"

    def within(self, *folders: str) -> bool:
        """Whether the file stands below one of these folders of the package (`core/kernel`)."""
        return any(self.path.startswith(f"src/lisanga/{folder}/") for folder in folders)


Law = Callable[[Source], Iterator[str]]


@lru_cache(maxsize=2048)
def _parsed(path: str, text: str) -> ast.Module:
    return ast.parse(text, path)


@lru_cache(maxsize=1)
def names() -> tuple[str, ...]:
    """Paths of all files that are tracked, or would be by the next `git add`."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        check=True,
        capture_output=True,
    ).stdout.decode()
    return tuple(sorted(name for name in set(listed.split("\0")) if name and (ROOT / name).is_file()))


@lru_cache(maxsize=1)
def texts() -> tuple[Source, ...]:
    """All files that are text."""
    found = []
    for name in names():
        content = (ROOT / name).read_bytes()
        if b"\0" not in content[:4096]:
            found.append(Source(name, content.decode("utf-8", errors="replace")))
    return tuple(found)


def ending(*suffixes: str) -> list[Source]:
    """Text files whose name ends so."""
    return [source for source in texts() if source.path.endswith(suffixes)]


def code() -> list[Source]:
    """All Python files but migrations."""
    return [source for source in ending(".py") if not source.is_migration]


def hold(law: Law, sources: Iterable[Source]) -> None:
    """Fails with everything that breaks the law."""
    found = [complaint for source in sources for complaint in law(source)]
    assert not found, "\n".join([law.__doc__ or "", *found])


def breaks(law: Law, text: str, path: str = "src/lisanga/domains/barter/swapping.py") -> bool:
    """Whether a file with this text, at this path, would break the law: the proof that a law can fail."""
    return bool(list(law(Source(path, text))))
