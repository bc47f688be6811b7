"""The register of members (AUS 9) and their shares."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from lisanga.core.scope.tenancy import Tenant


class Member(Tenant):
    """A row of the register: never deleted, its number never given again. The id is also its ledger auxiliary."""

    id = models.UUIDField(primary_key=True)
    number = models.IntegerField()
    paper_number = models.CharField(max_length=24)  # as the paper register writes it, when it differs
    family = models.CharField(max_length=60)
    post = models.CharField(max_length=60)
    given = models.CharField(max_length=60)
    sex = models.CharField(max_length=1)  # F, M, or empty when unknown
    birth_year = models.SmallIntegerField(null=True)
    birth_date = models.DateField(null=True)
    birth_is_estimate = models.BooleanField(default=False)
    phone = models.CharField(max_length=16)  # E.164
    phone_typed = models.CharField(max_length=40)  # what was written when it is no number of the country
    operator = models.CharField(max_length=16)  # suggested by the prefix
    village = models.CharField(max_length=80)
    address = models.CharField(max_length=120)
    profession = models.CharField(max_length=80)
    id_document = models.CharField(max_length=80)
    joined_on = models.DateField(null=True)
    status = models.CharField(max_length=12)  # applied, provisional, ratified, left
    left_on = models.DateField(null=True)
    photo = models.CharField(max_length=64)  # SHA-256 of the file
    sort_name = models.CharField(max_length=180)  # folded: the key of lists
    name_key = models.CharField(max_length=180)  # folded words in order, to find the same person again

    class Meta(Tenant.Meta):
        verbose_name = _("membre")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "number"], name="member_number_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["organisation", "sort_name", "id"], name="member_sort_name"),
            models.Index(fields=["organisation", "name_key"], name="member_name_key"),
            models.Index(fields=["organisation", "village"], condition=~models.Q(village=""), name="member_village"),
            models.Index(fields=["organisation", "phone"], condition=~models.Q(phone=""), name="member_phone"),
        ]


class MemberToken(Tenant):
    """A word by which a member is found: each word of the name, the phone, the number. Lower case, letters and figures
    only, so that a prefix is a range in any collation."""

    pk = models.CompositePrimaryKey("organisation", "token", "member")
    token = models.CharField(max_length=40)
    member = models.UUIDField()

    class Meta(Tenant.Meta):
        verbose_name = _("mot de recherche")
        indexes: ClassVar = [models.Index(fields=["member"], name="token_member")]


class MemberCount(Tenant):
    """How many members of each sex, year of birth (0 when unknown) and status, kept by the operations."""

    pk = models.CompositePrimaryKey("organisation", "sex", "birth_year", "status")
    sex = models.CharField(max_length=1)
    birth_year = models.SmallIntegerField()
    status = models.CharField(max_length=12)
    count = models.BigIntegerField()

    class Meta(Tenant.Meta):
        verbose_name = _("nombre de membres")


class NumberBlock(Tenant):
    """Numbers set aside for one telephone, both ends included. Nobody else is given them."""

    id = models.UUIDField(primary_key=True)
    device = models.UUIDField()
    first = models.IntegerField()
    last = models.IntegerField()

    class Meta(Tenant.Meta):
        verbose_name = _("numéros réservés")
        indexes: ClassVar = [models.Index(fields=["organisation", "device", "first"], name="block_device")]


class ShareAccount(Tenant):
    """Shares of one member: how many, for how much (francs), and what is paid of it."""

    pk = models.CompositePrimaryKey("organisation", "member")
    member = models.UUIDField()
    shares = models.BigIntegerField()
    subscribed = models.BigIntegerField()
    paid = models.BigIntegerField()

    class Meta(Tenant.Meta):
        verbose_name = _("parts d’un membre")


class ShareMovement(Tenant):
    """What an operation changed on a share account; below zero on a correction. Its id is the operation's."""

    id = models.UUIDField(primary_key=True)
    member = models.UUIDField()
    kind = models.CharField(max_length=12)  # existing, subscription, payment, retained, reversal
    shares = models.IntegerField()
    subscribed = models.BigIntegerField()
    paid = models.BigIntegerField()
    certificate = models.IntegerField(null=True)
    on = models.DateField()
    reverses = models.UUIDField(null=True)
    reversed_by = models.UUIDField(null=True)

    class Meta(Tenant.Meta):
        verbose_name = _("mouvement de parts")
        indexes: ClassVar = [models.Index(fields=["organisation", "member", "id"], name="share_member")]


class ShareSummary(Tenant):
    """Shares of a cooperative by month: what was subscribed and paid in it."""

    pk = models.CompositePrimaryKey("organisation", "month")
    month = models.IntegerField()
    shares = models.BigIntegerField()
    subscribed = models.BigIntegerField()
    paid = models.BigIntegerField()

    class Meta(Tenant.Meta):
        verbose_name = _("parts du mois")
