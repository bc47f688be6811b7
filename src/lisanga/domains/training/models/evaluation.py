"""What a training changed, at the first three levels (F2); the fourth is read from the cooperatives themselves."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from lisanga.core.scope.tenancy import Tenant
from lisanga.domains.training.models.ownership import Programmed


class ReactionCount(Programmed):
    """How many answered a question with a smiley: 1 not content, 2 so-so, 3 content."""

    key = models.CharField(primary_key=True, max_length=60)
    session = models.UUIDField(db_index=True)
    question = models.CharField(max_length=12)
    smiley = models.SmallIntegerField()
    count = models.BigIntegerField()

    class Meta(Tenant.Meta):
        verbose_name = _("réactions")


class ReactionWord(Programmed):
    """What a participant wrote, without a name."""

    id = models.UUIDField(primary_key=True)
    session = models.UUIDField(db_index=True)
    text = models.CharField(max_length=300)

    class Meta(Tenant.Meta):
        verbose_name = _("mot d’un participant")


class TestScore(Programmed):
    """The tests of one participant of a session, in hundredths of a percent."""

    id = models.UUIDField(primary_key=True)
    session = models.UUIDField()
    participant = models.UUIDField(db_index=True)
    pre = models.SmallIntegerField(null=True)
    post = models.SmallIntegerField(null=True)

    class Meta(Tenant.Meta):
        verbose_name = _("résultat de test")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["session", "participant"], name="score_once"),
            models.CheckConstraint(
                condition=(models.Q(pre=None) | models.Q(pre__range=(0, 10_000)))
                & (models.Q(post=None) | models.Q(post__range=(0, 10_000))),
                name="score_is_a_percentage",
            ),
        ]


class BehaviourCheck(Programmed):
    """Whether somebody does what was learnt, some months after: 0 not yet, 1 in part, 2 yes."""

    id = models.UUIDField(primary_key=True)
    session = models.UUIDField()
    participant = models.UUIDField()
    months = models.SmallIntegerField()
    on = models.DateField()
    applied = models.SmallIntegerField()
    note = models.CharField(max_length=300)

    class Meta(Tenant.Meta):
        verbose_name = _("comportement observé")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["session", "participant", "months"], name="behaviour_once"),
        ]
