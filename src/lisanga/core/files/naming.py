"""Which columns of which tables name kept files: domains say so when they start, and sweep and proof look there."""

from collections.abc import Iterator
from uuid import UUID

from django.db import models

_COLUMNS: set[tuple[type[models.Model], str]] = set()


def names_files(model: type[models.Model], column: str) -> None:
    """Says, in a domain's `ready`, that `column` holds the digest of a kept file of the row's organisation (or
    nothing: empty or null)."""
    model._meta.get_field(column)
    _COLUMNS.add((model, column))


def columns() -> list[tuple[type[models.Model], str]]:
    return sorted(_COLUMNS, key=lambda one: (one[0]._meta.label, one[1]))


def named_by(
    model: type[models.Model], column: str, organisation: UUID | None = None
) -> "models.QuerySet[models.Model]":
    """Rows of one table that name a file."""
    rows = model._base_manager.exclude(**{column: None}).exclude(**{column: ""})
    return rows if organisation is None else rows.filter(organisation_id=organisation)


def digests_named(organisation: UUID) -> Iterator[str]:
    """Every digest that a row of the organisation names, with repetitions."""
    for model, column in columns():
        yield from named_by(model, column, organisation).values_list(column, flat=True).iterator(2000)
