"""`lisanga manage …`: Django's own commands, for upkeep. Business data has its one door all the same."""

import argparse

from django.core.management import execute_from_command_line


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("arguments", nargs="*", help="la commande de Django et ses arguments")


def run(arguments: argparse.Namespace) -> int:
    execute_from_command_line(["lisanga manage", *arguments.arguments])
    return 0
