"""`lisanga simulate CASE.json`: the same pure rules that the product uses, without a database."""

import argparse
import sys

from lisanga.config import simulate


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("case", metavar="CAS.json", help="le cas, ou « - » pour le lire sur l’entrée standard")


def run(arguments: argparse.Namespace) -> int:
    return simulate.run(arguments.case, sys.stdout)
