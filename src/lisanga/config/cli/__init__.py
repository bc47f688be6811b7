"""`lisanga`: one module a command, imported only when it is asked for, so that help and `simulate` answer at once.

A command's module has `add_arguments(parser)` and `run(arguments) -> exit code`; with `needs_data(arguments)` it says
when it can do without the tables."""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from typing import Any

# name → (module, French help), in the order of the help page
COMMANDS: dict[str, tuple[str, str]] = {
    "demo": ("lisanga.demo.command", "crée le réseau de démonstration et le sert"),
    "migrate": ("lisanga.config.cli.migrate", "crée ou met à jour les tables"),
    "init": ("lisanga.config.cli.init", "fonde le réseau et inscrit sa première personne"),
    "serve": ("lisanga.config.cli.serve", "sert le bureau et la porte des programmes"),
    "verify": ("lisanga.config.cli.verify", "recalcule toutes les chaînes et tous les soldes, relit les fichiers"),
    "files": ("lisanga.config.cli.files", "compte les fichiers gardés, et balaie ceux qui ne servent à rien"),
    "simulate": ("lisanga.config.cli.simulate", "la loi et les règles comme une calculatrice"),
    "import-register": ("lisanga.interfaces.bridges.registers.command", "importe un registre Excel"),
    "report": ("lisanga.interfaces.bridges.pdf.command", "le rapport trimestriel d’un partenaire, en PDF ou XLSX"),
    "token": ("lisanga.config.cli.token", "donne un jeton à une personne pour ses programmes"),
    "check-translations": ("lisanga.config.cli.check_translations", "vérifie le catalogue des textes"),
    "manage": ("lisanga.config.cli.manage", "une commande de Django, pour l’entretien"),
}

WITHOUT_DJANGO = frozenset({"simulate"})
ON_DATA = frozenset(
    {"verify", "files", "import-register", "report", "token"}
)  # make no sense before the tables are laid


def main(argv: Sequence[str] | None = None) -> int:
    """The exit code of the command; the console script passes it on."""
    given = list(sys.argv[1:] if argv is None else argv)
    name = given[0] if given and given[0] in COMMANDS else ""
    if name and name not in WITHOUT_DJANGO:
        set_up_django()
    command = importlib.import_module(COMMANDS[name][0]) if name else None
    parser = _parser(name, command)
    if command is None:
        parser.parse_args(given)  # prints help, or says what is not a command, and leaves
        parser.print_help()
        return 0
    if name == "manage":  # its arguments are Django's own
        arguments = argparse.Namespace(command=name, arguments=given[1:])
    else:
        arguments = parser.parse_args(given)
    needs = getattr(command, "needs_data", None)
    if name in ON_DATA and (needs is None or needs(arguments)) and not _has_tables():
        print(f"Il n’y a pas de données dans {_place()}. Lancez « lisanga migrate », ou nommez-les par LISANGA_DATA.")
        return 2
    code: int = command.run(arguments) or 0
    return code


def set_up_django() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lisanga.config.settings")
    import django

    django.setup()


def _has_tables() -> bool:
    from django.db import connection

    return "operations_chainhead" in connection.introspection.table_names()


def _place() -> str:
    from django.db import connection

    return str(connection.settings_dict["NAME"])


def _parser(name: str, command: Any) -> argparse.ArgumentParser:
    """Every command with its line of help; only the one asked for brings its arguments."""
    parser = argparse.ArgumentParser(
        prog="lisanga", description="Lisanga, la plateforme d’un réseau de coopératives.", add_help=False
    )
    parser._positionals.title, parser._optionals.title = "commandes", "options"
    parser.add_argument("-h", "--help", action="help", help="affiche cette aide")
    commands = parser.add_subparsers(dest="command", metavar="COMMANDE")
    for known, (_module, text) in COMMANDS.items():
        described = f"{text[0].upper()}{text[1:]}."
        under = commands.add_parser(known, help=text, description=described, add_help=False)
        under._positionals.title, under._optionals.title = "arguments", "options"
        under.add_argument("-h", "--help", action="help", help="affiche cette aide")
        if known == name:
            command.add_arguments(under)
    return parser
