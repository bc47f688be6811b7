"""Files that were brought in: tables only."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from lisanga.core.scope.tenancy import Tenant


class ImportRun(Tenant):
    """One register brought in; its rows are operations `caused_by` this id. `closed_at` is empty while it goes on."""

    id = models.UUIDField(primary_key=True)
    file_name = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField()
    sheets = models.TextField()  # JSON object: sheet → how many rows it holds
    rows = models.IntegerField()
    author = models.UUIDField()
    brought_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    added_members = models.IntegerField(default=0)
    added_deliveries = models.IntegerField(default=0)
    known = models.IntegerField(default=0)
    bad = models.IntegerField(default=0)
    reasons = models.TextField(default="{}")  # JSON object: category → how many rows

    class Meta(Tenant.Meta):
        verbose_name = _("importation")
        indexes: ClassVar = [models.Index(fields=["organisation", "-id"], name="import_newest")]
