"""Fixtures of the treasury's tests."""

from lisanga.domains.treasury.tests.ground import ground, owing

__all__ = ["ground", "owing"]
