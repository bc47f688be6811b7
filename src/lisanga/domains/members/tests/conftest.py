"""Fixtures of the members' tests."""

from lisanga.domains.members.tests.ground import register

__all__ = ["register"]
