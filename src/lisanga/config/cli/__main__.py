"""`python -m lisanga.config.cli`, for where the installed script is not on the path."""

import sys

from lisanga.config.cli import main

if __name__ == "__main__":
    sys.exit(main())
