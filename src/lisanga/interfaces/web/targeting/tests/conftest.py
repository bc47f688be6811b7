"""Fixtures of the pages of shared data: the ground of the domain's own tests."""

from lisanga.domains.partnerships.tests.sharing import sharing
from lisanga.domains.partnerships.tests.travelling import travel

__all__ = ["sharing", "travel"]
