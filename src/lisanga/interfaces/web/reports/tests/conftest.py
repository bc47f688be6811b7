"""Fixtures of the report's pages."""

from lisanga.core.operations.tests.network import network
from lisanga.reports.tests.ground import lived

__all__ = ["lived", "network"]
