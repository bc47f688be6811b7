"""Fixtures of the report's pages."""

from lisanga.reports.tests.ground import lived

__all__ = ["lived"]
