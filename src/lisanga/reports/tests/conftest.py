"""Fixtures of the reports' tests."""

from lisanga.reports.tests.ground import lived

__all__ = ["lived"]
