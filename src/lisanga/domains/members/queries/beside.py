"""Sums of other domains beside the members that they name: told apart by sex and age, never to show a member."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Field, QuerySet
from django.db.models.expressions import Col
from django.db.models.fields.mixins import FieldCacheMixin
from django.db.models.sql.constants import LOUTER
from django.db.models.sql.datastructures import Join

from lisanga.domains.members.models import Member


class _Named(FieldCacheMixin):
    """How a column that holds a member's id finds it: what Django asks of a relation when it writes a join. The tables
    of other domains point at members by id alone, so there is no relation to follow."""

    def __init__(self, column: "Field[Any, Any]") -> None:
        self.column = column

    @property
    def cache_name(self) -> str:
        return self.column.attname

    def get_joining_fields(self) -> "tuple[tuple[Field[Any, Any], Field[Any, Any]]]":
        return ((self.column, _field(Member, "id")),)

    def get_extra_restriction(self, alias: str, related_alias: str) -> None:
        return None


def beside_members(rows: "QuerySet[Any]", column: str) -> "tuple[QuerySet[Any], Mapping[str, Col]]":
    """The rows joined once to the register, and `sex` and `birth` to group them by; both None where a row names no
    member. One pass over each table, where a look-up for every row would walk the register again and again."""
    joined = rows.all()
    named = _Named(_field(joined.model, column))
    parent = joined.query.get_initial_alias()
    alias = joined.query.join(Join(Member._meta.db_table, parent, "", LOUTER, named, True))
    columns = {"sex": "sex", "birth": "birth_year"}
    return joined, {name: Col(alias, _field(Member, field)) for name, field in columns.items()}


def _field(model: Any, name: str) -> "Field[Any, Any]":
    found: Field[Any, Any] = model._meta.get_field(name)
    return found
