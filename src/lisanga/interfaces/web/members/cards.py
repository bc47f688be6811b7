"""Cards of members, ten to a page: of those who were ticked in the list, or of all that a filter keeps."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString

from lisanga.core.files.keeping import known
from lisanga.core.kernel import clock
from lisanga.domains.cooperatives.queries import header_of
from lisanga.domains.members.queries import MemberRow, members
from lisanga.interfaces.public.receipts import qr
from lisanga.interfaces.sync.phone import short
from lisanga.interfaces.web.here import Here, cooperative_here
from lisanga.interfaces.web.members.views import filters_of

MOST = 200
ON_A_PAGE = 10


@dataclass(frozen=True, slots=True)
class Card:
    """What a card shows. `code` leads to the sheet, for whoever may read it; behind the `#`, which no server sees, the
    member's id for telephones."""

    row: MemberRow
    portrait: str
    code: SafeString

    @property
    def initials(self) -> str:
        return "".join(word[0] for word in str(self.row.name).replace("-", " ").split()[:2]).upper()


def cards(request: HttpRequest, code: str) -> HttpResponse:
    """First on the screen: how many cards, on how many pages; then on paper."""
    here = cooperative_here(request, code)
    rows = members(here.scope, here.id, filters_of(request), limit=MOST)
    context = {
        "here": here,
        "header": header_of(here.scope, here.id),
        "cards": _cards(request, here, rows),
        "pages": -(-len(rows) // ON_A_PAGE),
        "most": MOST if len(rows) >= MOST else 0,
        "today": clock.today(),
    }
    return render(request, "members/cards.html", context)


def _cards(request: HttpRequest, here: Here, rows: list[MemberRow]) -> list[Card]:
    files = known(here.id, [row.photo for row in rows if row.photo])
    made = []
    for row in rows:
        file = files.get(row.photo)
        shown = file is not None and not file.is_removed
        portrait = f"{here.url('member_photo', row.id)}?v={row.photo[:8]}" if shown else ""
        address = request.build_absolute_uri(here.url("member_numbered", row.number))
        made.append(Card(row, portrait, qr(f"{address}#{short(row.id)}")))
    return made
