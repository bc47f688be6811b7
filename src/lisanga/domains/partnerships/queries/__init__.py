"""Scoped reads of partnerships: each side sees what it shares, nothing of others (G84)."""

from lisanga.domains.partnerships.queries.agreements import (
    AgreementFilter,
    AgreementRow,
    AgreementSheet,
    ZoneRow,
    agreement,
    agreement_coded,
    agreement_names,
    agreements,
)
from lisanga.domains.partnerships.queries.history import agreement_history

__all__ = [
    "AgreementFilter",
    "AgreementRow",
    "AgreementSheet",
    "ZoneRow",
    "agreement",
    "agreement_coded",
    "agreement_history",
    "agreement_names",
    "agreements",
]
