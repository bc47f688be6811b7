"""Fixtures of training's tests."""

from lisanga.domains.training.tests.ground import ground

__all__ = ["ground"]
