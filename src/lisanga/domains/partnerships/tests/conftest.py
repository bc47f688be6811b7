"""Fixtures of the tests of partnerships."""

from lisanga.domains.partnerships.tests.filing import cabinet
from lisanga.domains.partnerships.tests.sharing import sharing
from lisanga.domains.partnerships.tests.travelling import travel

__all__ = ["cabinet", "sharing", "travel"]
