"""Fixtures of the report's pages."""

from lisanga.core.operations.tests.network import network
from lisanga.interfaces.web.reports.tests.ground import way
from lisanga.reports.tests.ground import anew, laid, lived

__all__ = ["anew", "laid", "lived", "network", "way"]
