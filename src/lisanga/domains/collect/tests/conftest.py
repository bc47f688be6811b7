"""Fixtures of the collection's tests."""

from lisanga.domains.collect.tests.harvest import harvest

__all__ = ["harvest"]
