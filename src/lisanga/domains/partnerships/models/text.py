"""The text of an agreement, article by article, and what changes it afterwards; tables only."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from lisanga.core.scope.tenancy import TwoSided
from lisanga.domains.partnerships.models.agreement import Agreement


class Article(TwoSided):
    """Numbered from 1 without gaps; blank lines in `body` part its paragraphs."""

    id = models.UUIDField(primary_key=True)
    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="+")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    body = models.CharField(max_length=6000)

    class Meta(TwoSided.Meta):
        verbose_name = _("article")
        constraints: ClassVar = [models.UniqueConstraint(fields=["agreement", "number"], name="one_article_a_number")]


class Amendment(TwoSided):
    """An avenant, numbered in its agreement. `ends_on`: the new end, for one of duration. `effective_on`: from when it
    holds; `before` and `after`: what stood and what stands, in words of that day, empty where nothing but the text
    changes. `scan`: the signed paper, a kept file of the office."""

    id = models.UUIDField(primary_key=True)
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12)
    signed_on = models.DateField()
    summary = models.CharField(max_length=1000)
    ends_on = models.DateField(null=True)
    scan = models.CharField(max_length=64, blank=True)
    effective_on = models.DateField(null=True)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)

    class Meta(TwoSided.Meta):
        verbose_name = _("avenant")
        constraints: ClassVar = [models.UniqueConstraint(fields=["agreement", "number"], name="one_amendment_a_number")]
