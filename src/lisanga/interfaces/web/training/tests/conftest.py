"""Fixtures of these pages."""

from lisanga.domains.training.tests.ground import ground

__all__ = ["ground"]
