"""Legal identity of a cooperative: tables only."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from lisanga.core.scope.models import Organisation
from lisanga.core.scope.tenancy import Tenant


class Cooperative(Tenant):
    """One row per cooperative, keyed by its organisation. `form` is the form chosen, carried by the name only once
    registered. Percentages in hundredths of a percent; `nominal_share` in whole francs, 0 when not yet set."""

    organisation = models.OneToOneField(
        Organisation, models.PROTECT, primary_key=True, related_name="+", db_constraint=False
    )
    sort_name = models.CharField(max_length=160)  # folded, the key of lists
    form = models.CharField(max_length=8)
    stage = models.CharField(max_length=12)
    partner = models.UUIDField(db_index=True)
    province = models.CharField(max_length=5)  # ISO 3166-2
    territory = models.CharField(max_length=60, blank=True)
    place = models.CharField(max_length=120, blank=True)  # address of the seat
    lien_commun = models.CharField(max_length=200, blank=True)
    activity = models.CharField(max_length=200, blank=True)
    rsc_number = models.CharField(max_length=40, unique=True, null=True)
    founded_on = models.DateField(null=True)
    registered_on = models.DateField(null=True)
    header = models.CharField(max_length=300, blank=True)  # more lines of the header of documents
    nominal_share = models.BigIntegerField(default=0)
    max_share_pct = models.IntegerField(null=True)
    minimum_payment_pct = models.IntegerField(null=True)  # at subscription, statutes of a SCOOPS
    allow_quarter = models.BooleanField(default=False)  # COOP-CA: a quarter at subscription (AUS 270)

    class Meta(Tenant.Meta):
        verbose_name = _("coopérative")
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(nominal_share__gte=0), name="nominal_share_not_negative")
        ]
        indexes: ClassVar = [models.Index(fields=["sort_name", "organisation"], name="cooperative_name")]
