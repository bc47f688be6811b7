"""Which columns of which tables name kept files: domains say so when they start, and sweep and proof look there."""

import re
from collections.abc import Iterator
from uuid import UUID

from django.db import models

from lisanga.core.operations.models import HeldOperation

_DIGEST = re.compile(r"\b[0-9a-f]{64}\b")

_HOLDERS: dict[tuple[type[models.Model], str], str] = {}  # (table, column) → column of the organisation that holds it


def names_files(model: type[models.Model], column: str, holder: str = "organisation_id") -> None:
    """Says, in a domain's `ready`, that `column` holds the digest of a kept file (or nothing: empty or null) of the
    row's organisation; of the one that the column `holder` names, where two sides share a row."""
    model._meta.get_field(column)
    _HOLDERS[model, column] = holder


def columns() -> list[tuple[type[models.Model], str]]:
    return sorted(_HOLDERS, key=lambda one: (one[0]._meta.label, one[1]))


def holder_of(model: type[models.Model], column: str) -> str:
    """The column that says whose the named files are."""
    return _HOLDERS[model, column]


def named_by(
    model: type[models.Model], column: str, organisation: UUID | None = None
) -> "models.QuerySet[models.Model]":
    """Rows of one table that name a file."""
    rows = model._base_manager.exclude(**{column: None}).exclude(**{column: ""})
    return rows if organisation is None else rows.filter(**{holder_of(model, column): organisation})


def digests_named(organisation: UUID) -> Iterator[str]:
    """Every digest that a row of the organisation names, with repetitions."""
    for model, column in columns():
        yield from named_by(model, column, organisation).values_list(column, flat=True).iterator(2000)


def digests_waiting(organisation: UUID) -> Iterator[str]:
    """Digests that operations name which wait for something else: their rows are still to come."""
    waiting = HeldOperation.objects.filter(organisation=organisation).values_list("envelope", flat=True)
    for text in waiting.iterator(2000):
        yield from _DIGEST.findall(text)
