"""Rows of the programme office that a partner may read too."""

from typing import Any, ClassVar

from django.db import models

from lisanga.core.scope.models import Organisation
from lisanga.core.scope.tenancy import PlainManager, Tenant, TwoSidedManager


class Programmed(Tenant):
    """Read from both sides (decision 0021), where there is another side: `partner` is none for the office's own work
    without an agreement."""

    agreement = models.UUIDField(null=True)
    partner = models.ForeignKey(Organisation, models.PROTECT, related_name="+", db_constraint=False, null=True)

    plain: ClassVar[PlainManager[Any]] = PlainManager()
    objects: ClassVar[TwoSidedManager[Any]] = TwoSidedManager()

    class Meta(Tenant.Meta):
        abstract = True
