"""What is known of a kept file; its bytes stand in the folder of the data, under their own digest."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from lisanga.core.scope.tenancy import Tenant


class StoredFile(Tenant):
    """Bytes of one organisation, known by their SHA-256. `size` in bytes; `added_at` moves when they are brought again;
    `removed_by` is the redaction that deleted the bytes (the line stays, so that what names it still reads)."""

    pk = models.CompositePrimaryKey("organisation", "sha256")
    sha256 = models.CharField(max_length=64)
    media_type = models.CharField(max_length=80)
    size = models.BigIntegerField()
    name = models.CharField(max_length=120)
    added_at = models.DateTimeField()
    by = models.UUIDField()
    removed_by = models.UUIDField(null=True)

    class Meta(Tenant.Meta):
        verbose_name = _("fichier gardé")
        constraints: ClassVar = [models.CheckConstraint(condition=models.Q(size__gt=0), name="file_not_empty")]
