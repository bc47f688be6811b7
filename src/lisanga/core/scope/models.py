"""Who may see and do what: tables only. What is written here by business goes through operations of `directory`;
sessions, tokens, sign-in failures and the security log are technical and stand outside the register."""

from typing import ClassVar
from uuid import UUID

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from lisanga.core.kernel.ids import new_id
from lisanga.core.scope.people import PersonManager


class Organisation(models.Model):
    """A member of one or both trees: the cooperative movement and the administration, kept apart."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=32, unique=True)
    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=24)
    movement_parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="movement_children")
    administration_parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="administration_children")

    class Meta:
        verbose_name = _("organisation")

    def __str__(self) -> str:
        return self.name


class OrganisationLink(models.Model):
    """A dated relation between two organisations that opens a reading: `created` (partner → cooperative),
    `follow_up` (programme → cooperative, rows, seen and ended by the cooperative)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=16)
    source = models.ForeignKey(Organisation, models.PROTECT, related_name="links_out")
    target = models.ForeignKey(Organisation, models.PROTECT, related_name="links_in")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kind", "source", "target"], condition=models.Q(valid_to=None), name="one_open_link"
            )
        ]


class Person(AbstractBaseUser):
    """One identity for one human being; what it may do stands in its grants."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=160)
    email = models.EmailField(unique=True, null=True)
    phone = models.CharField(max_length=16, unique=True, null=True)
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=True)
    totp_secret = models.BinaryField(null=True)  # encrypted with a key derived from the secret key
    totp_confirmed_at = models.DateTimeField(null=True)
    totp_last_step = models.BigIntegerField(default=0)  # a code is accepted once

    objects = PersonManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        verbose_name = _("personne")

    def __str__(self) -> str:
        return self.name


class Grant(models.Model):
    """A role held by a person in an organisation between two dates (inclusive); `member` for the role *membre*."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="grants")
    role = models.CharField(max_length=24)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="grants", db_index=False)
    member = models.UUIDField(null=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation", "role"], name="grant_organisation_role")]


class Session(AbstractBaseSession):
    """A signed-in browser, listed to its owner and revocable."""

    person = models.UUIDField(null=True, db_index=True)
    user_agent = models.CharField(max_length=200, blank=True)
    address = models.CharField(max_length=45, blank=True)
    started_at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField(auto_now=True)

    @classmethod
    def get_session_store_class(cls) -> type:
        store: type = import_string(f"{settings.SESSION_ENGINE}.SessionStore")
        return store


class AccessToken(models.Model):
    """A secret by which a program of a person sends operations; only its digest is kept."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="tokens")
    digest = models.BinaryField(unique=True, max_length=32)
    name = models.CharField(max_length=80)
    created_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)


class Device(models.Model):
    """A telephone of an organisation, for several people: what the office decided of it. `key` is the public half of
    the key by which it signs (DER); `series` stands on its receipts. Written by operations of the directory."""

    id = models.UUIDField(primary_key=True, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="devices", db_index=False)
    name = models.CharField(max_length=40)
    centre = models.UUIDField(null=True)
    till = models.UUIDField(null=True)  # its float: the only one that it pays from
    series = models.CharField(max_length=8, blank=True)
    key = models.BinaryField(max_length=128, null=True)
    invited_by = models.UUIDField()
    enrolled_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)  # what it sent after that was accepted by a person
    refused_at = models.DateTimeField(null=True)  # or refused, for good

    class Meta:
        verbose_name = _("téléphone")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "till"],
                condition=models.Q(till__isnull=False, revoked_at__isnull=True),
                name="one_telephone_a_float",
            )
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "id"], name="device_organisation")]


class DeviceCode(models.Model):
    """The one-time code of an enrolment; only its digest is kept."""

    digest = models.BinaryField(primary_key=True, max_length=32)
    device = models.ForeignKey(Device, models.CASCADE, related_name="codes")
    expires_at = models.DateTimeField()


class DeviceContact(models.Model):
    """What a telephone last said of itself, and how far its chain of operations is known here. Work state: what it
    recorded stands in the register."""

    device = models.OneToOneField(Device, models.CASCADE, primary_key=True, related_name="contact")
    counter = models.BigIntegerField(default=0)  # of contacts; an older one gets no rows
    sequence = models.BigIntegerField(default=0)
    head = models.BinaryField(max_length=32)
    at = models.DateTimeField()
    left = models.IntegerField(default=0)  # operations that were still on it
    app = models.CharField(max_length=24, blank=True)
    free = models.IntegerField(default=0)  # megabytes
    wiped_at = models.DateTimeField(null=True)  # told to erase itself, its outbox delivered


class ListPreference(models.Model):
    """How one person reads one list of one organisation (nobody's id: a list of the network). JSON: keys of columns
    left out; (name, query of the address) of the lists kept under a name. Nobody else reads it."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    organisation = models.UUIDField()
    list = models.CharField(max_length=32)
    hidden = models.TextField(default="[]")
    saved = models.TextField(default="[]")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "organisation", "list"], name="one_preference_a_list")
        ]


class SignInFailure(models.Model):
    """Wrong passwords by bucket (who was tried, from where), so that a stranger cannot lock the owner out."""

    bucket = models.BinaryField(max_length=32)
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["bucket", "at"], name="failure_bucket")]


class SecurityEvent(models.Model):
    """What somebody tried without the right to, or did to an access; never shown to other organisations."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    at = models.DateTimeField(db_index=True)
    kind = models.CharField(max_length=32)
    person = models.UUIDField(null=True)
    organisation = models.UUIDField(null=True)
    detail = models.CharField(max_length=400, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation", "at"], name="event_organisation")]


class ReadingTrace(models.Model):
    """Somebody opened something confidential: a technical log, told to who owns the thing."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    subject = models.UUIDField()
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    detail = models.CharField(max_length=80, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["subject", "at"], name="trace_subject")]


def no_one() -> UUID:
    """The author written on lines that the installation itself makes (founding, demo seed)."""
    return UUID(int=0)
