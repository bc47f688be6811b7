"""Pages by key, never by offset: the address carries the key of the last row shown."""

from collections.abc import Sequence
from datetime import date
from typing import TypeVar
from uuid import UUID

from django.http import HttpRequest

from lisanga.interfaces.web.components import Pager

PAGE = 50
Row = TypeVar("Row")


def address(request: HttpRequest, **changes: str) -> str:
    """The present address with parameters changed; an empty value removes one."""
    query = request.GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value:
            query[name] = value
    return f"?{query.urlencode()}" if query else request.path


def cut(rows: Sequence[Row], limit: int = PAGE) -> tuple[Sequence[Row], bool]:
    """A page of rows asked for with one more than shown, and whether more follow."""
    return rows[:limit], len(rows) > limit


def pager(request: HttpRequest, key: str, *, more: bool) -> Pager:
    """Older rows start after `key`; "newer" goes back to the top, because a key leads only forward."""
    started = request.GET.get("apres", "")
    return Pager(
        newer_url=address(request, apres="") if started else "",
        older_url=address(request, apres=key) if more else "",
    )


def day_key(request: HttpRequest) -> tuple[date, UUID] | None:
    """A (day, id) key, or None at the top or when it was tampered with."""
    day, _separator, identifier = request.GET.get("apres", "").partition("~")
    try:
        return date.fromisoformat(day), UUID(identifier)
    except ValueError:
        return None


def text_key(request: HttpRequest) -> tuple[str, UUID] | None:
    """A (text, id) key."""
    text, separator, identifier = request.GET.get("apres", "").rpartition("~")
    try:
        return (text, UUID(identifier)) if separator else None
    except ValueError:
        return None


def number_key(request: HttpRequest) -> int | None:
    """A number to go on before."""
    text = request.GET.get("apres", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else None


def uuid_of(text: str | None) -> UUID | None:
    """An id in an address, or None."""
    try:
        return UUID(text or "")
    except ValueError:
        return None


def day_of(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None
