"""`lisanga migrate`: tables created or brought up to date."""

import argparse
from pathlib import Path

from django.conf import settings
from django.core.management import call_command


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--check", action="store_true", help="dit seulement si les tables sont à jour (code 1 sinon)")
    parser.add_argument("--quiet", action="store_true", help="n’affiche rien")


def run(arguments: argparse.Namespace) -> int:
    if arguments.check:
        try:
            call_command("migrate", check_unapplied=True, verbosity=0)
        except SystemExit:
            print("Les tables ne sont pas à jour : lancez « lisanga migrate ».")
            return 1
        print("Les tables sont à jour.")
        return 0
    prepare(verbosity=0 if arguments.quiet else 1)
    return 0


def prepare(verbosity: int = 0) -> None:
    """The folder of the embedded database, and the tables."""
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        Path(database["NAME"]).parent.mkdir(parents=True, exist_ok=True)
    call_command("migrate", interactive=False, verbosity=verbosity)
