"""The commands of `bin/` stop at the first error, can be started, and install from pins alone."""

import os
import re
from collections.abc import Iterator

from tests.house.reading import ROOT, Source, breaks, hold, texts

_INSTALLS = re.compile(r"pip install (?!.*(?:--require-hashes|--no-deps|-qq --disable-pip-version-check uv))")


def commands() -> list[Source]:
    """Everything that a person or a machine starts."""
    return [source for source in texts() if source.parts[0] in ("bin", ".ci")]


def careful(source: Source) -> Iterator[str]:
    """A command starts with its interpreter and stops at the first error; what starts with _ may be sourced."""
    sourced = source.parts[-1].startswith("_") and not source.text.startswith("#!")
    if not sourced and not source.text.startswith("#!/usr/bin/env bash\n"):
        yield f"{source.path} does not name its interpreter"
    if not sourced and "\nset -euo pipefail\n" not in source.text:
        yield f"{source.path} goes on after an error"


def pinned(source: Source) -> Iterator[str]:
    """What is installed for the product comes from the pins."""
    for number, line in enumerate(source.lines, 1):
        if _INSTALLS.search(line):
            yield f"{source.path}:{number} installs what is not pinned"


def test_commands_are_careful() -> None:
    assert len(commands()) >= 8
    hold(careful, commands())
    assert breaks(careful, "echo hello\n", "bin/hello")
    assert breaks(careful, "#!/usr/bin/env bash\necho hello\n", "bin/hello")


def test_commands_can_be_started() -> None:
    started = [source.path for source in commands() if source.text.startswith("#!")]
    assert [path for path in started if not os.access(ROOT / path, os.X_OK)] == []


def test_commands_install_from_the_pins() -> None:
    hold(pinned, commands())
    assert breaks(pinned, "pip install requests\n", "bin/hello")
    assert not breaks(pinned, "pip install --require-hashes -r requirements.txt\n", "bin/hello")
