"""Tables of partnerships, one file a subject; every one of them is two-sided."""

from lisanga.domains.partnerships.models.agreement import Agreement, AgreementZone

__all__ = ["Agreement", "AgreementZone"]
