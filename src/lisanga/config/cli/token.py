"""`lisanga token`: a secret by which a program of a person sends operations."""

import argparse

from lisanga.core.kernel import clock
from lisanga.core.kernel.phone import PhoneError, parse_phone
from lisanga.core.scope import tokens
from lisanga.core.scope.models import Person


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("person", metavar="PERSONNE", help="son e-mail ou son téléphone")
    parser.add_argument("--name", default="", help="à quoi sert le jeton (obligatoire pour en donner un)")
    parser.add_argument("--list", action="store_true", help="montre les jetons de la personne, sans leur secret")
    parser.add_argument("--revoke", metavar="JETON", default="", help="met fin à un jeton, nommé par son numéro")


def run(arguments: argparse.Namespace) -> int:
    person = _person(arguments.person)
    if person is None:
        print("Cette personne n’existe pas, ou n’est plus active.")
        return 1
    if arguments.list:
        for row in tokens.tokens_of(person):
            end = f", fini le {clock.local_date(row.revoked_at):%d/%m/%Y}" if row.revoked_at else ""
            print(f"{row.id}  {row.name}  du {clock.local_date(row.created_at):%d/%m/%Y}{end}")
        return 0
    if arguments.revoke:
        return _revoke(person, arguments.revoke)
    if not arguments.name.strip():
        print("Dites à quoi il sert : --name « téléphone du dépôt ».")
        return 2
    print(tokens.issue(person, arguments.name.strip()))
    return 0


def _revoke(person: Person, token: str) -> int:
    known = {str(row.id): row.id for row in tokens.tokens_of(person)}
    done = token in known and tokens.revoke(person, known[token])
    print("Le jeton est fini." if done else "Ce jeton n’existe pas, ou il est déjà fini.")
    return 0 if done else 1


def _person(contact: str) -> Person | None:
    active = Person.objects.filter(is_active=True)
    if "@" in contact:
        return active.filter(email=contact.strip().lower()).first()
    try:
        return active.filter(phone=parse_phone(contact).e164).first()
    except PhoneError:
        return None
