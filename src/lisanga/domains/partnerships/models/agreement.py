"""An agreement between a programme office and a partner, and where it holds: tables only."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from lisanga.core.scope.tenancy import TwoSided


class Agreement(TwoSided):
    """`code` is unique in the installation: it stands in addresses. Delays of reports in days; `tacit_days` None
    where silence never validates (O2, O3)."""

    id = models.UUIDField(primary_key=True)
    code = models.CharField(max_length=32, unique=True)
    title = models.CharField(max_length=200)
    purpose = models.CharField(max_length=2000)
    kind = models.CharField(max_length=16)
    status = models.CharField(max_length=12)
    starts_on = models.DateField()
    ends_on = models.DateField()
    signed_on = models.DateField(null=True)
    office_signatory = models.CharField(max_length=120, blank=True)
    office_signatory_title = models.CharField(max_length=120, blank=True)
    partner_signatory = models.CharField(max_length=120, blank=True)
    partner_signatory_title = models.CharField(max_length=120, blank=True)
    quarterly_days = models.PositiveSmallIntegerField(default=15)
    annual_month = models.PositiveSmallIntegerField(default=1)
    annual_day = models.PositiveSmallIntegerField(default=31)
    final_days = models.PositiveSmallIntegerField(default=30)
    tacit_days = models.PositiveSmallIntegerField(null=True)
    signed_copy = models.CharField(max_length=64, blank=True)  # the signed paper, a kept file of the office

    class Meta(TwoSided.Meta):
        verbose_name = _("convention")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")), name="agreement_days_in_order"
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["organisation", "starts_on", "id"], name="agreement_of_office"),
            models.Index(fields=["partner", "starts_on", "id"], name="agreement_of_partner"),
        ]


class AgreementZone(TwoSided):
    """A part of the zone of intervention: a province, a territoire of it (`territory`, a name of the gazetteer), or one
    place. It holds from the start to the end, or from and until the days (both counted) that amendments said."""

    id = models.UUIDField(primary_key=True)
    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="+")
    province = models.CharField(max_length=5)  # ISO 3166-2
    territory = models.CharField(max_length=60, blank=True)
    place = models.UUIDField(null=True)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)

    class Meta(TwoSided.Meta):
        verbose_name = _("zone d’intervention")
        indexes: ClassVar = [models.Index(fields=["agreement"], name="zone_of_agreement")]
