"""Fixtures of the pages of deposits: the ground of the domain's own tests."""

from lisanga.domains.partnerships.tests.travelling import travel

__all__ = ["travel"]
