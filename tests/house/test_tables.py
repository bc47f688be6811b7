"""Tables: each row of business belongs to an organisation, money is never a fraction, and there is no second way in."""

from collections.abc import Iterator
from typing import ClassVar

from django.apps import apps
from django.conf import settings
from django.db import models

from lisanga.core.scope.tenancy import Tenant, TenantManager

_INEXACT = (models.FloatField, models.DecimalField)


def domain_models() -> list[type[models.Model]]:
    """Tables of the domains, of the ledger and of the kept files."""
    return [
        model
        for model in apps.get_models()
        if model.__module__.startswith(("lisanga.domains.", "lisanga.core.ledger.", "lisanga.core.files."))
    ]


def owned(model: type[models.Model]) -> Iterator[str]:
    """A table of business carries its organisation and reads nothing without a scope. Only what the whole country
    shares (names of places) belongs to nobody: it then points at nothing and counts nothing."""
    fields = model._meta.concrete_fields
    if not issubclass(model, Tenant):
        points = [field for field in fields if not field.primary_key and _points(field, model)]
        if points:
            yield f"{model.__module__}.{model.__name__} belongs to no organisation"
    elif not isinstance(model._meta.default_manager, TenantManager):
        yield f"{model.__module__}.{model.__name__} can be read without a scope"


def _points(field: "models.Field[object, object]", model: type[models.Model]) -> bool:
    """Whether a column says something of an organisation, a person, a day or an amount."""
    if field.is_relation:
        return field.related_model is not model
    return isinstance(field, models.UUIDField | models.IntegerField | models.DateField | models.EmailField)


def exact(model: type[models.Model]) -> Iterator[str]:
    """Money, weights and percentages are integers."""
    for field in model._meta.get_fields():
        if isinstance(field, _INEXACT):
            yield f"{model.__name__}.{field.name} holds fractions"


def needless(model: type[models.Model]) -> Iterator[str]:
    """An index whose columns another key begins with costs an entry a row and serves nobody. (Foreign keys other than
    the organisation keep the index that Django gives them: they stand in small tables.)"""
    pk = model._meta.pk
    keys = [list(getattr(pk, "field_names", None) or [pk.name])] if pk is not None else []
    keys += [list(one.fields) for one in model._meta.total_unique_constraints]
    keys += [list(one.fields) for one in model._meta.indexes if one.condition is None and one.fields]
    keys += [
        [field.name]
        for field in model._meta.concrete_fields
        if getattr(field, "db_index", False) and not field.unique and not _elsewhere(field)
    ]
    for place, key in enumerate(keys):
        if any(other[: len(key)] == key for index, other in enumerate(keys) if index != place):
            yield f"{model.__name__} needs no index on {', '.join(key)}"


def _elsewhere(field: "models.Field[object, object]") -> bool:
    return field.is_relation and field.name != "organisation"


def test_rows_belong_to_an_organisation() -> None:
    assert len(domain_models()) > 15
    assert [complaint for model in domain_models() for complaint in owned(model)] == []
    assert list(owned(apps.get_model("scope", "Person")))


def test_columns_are_exact() -> None:
    assert [complaint for model in domain_models() for complaint in exact(model)] == []

    class Loose(models.Model):
        share = models.FloatField()

        class Meta:
            app_label = "scope"
            abstract = True

    assert list(exact(Loose))


def test_no_index_is_covered_by_another() -> None:
    assert [complaint for model in apps.get_models() for complaint in needless(model)] == []

    class Twice(models.Model):
        place = models.IntegerField(db_index=True)
        number = models.IntegerField()

        class Meta:
            app_label = "scope"
            abstract = True
            indexes: ClassVar = [models.Index(fields=["place", "number"], name="twice")]

    assert list(needless(Twice))


def test_there_is_no_second_way_in() -> None:
    assert "django.contrib.admin" not in settings.INSTALLED_APPS
    assert not settings.DEBUG
