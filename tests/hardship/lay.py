"""Run as a program: tables, and cooperatives ready to weigh, in the database that the environment names."""

import sys
from pathlib import Path

from lisanga.config.cli import set_up_django

if __name__ == "__main__":
    set_up_django()
    from bench.ground import lay
    from lisanga.config.cli.migrate import prepare

    prepare()
    lay(Path(sys.argv[1]), int(sys.argv[2]))
