"""Writes the story of two cooperatives into the folder of LISANGA_DATA: run as a program, before the server starts."""

import django
from django.core.management import call_command


def build() -> None:
    """Migrates and tells the small story through the door."""
    django.setup()
    from django.db import connection

    from lisanga.demo.build import run
    from lisanga.demo.tests.small import SMALL

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=OFF")
    call_command("migrate", verbosity=0)
    run(SMALL)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


if __name__ == "__main__":
    build()
