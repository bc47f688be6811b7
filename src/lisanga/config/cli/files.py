"""`lisanga files`: how much is kept; with `--sweep`, files go that no operation named within a day, and photographs of
which nothing has come for two weeks."""

import argparse

from django.db.models import Count, Sum

from lisanga.core.files.models import StoredFile
from lisanga.core.files.sweeping import sweep
from lisanga.interfaces.sync.photographs.pieces import sweep_pieces


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--sweep", action="store_true", help="supprime ce qu’aucune opération ne nomme depuis un jour")


def run(arguments: argparse.Namespace) -> int:
    kept = StoredFile.plain.filter(removed_by=None).aggregate(files=Count("sha256"), size=Sum("size"))
    print(f"{kept['files']} fichiers gardés, {_megabytes(kept['size'] or 0)}.")
    found = sweep(delete=arguments.sweep)
    if arguments.sweep:
        forgotten = sweep_pieces()
        print(f"{found.files} fichiers sans usage supprimés, {_megabytes(found.size)}.")
        if forgotten:
            print(f"{forgotten} photos de téléphones, jamais arrivées en entier, oubliées.")
    elif found.files:
        idle = f"{found.files} sans usage depuis un jour, {_megabytes(found.size)}"
        print(f"{idle}\N{NO-BREAK SPACE}: « lisanga files --sweep » les supprime.")
    return 0


def _megabytes(size: int) -> str:
    tenths = (size * 10 + 524_288) // 1_048_576
    return f"{tenths // 10},{tenths % 10} Mo"
