"""Names of institutions with their article: `{{ name|the }}`, `{{ name|of_the }}`, `{{ name|opening }}`."""

from django import template

from lisanga.core.kernel import articles

register = template.Library()
register.filter("the", articles.the)
register.filter("of_the", articles.of)
register.filter("opening", articles.opening)
