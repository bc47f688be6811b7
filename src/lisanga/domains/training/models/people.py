"""Participants, who came, and what they take home (F4)."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from lisanga.core.scope.tenancy import Tenant
from lisanga.domains.training.models.ownership import Programmed


class Participant(Programmed):
    """A person who is trained. `belongs_to` is the cooperative or the partner; `member` the row of its register.
    Nothing here tells anything of a person's past."""

    id = models.UUIDField(primary_key=True)
    number = models.IntegerField()
    kind = models.CharField(max_length=16)
    family = models.CharField(max_length=60)
    post = models.CharField(max_length=60)
    given = models.CharField(max_length=60)
    sex = models.CharField(max_length=1)
    birth_year = models.SmallIntegerField(null=True)
    age_class = models.CharField(max_length=5)  # told when the year is unknown
    phone = models.CharField(max_length=16)
    province = models.CharField(max_length=5)
    territory = models.CharField(max_length=60)
    village = models.CharField(max_length=80)
    belongs_to = models.UUIDField(null=True)
    member = models.UUIDField(null=True)
    trained_on = models.DateField(null=True)  # first presence
    sort_name = models.CharField(max_length=180)
    name_key = models.CharField(max_length=180)

    class Meta(Tenant.Meta):
        verbose_name = _("participant")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "number"], name="participant_number_once"),
            models.UniqueConstraint(
                fields=["organisation", "member"], condition=~models.Q(member=None), name="participant_member_once"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["organisation", "sort_name", "id"], name="participant_sort_name"),
            models.Index(fields=["organisation", "name_key"], name="participant_name_key"),
            models.Index(fields=["belongs_to", "member"], name="participant_belongs"),
        ]


class Presence(Programmed):
    """Somebody registered to a session; `came_on` when present. Sex, class and zone are those of that day."""

    id = models.UUIDField(primary_key=True)
    session = models.UUIDField()
    participant = models.UUIDField(db_index=True)
    line = models.SmallIntegerField()  # on the printed sheet
    came_on = models.DateField(null=True)
    sex = models.CharField(max_length=1)
    age_class = models.CharField(max_length=5)
    province = models.CharField(max_length=5)
    belongs_to = models.UUIDField(null=True)
    member = models.UUIDField(null=True)

    class Meta(Tenant.Meta):
        verbose_name = _("présence")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["session", "participant"], name="presence_once"),
            models.UniqueConstraint(fields=["session", "line"], name="presence_line_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["belongs_to", "member"], name="presence_belongs")]


class AttendanceCount(Programmed):
    """How many came to a session, by sex, age class, province and kind, kept by the operations."""

    key = models.CharField(primary_key=True, max_length=80)
    session = models.UUIDField(db_index=True)
    roadmap = models.UUIDField()
    sex = models.CharField(max_length=1)
    age_class = models.CharField(max_length=5)
    province = models.CharField(max_length=5)
    kind = models.CharField(max_length=16)
    count = models.BigIntegerField()

    class Meta(Tenant.Meta):
        verbose_name = _("nombre de présents")


class Certificate(Programmed):
    """A numbered certificate: of a session followed, or of a trainer. `withdrawn` tells why it no longer stands."""

    id = models.UUIDField(primary_key=True)
    number = models.IntegerField()
    kind = models.CharField(max_length=12)  # attendance, trainer
    participant = models.UUIDField(db_index=True)
    session = models.UUIDField(null=True)
    title = models.CharField(max_length=160)
    issued_on = models.DateField()
    withdrawn = models.CharField(max_length=200)

    class Meta(Tenant.Meta):
        verbose_name = _("certificat")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "number"], name="certificate_number_once"),
            models.UniqueConstraint(
                fields=["session", "participant"],
                condition=models.Q(withdrawn="") & ~models.Q(session=None),
                name="one_certificate_a_session",
            ),
        ]
