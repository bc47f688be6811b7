"""Ground that all tests of a module stand on: laid once, in a transaction that is taken back when the module ends. What
a test writes on it is undone after that test, as everywhere."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from pytest_django import DjangoDbBlocker


@contextmanager
def held(blocker: DjangoDbBlocker) -> Iterator[None]:
    """For a fixture of a module or a package, which asks for `django_db_setup`. Its tests ask for `db`, and for a copy
    of what was laid."""
    with blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)
