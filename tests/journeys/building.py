"""Writes the story of two cooperatives into the folder of LISANGA_DATA: run as a program, before the server starts.

A third one, still without members, has a secretary who may sign in: she brings the register."""

import django
from django.core.management import call_command

EMPTY = "LUKULA"  # a share is worth there what the register that she brings says


def build() -> None:
    """Migrates and tells the small story through the door."""
    django.setup()
    from django.db import connection

    from lisanga.core.scope.models import Person
    from lisanga.core.scope.passwords import change_password
    from lisanga.demo.build import run
    from lisanga.demo.characters import PASSWORD
    from lisanga.demo.tests.small import SMALL

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=OFF")
    call_command("migrate", verbosity=0)
    network = run(SMALL)
    change_password(Person.objects.get(id=network.people[EMPTY, "secretary"]), PASSWORD)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


if __name__ == "__main__":
    build()
