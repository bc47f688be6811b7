"""The typesetter alone, run as a program: an order (JSON: template, data, moment) on standard input, the PDF on
standard output. It knows nothing of the rest, so that it starts in a moment."""

import json
import sys
from pathlib import Path

import typst

FOLDER = Path(__file__).parent


def main() -> None:
    """The same order gives the same bytes."""
    template, data, moment = json.loads(sys.stdin.buffer.read())
    pdf: bytes = typst.compile(
        str(FOLDER / "templates" / f"{template}.typ"),
        root=str(FOLDER / "templates"),
        font_paths=[str(FOLDER / "fonts")],
        ignore_system_fonts=True,
        sys_inputs={"data": data},
        timestamp=moment,
    )
    sys.stdout.buffer.write(pdf)


if __name__ == "__main__":
    main()
