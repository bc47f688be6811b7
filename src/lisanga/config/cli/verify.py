"""`lisanga verify`: every chain, seal, balance and kept file recomputed; the first wrong line of each is named. With
`--certificate`, the signed text of a certificate of training instead, which needs no database and no network. The text
and the key are given as they are, or in files."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from lisanga.core.files.verification import verify_files
from lisanga.core.kernel.french import short_date
from lisanga.core.ledger.verification import verify_ledger
from lisanga.core.operations.verification import Fault, verify_chains
from lisanga.core.scope.models import Organisation
from lisanga.domains.training.credential import MARK, Forged, opened
from lisanga.interfaces.public.trainings import key_of_certificates

PLACES = {
    "register": "registre des opérations, ligne {number}",
    "payload": "contenu de l’opération, ligne {number} du registre",
    "ledger": "comptes, écriture ou ligne {number}",
    "balance": "soldes tenus",
    "open item": "sommes dues",
    "file": "fichiers gardés",
}
_STEP = 5_000
KEY_LENGTH = 43  # signs of a public key of 32 bytes, in base64 without padding


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--certificate", metavar="TEXTE|FICHIER", help="le texte du carré d’un certificat de formation")
    parser.add_argument("--key", metavar="CLÉ|FICHIER", help="la clé publique (/v/formation/cle/) ; celle d’ici sinon")
    parser.add_argument("--quiet", action="store_true", help="n’affiche que ce qui ne va pas")


def needs_data(arguments: argparse.Namespace) -> bool:
    """A certificate is checked anywhere: on the machine of whoever was shown the paper."""
    return not arguments.certificate


def run(arguments: argparse.Namespace) -> int:
    if arguments.certificate:
        try:
            text = _given(arguments.certificate, f"{MARK}.")
            key = _given(arguments.key, "") if arguments.key else key_of_certificates()
        except OSError as error:
            print(f"Ce fichier ne se lit pas : {error.filename}")
            return 2
        return _certificate(text, key)
    counts = {"register": 0, "ledger": 0, "files": 0}
    names: dict[object, str] = {}
    faults = 0
    for kind, check in (("register", verify_chains), ("ledger", verify_ledger), ("files", verify_files)):
        for fault in check(_counting(counts, kind, show=not arguments.quiet and sys.stderr.isatty())):
            names = names or dict(Organisation.objects.values_list("id", "name"))
            print(_told(fault, names.get(fault.organisation, str(fault.organisation))))
            faults += 1
    if not arguments.quiet:
        print(f"{counts['register']} opérations, {counts['ledger']} écritures et {counts['files']} fichiers relus.")
        print("Tout est juste." if not faults else f"Ce qui ne va pas : {faults}.")
    return 1 if faults else 0


def _given(words: str, mark: str) -> str:
    """What was typed, or what stands in the file of that name. A key is 43 signs without a dot or a stroke."""
    typed = mark in words if mark else len(words) == KEY_LENGTH and "." not in words
    return words if typed and not Path(words).is_file() else Path(words).read_text("utf-8", errors="replace").strip()


def _certificate(text: str, key: str) -> int:
    try:
        facts = opened(text, key)
    except Forged:
        print("FAUX : ce texte n’est pas signé par cette clé.")
        return 1
    print(f"Certificat n° {facts.number}, délivré par {facts.issuer} le {short_date(facts.day)}")
    print(f"à {facts.name}, pour : {facts.title}.")
    print("La signature est juste. S’il a été retiré depuis, seul le réseau le dit.")
    return 0


def _told(fault: Fault, organisation: str) -> str:
    place = PLACES.get(fault.place, fault.place).format(number=fault.number)
    return f"FAUX : {organisation} : {place} : {fault.message}"


def _counting(counts: dict[str, int], kind: str, *, show: bool) -> Callable[[int], None]:
    def count(more: int) -> None:
        counts[kind] += more
        if show and counts[kind] % _STEP == 0:
            sys.stderr.write(f"\r{counts[kind]} … ")
            sys.stderr.flush()

    return count
