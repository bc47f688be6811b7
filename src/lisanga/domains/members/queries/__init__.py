"""Scoped reads of the register of members and of shares."""

from lisanga.domains.members.queries.counting import MemberCounts, counts, villages
from lisanga.domains.members.queries.register import MemberFilters, MemberRow, member_page, member_total, members
from lisanga.domains.members.queries.searching import MemberHit, SimilarMember, find, member_numbers, similar_members
from lisanga.domains.members.queries.shares import (
    Certificate,
    ShareHolding,
    ShareMove,
    ShareTotals,
    certificate,
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
    "ShareHolding",
    "ShareMove",
    "ShareTotals",
    "SimilarMember",
    "certificate",
    "counts",
    "find",
    "member",
    "member_numbers",
    "member_page",
    "member_total",
    "members",
    "share_account",
    "share_movements",
    "share_register",
    "share_totals",
    "similar_members",
    "villages",
]
