"""Data that the partner shares for targeting: sets, versions, rows and what they say of each zone: tables only."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from lisanga.core.scope.tenancy import TwoSided
from lisanga.domains.partnerships.models.agreement import Agreement


class DataSet(TwoSided):
    """`versions` counts those that stand; the newest one speaks. `by` brought the first one."""

    id = models.UUIDField(primary_key=True)
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="+")
    title = models.CharField(max_length=160)
    label = models.CharField(max_length=12)
    by = models.UUIDField()
    brought_on = models.DateField()
    versions = models.IntegerField(default=1)
    withdrawn_on = models.DateField(null=True)
    reason = models.CharField(max_length=400, blank=True)

    class Meta(TwoSided.Meta):
        verbose_name = _("jeu de données")
        indexes: ClassVar = [models.Index(fields=["agreement", "brought_on", "id"], name="data_of_agreement")]


class DataSetReader(TwoSided):
    """A person named on restricted data."""

    id = models.UUIDField(primary_key=True)
    data_set = models.ForeignKey(DataSet, models.PROTECT, related_name="+")
    person = models.UUIDField()

    class Meta(TwoSided.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["data_set", "person"], name="one_reader_of_data"),
        ]


class DataSetVersion(TwoSided):
    """One file brought, with its provenance. `digest` is its fingerprint; `file` names the kept bytes, empty where they
    are not kept because columns about persons stood in them. `columns`: JSON, as the operation has them."""

    id = models.UUIDField(primary_key=True)
    data_set = models.ForeignKey(DataSet, models.PROTECT, related_name="+")
    number = models.IntegerField()
    digest = models.CharField(max_length=64, db_index=True)
    file = models.CharField(max_length=64, blank=True)
    file_name = models.CharField(max_length=120)
    sheet = models.CharField(max_length=31)
    filed_on = models.DateField()
    by = models.UUIDField()
    source = models.CharField(max_length=200)
    service = models.CharField(max_length=160)
    reference_on = models.DateField()
    method = models.CharField(max_length=200)
    permitted_until = models.DateField()
    note = models.CharField(max_length=200, blank=True)
    columns = models.TextField()
    left_out = models.TextField()  # JSON: [[heading, why], …], columns about persons
    rows = models.IntegerField()

    class Meta(TwoSided.Meta):
        verbose_name = _("version d’un jeu de données")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["data_set", "number"], name="one_data_version"),
        ]


class DataRow(TwoSided):
    """One row of a file. `written` and `unread`: JSON of the cells as they were; `lack` says why it has no place.
    `is_open` while something is left to settle; `aside` is why it was set aside."""

    id = models.UUIDField(primary_key=True)
    version = models.ForeignKey(DataSetVersion, models.PROTECT, related_name="+", db_index=False)
    number = models.IntegerField()
    written = models.TextField()
    province = models.CharField(max_length=5, blank=True)
    territory = models.CharField(max_length=60, blank=True)
    place = models.UUIDField(null=True)
    kind = models.CharField(max_length=12, blank=True)
    lack = models.CharField(max_length=12, blank=True)
    figures = models.TextField()
    unread = models.TextField(default="[]")
    is_open = models.BooleanField(default=False)
    aside = models.CharField(max_length=200, blank=True)
    settled_by = models.UUIDField(null=True)
    settled_on = models.DateField(null=True)

    class Meta(TwoSided.Meta):
        verbose_name = _("ligne d’un jeu de données")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "number"], name="one_data_row"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["version", "number"], condition=models.Q(is_open=True), name="data_row_open"),
        ]


class DataZone(TwoSided):
    """What a version says of one territoire, kept by the operations. `sums`: JSON, one for each column."""

    id = models.UUIDField(primary_key=True)
    version = models.ForeignKey(DataSetVersion, models.PROTECT, related_name="+", db_index=False)
    province = models.CharField(max_length=5)
    territory = models.CharField(max_length=60, blank=True)
    rows = models.IntegerField()
    sums = models.TextField()

    class Meta(TwoSided.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "province", "territory"], name="one_data_zone"),
        ]
