"""Fixtures of the pages of documents: the ground of the domain's own tests."""

from lisanga.domains.partnerships.tests.filing import cabinet
from lisanga.domains.partnerships.tests.travelling import travel

__all__ = ["cabinet", "travel"]
