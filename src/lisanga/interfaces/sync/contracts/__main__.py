"""python -m lisanga.interfaces.sync.contracts: writes the contracts of this repository."""

import os
import sys
from pathlib import Path

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lisanga.config.settings")
    django.setup()
    from lisanga.interfaces.sync.contracts.write import write

    sys.stdout.write("".join(f"{path}\n" for path in write(Path.cwd())))
