"""Fixtures of the accounts' pages: the ground of the treasury's own tests."""

from lisanga.domains.treasury.tests.ground import ground, owing

__all__ = ["ground", "owing"]
