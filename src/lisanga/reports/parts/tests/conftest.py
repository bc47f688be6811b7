"""Fixtures of the tests of reports in parts."""

from lisanga.core.operations.tests.network import network
from lisanga.reports.tests.ground import anew, laid, lived

__all__ = ["anew", "laid", "lived", "network"]
