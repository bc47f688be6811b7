"""Fixtures of the reports' tests."""

from lisanga.reports.tests.ground import anew, laid, lived

__all__ = ["anew", "laid", "lived"]
