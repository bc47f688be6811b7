"""Scoped reads of the register of members and of shares."""

from lisanga.domains.members.queries.counting import MemberCounts, counted, counts, joined, villages
from lisanga.domains.members.queries.importing import RegisteredMember, registered, shareholders
from lisanga.domains.members.queries.register import MemberFilters, MemberRow, member_page, member_total, members
from lisanga.domains.members.queries.searching import (
    MemberHit,
    SimilarMember,
    find,
    member_numbers,
    members_by_number,
    similar_members,
)
from lisanga.domains.members.queries.shares import (
    Certificate,
    PublicCertificate,
    ShareHolding,
    ShareMove,
    ShareTotals,
    certificate,
    public_certificate,
    share_account,
    share_movements,
    share_register,
    share_totals,
)
from lisanga.domains.members.queries.sheet import MemberSheet, member

__all__ = [
    "Certificate",
    "MemberCounts",
    "MemberFilters",
    "MemberHit",
    "MemberRow",
    "MemberSheet",
    "PublicCertificate",
    "RegisteredMember",
    "ShareHolding",
    "ShareMove",
    "ShareTotals",
    "SimilarMember",
    "certificate",
    "counted",
    "counts",
    "find",
    "joined",
    "member",
    "member_numbers",
    "member_page",
    "member_total",
    "members",
    "members_by_number",
    "public_certificate",
    "registered",
    "share_account",
    "share_movements",
    "share_register",
    "share_totals",
    "shareholders",
    "similar_members",
    "villages",
]
