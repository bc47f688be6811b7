"""Fixtures of the ledger's tests."""

from lisanga.core.ledger.tests.book import booking

__all__ = ["booking"]
