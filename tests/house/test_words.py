"""Names that say something, reasons beside every exemption, nothing of the place where the work was done."""

import ast
import re
from collections.abc import Iterator

from tests.house.reading import Source, breaks, code, ending, hold, texts

# A room named so becomes a lumber room.
_LUMBER = {
    "utils",
    "util",
    "helpers",
    "helper",
    "manager",
    "managers",
    "common",
    "misc",
    "base",
    "lib",
    "tools",
    "stuff",
}
_LUMBER |= {"shared", "data", "info", "functions", "various"}
_WIRING = {"apps.py", "urls.py", "__init__.py", "__main__.py"}
_EXEMPTION = re.compile(
    r"#\s*(?:noqa|type:\s*ignore|pragma)"
    r"(?P<codes>:\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*|\[[\w, -]+\])?"
    r"(?P<why>\s*(?:#|-)\s.*)?"
)
_LEFT_OVER = re.compile(r"\b(?:TOD[O]|FIXM[E]|XX[X]|HAC[K])\b")
_REGISTRY = re.compile(
    r"pyp[i]\.org|pythonhoste[d]\.org|npmj[s]\.(?:org|com)|deb\.debia[n]\.org|--(?:extra-)?index-ur[l]|--find-link[s] "
)
_MACHINE = re.compile(r"(?<![\w.})-])/(?:wor[k]|roo[t]|op[t]|hom[e]/\w+|Users/\w+|tm[p])/\w")


def telling_name(source: Source) -> Iterator[str]:
    """Modules and packages are named after what they hold."""
    for part in (*source.parts[:-1], source.parts[-1].removesuffix(".py")):
        if part in _LUMBER:
            yield f"{source.path}: {part!r} says nothing of what is inside"


def documented(source: Source) -> Iterator[str]:
    """A module says what it is for; wiring speaks for itself."""
    if source.parts[-1] not in _WIRING and source.text.strip() and not ast.get_docstring(source.tree):
        yield f"{source.path} does not say what it is for"


def reasoned(source: Source) -> Iterator[str]:
    """Who silences a check names the rule and says why."""
    for number, line in enumerate(source.lines, 1):
        found = _EXEMPTION.search(line)
        if found and not (found["codes"] and found["why"] and len(found["why"].strip(" #-")) > 3):
            yield f"{source.path}:{number} silences a check without its name and a reason"


def finished(source: Source) -> Iterator[str]:
    """What is left to do stands in an issue."""
    for number, line in enumerate(source.lines, 1):
        if _LEFT_OVER.search(line):
            yield f"{source.path}:{number} is not finished"


def placeless(source: Source) -> Iterator[str]:
    """No registry's address, no path of one machine."""
    for number, line in enumerate(source.lines, 1):
        if _REGISTRY.search(line) or _MACHINE.search(line):
            yield f"{source.path}:{number} names a registry or a machine's folder"


def test_no_lumber_rooms() -> None:
    hold(telling_name, [source for source in code() if source.parts[0] in ("src", "tests", "bench")])
    assert breaks(telling_name, "", "src/lisanga/core/utils.py")
    assert breaks(telling_name, "", "src/lisanga/common/rows.py")


def test_every_module_says_what_it_is_for() -> None:
    hold(documented, code())
    assert breaks(documented, "x = 1\n")
    assert not breaks(documented, '"""Rows."""\nx = 1\n')


def test_exemptions_have_a_reason() -> None:
    hold(reasoned, code())
    assert breaks(reasoned, "import x  # noq" + "a\n")
    assert breaks(reasoned, "import x  # noq" + "a: F401\n")
    assert breaks(reasoned, "x = y()  # type: ignor" + "e[attr-defined]\n")
    assert not breaks(reasoned, "import x  # noq" + "a: F401  # registers the operations\n")


def test_nothing_is_left_to_do() -> None:
    hold(finished, texts())
    assert breaks(finished, "# TO" + "DO later\n")


def test_no_place_is_named() -> None:
    hold(placeless, texts())
    assert breaks(placeless, "see https://py" + "pi.org/simple\n")
    assert breaks(placeless, "open('/wor" + "k/data.csv')\n")
    assert not breaks(placeless, "${TMPDIR:-/tmp}/lisanga\n")


def test_the_laws_see_the_house() -> None:
    assert len(code()) > 200
    assert len(ending(".html")) > 20
