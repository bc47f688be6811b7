"""Columns of a model and their values as a database takes them."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import models


def field_of(model: type[models.Model], attname: str) -> Any:
    """The field behind an attribute name (`organisation_id`)."""
    return _fields(model)[attname]


@lru_cache(maxsize=128)
def _fields(model: type[models.Model]) -> dict[str, Any]:
    return {field.attname: field for field in model._meta.concrete_fields}


@lru_cache(maxsize=1024)
def field_type(model: type[models.Model], name: str) -> str:
    """Django's name of a column's type, a foreign key's being its target's."""
    field = field_of(model, name)
    kind: str = (field.target_field if field.is_relation else field).get_internal_type()
    return kind


def hexadecimal(value: UUID) -> str:
    """As `value.hex`, without the property's call."""
    return f"{value.int:032x}"


def iso_day(value: date) -> str:
    return value.isoformat()


def texts(write: Callable[[Any], Any], values: tuple[Any, ...], nothing: Any = "NULL") -> list[Any]:
    """The values written; a column of one same value (the organisation, the month) is written once."""
    first = values[0]
    if first is values[-1] and values.count(first) == len(values):
        return [nothing if first is None else write(first)] * len(values)
    return [nothing if value is None else write(value) for value in values]
