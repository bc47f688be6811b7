"""Tables of partnerships, one file a subject; every one of them is two-sided."""

from lisanga.domains.partnerships.models.agreement import Agreement, AgreementZone
from lisanga.domains.partnerships.models.focal_points import FocalPoint
from lisanga.domains.partnerships.models.obligations import Due, Obligation
from lisanga.domains.partnerships.models.text import Amendment, Article

__all__ = ["Agreement", "AgreementZone", "Amendment", "Article", "Due", "FocalPoint", "Obligation"]
