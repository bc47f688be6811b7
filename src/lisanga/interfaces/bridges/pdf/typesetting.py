"""Data in, PDF out, in a process that ends with the work: the typesetter's fonts and caches, some two hundred
megabytes, stay out of the processes that serve pages."""

import json
import subprocess
import sys
from pathlib import Path

PROGRAM = Path(__file__).with_name("typst_process.py")
SECONDS = 60


class TypesettingFailed(RuntimeError):
    """The typesetter gave no PDF; its own words say why."""


def typeset(template: str, data: str, moment: int) -> bytes:
    """The PDF of a template of this folder. Data reaches it as JSON only: no template source is made from words that
    people typed. The same data and moment (seconds since 1970) give the same bytes. Raises TypesettingFailed."""
    order = json.dumps([template, data, moment]).encode()
    command = [sys.executable, "-P", str(PROGRAM)]
    try:
        done = subprocess.run(command, input=order, capture_output=True, timeout=SECONDS, check=True)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        said = error.stderr.decode(errors="replace") if error.stderr else str(error)
        raise TypesettingFailed(said[-2000:]) from error
    return done.stdout
