"""Places below the territoire, known to the whole network: tables only."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Place(models.Model):
    """A ville, commune, secteur, chefferie, groupement, quartier or village. `search` is the folded name."""

    id = models.UUIDField(primary_key=True)
    kind = models.CharField(max_length=12)
    name = models.CharField(max_length=80)
    search = models.CharField(max_length=80)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    province = models.CharField(max_length=5)  # ISO 3166-2
    territory = models.CharField(max_length=60, blank=True)

    class Meta:
        verbose_name = _("lieu")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["province", "territory", "kind", "search"],
                condition=models.Q(parent=None),
                name="one_place_of_zone",
            ),
            models.UniqueConstraint(
                fields=["parent", "kind", "search"], condition=models.Q(parent__isnull=False), name="one_place_inside"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["search", "id"], name="place_search")]

    def __str__(self) -> str:
        return self.name
