"""The history of a record in sentences, for the component of that name; and the names that sentences need."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from lisanga.core.kernel import french
from lisanga.core.kernel.clock import KINSHASA
from lisanga.core.ledger.queries import auxiliary_names
from lisanga.core.operations.queries import RegisterRow, history_of
from lisanga.core.operations.sentences import Known
from lisanga.core.operations.verdicts import Verdict
from lisanga.domains.stock.queries import centres, products
from lisanga.domains.training.queries import taught_names
from lisanga.domains.treasury.queries import till_choices
from lisanga.interfaces.web.components import Event
from lisanga.interfaces.web.here import Here

_TONES = {Verdict.FLAGGED: "watch", Verdict.REFUSED: "bad", Verdict.HELD: "info"}


def events_of(here: Here, subject: UUID, limit: int = 20) -> list[Event]:
    """Newest first; nothing for a reader who does not see the cooperative's rows."""
    if not here.sees_rows:
        return []
    rows = history_of(here.scope, here.id, subject, limit)
    known = known_in(here, rows)
    return [_event(here, row, known) for row in rows]


def known_in(here: Here, rows: Sequence[RegisterRow]) -> Known:
    """Members, tills, products and centres that the rows speak of, in the programme's register participants, sessions
    and visits: at most four reads, however many rows."""
    wanted = {found for row in rows for found in ids_in(row.payload or {})}
    wanted |= {row.subject for row in rows if row.subject is not None}
    names = auxiliary_names(here.scope, here.id, wanted) if wanted else {}
    if any(row.type.startswith(("collect.", "stock.")) for row in rows):
        names |= {product.id: str(product) for product in products(here.scope, here.id)}
        names |= {centre.id: centre.name for centre in centres(here.scope, here.id)}
    if here.is_programme and any(row.type.startswith("training.") for row in rows):
        names |= taught_names(here.scope, here.id, wanted)
    currencies = {}
    if any(row.type.startswith(("treasury.", "members.")) for row in rows):
        currencies = {till: currency for till, _name, _kind, currency in till_choices(here.scope, here.id)}
    return Known(names, currencies)


def ids_in(payload: Mapping[str, Any]) -> Iterator[UUID]:
    """Records that a payload names at its first level, alone or in a list."""
    for value in payload.values():
        for one in value if isinstance(value, list) else [value]:
            found = identifier_in(one)
            if found is not None:
                yield found


def identifier_in(value: Any) -> UUID | None:
    """An id as it stands in a payload; None for any other value."""
    if not isinstance(value, str) or len(value) != 36:
        return None
    try:
        return UUID(value)
    except ValueError:
        return None


def _event(here: Here, row: RegisterRow, known: Known) -> Event:
    moment = row.received_at.astimezone(KINSHASA)
    told = _("%(day)s à %(hour)s") % {
        "day": french.short_date(moment.date()),
        "hour": f"{moment.hour}\u00a0h\u00a0{moment:%M}",
    }
    tone = _TONES.get(Verdict(row.verdict), "")
    return Event(row.sentence(known), told, "", here.url("register_entry", row.number), tone)
