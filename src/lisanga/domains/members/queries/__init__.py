"""Scoped reads of the register of members and of shares."""

from lisanga.domains.members.queries.beside import beside_members
from lisanga.domains.members.queries.blocks import Block, number_blocks
from lisanga.domains.members.queries.counting import (
    MemberCounts,
    counted,
    counts,
    joined,
    members_by_birth,
    members_by_month,
    villages,
)
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
    shares_by_month,
)
from lisanga.domains.members.queries.sheet import MemberSheet, member
from lisanga.domains.members.queries.window import (
    HeldMember,
    first_members,
    held_members,
)

__all__ = [
    "Block",
    "Certificate",
    "HeldMember",
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
    "beside_members",
    "certificate",
    "counted",
    "counts",
    "find",
    "first_members",
    "held_members",
    "joined",
    "member",
    "member_numbers",
    "member_page",
    "member_total",
    "members",
    "members_by_birth",
    "members_by_month",
    "members_by_number",
    "number_blocks",
    "public_certificate",
    "registered",
    "share_account",
    "share_movements",
    "share_register",
    "share_totals",
    "shareholders",
    "shares_by_month",
    "similar_members",
    "villages",
]
