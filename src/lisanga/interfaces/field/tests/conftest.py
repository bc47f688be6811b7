"""Fixtures of the field app's tests."""

from lisanga.domains.collect.tests.harvest import harvest

__all__ = ["harvest"]
