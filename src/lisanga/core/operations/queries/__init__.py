"""Scoped reads of the register of operations."""

from lisanga.core.operations.queries.following import (
    FollowedLine,
    last_number,
    lines_after,
    released_of,
    sequences_of,
    settled_numbers,
)
from lisanga.core.operations.queries.register import (
    LateCount,
    RegisterFilter,
    RegisterRow,
    history_of,
    late_counts,
    register_children,
    register_entry,
    register_heads,
    register_lines,
    register_of,
    registered,
    settlement_of,
    unsettled,
    unsettled_count,
)

__all__ = [
    "FollowedLine",
    "LateCount",
    "RegisterFilter",
    "RegisterRow",
    "history_of",
    "last_number",
    "late_counts",
    "lines_after",
    "register_children",
    "register_entry",
    "register_heads",
    "register_lines",
    "register_of",
    "registered",
    "released_of",
    "sequences_of",
    "settled_numbers",
    "settlement_of",
    "unsettled",
    "unsettled_count",
]
