"""A list as its reader arranged it: kept lists above it, columns left out, boxes to tick."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from lisanga.core.scope.models import no_one
from lisanga.core.scope.preferences import Preference, preference_of
from lisanga.interfaces.web.here import Here
from lisanga.interfaces.web.listing.shapes import SHAPES, ListShape
from lisanga.interfaces.web.paging import address
from lisanga.interfaces.web.requests import viewer_of_request

TICKING = "cocher"


@dataclass(frozen=True, slots=True)
class KeptLink:
    """A kept list: its name, the address that opens it, whether it is what one sees now."""

    name: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class KeptList:
    """What a page of a list shows of its reader's own arrangement."""

    shape: ListShape
    shows: dict[str, bool]
    hidden: frozenset[str]
    links: list[KeptLink]
    settings_url: str
    tick_url: str  # with boxes, or without when they are there
    ticking: bool


def kept_list(request: HttpRequest, key: str, here: Here | None = None) -> KeptList:
    """The reader's arrangement of this list, in one query."""
    shape = SHAPES[key]
    kept = preference_of(*owner_of(request, here), key)
    now = shape.plain(request.GET).urlencode()
    ticking = bool(shape.ticks) and TICKING in request.GET
    settings = here.url("list_settings", key) if here else reverse("network_list_settings")
    return KeptList(
        shape,
        {name: name not in kept.hidden for name in shape.columns},
        kept.hidden,
        links_of(kept, now),
        f"{settings}?{now}" if now else settings,
        address(request, **{TICKING: "" if ticking else "1"}) if shape.ticks else "",
        ticking,
    )


def links_of(kept: Preference, now: str) -> list[KeptLink]:
    """A kept query is only ever a query: it stays on the page of its list."""
    return [KeptLink(one.name, f"?{one.query}", one.query == now) for one in kept.saved]


def owner_of(request: HttpRequest, here: Here | None) -> tuple[UUID, UUID]:
    """Whose arrangement it is: this person's, for this organisation."""
    return viewer_of_request(request).person, here.id if here else no_one()


def back_to(shape: ListShape, here: Here | None, query: str) -> str:
    """The list again, with its filters."""
    page = here.url(shape.key) if here else reverse(shape.key)
    return f"{page}?{query}" if query else page
