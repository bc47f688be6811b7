"""The register of operations and what stands beside it. Append-only: triggers deny UPDATE, DELETE and TRUNCATE."""

from typing import ClassVar

from django.db import models
from django.db.models import F

# Numbers of an organisation a block. A key that began with the record it is about would fall anywhere in its index, one
# page more to write each time; behind the block it falls into the last, small one (`lookup.in_blocks` reads them).
BLOCK = 1024


class ChainHead(models.Model):
    """The last line of an organisation's register, and its gapless counters; locked first by every write."""

    organisation = models.UUIDField(primary_key=True)
    number = models.BigIntegerField(default=0)
    hash = models.BinaryField(max_length=32)
    counters = models.TextField(default="{}")  # JSON object: name → last number given


class RegisterLine(models.Model):
    """One operation as it came, with its outcome. Hash-chained per organisation; keyed (organisation, number)."""

    pk = models.CompositePrimaryKey("organisation", "number")
    organisation = models.UUIDField()
    number = models.BigIntegerField()
    operation = models.UUIDField()
    type = models.CharField(max_length=64)
    version = models.SmallIntegerField()
    author = models.UUIDField()
    device = models.UUIDField(null=True)
    device_sequence = models.BigIntegerField(null=True)
    captured_at = models.DateTimeField()
    received_at = models.DateTimeField()
    business_date = models.DateField()
    caused_by = models.UUIDField(null=True)
    subject = models.UUIDField(null=True)
    verdict = models.CharField(max_length=8)
    outcome = models.TextField()  # JSON: problems, numbers given, amounts computed; hashed as it stands
    digest = models.BinaryField(max_length=32)  # SHA-256 of salt + payload
    sealed = models.BinaryField(max_length=32)  # SHA-256 of what the operation posted elsewhere (ledger lines)
    hash = models.BinaryField(max_length=32)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "operation"], condition=~models.Q(verdict="held"), name="one_final_verdict"
            )
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["organisation", "operation"], condition=models.Q(verdict="held"), name="register_held"
            ),
            models.Index(
                F("organisation"),
                F("number") / BLOCK,
                F("subject"),
                condition=models.Q(subject__isnull=False),
                name="register_subject",
            ),
            models.Index(
                fields=["organisation", "caused_by", "number"],
                condition=models.Q(caused_by__isnull=False),
                name="register_caused_by",
            ),
        ]


class Payload(models.Model):
    """The body of an operation beside its line; only a recorded redaction blanks text and salt."""

    pk = models.CompositePrimaryKey("organisation", "number")
    organisation = models.UUIDField()
    number = models.BigIntegerField()
    body = models.TextField()
    salt = models.BinaryField(max_length=16)
    redacted_by = models.UUIDField(null=True)


class HeldOperation(models.Model):
    """Work state, not history: operations that wait for another one."""

    operation = models.UUIDField(primary_key=True)
    organisation = models.UUIDField(db_index=True)
    author = models.UUIDField()
    envelope = models.TextField()
    waits_for = models.UUIDField(db_index=True)
    held_at = models.DateTimeField()


class Flag(models.Model):
    """Work state, as what waits is: a flagged operation, and what settled it. Both stand in the register for ever."""

    pk = models.CompositePrimaryKey("organisation", "number")
    organisation = models.UUIDField()
    number = models.BigIntegerField()
    operation = models.UUIDField()
    type = models.CharField(max_length=64)
    settled_by = models.UUIDField(null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["organisation", "operation"], name="one_flag")]
        indexes: ClassVar = [
            models.Index(
                fields=["organisation", "number"], condition=models.Q(settled_by__isnull=True), name="flag_waiting"
            )
        ]
