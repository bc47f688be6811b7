"""Who may read what one side has brought: labels of documents, and access that closes by its date. Pure functions."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NOTICE = timedelta(days=7)  # an access that ends within this time is recalled to both sides


class Label(StrEnum):
    """Confidentiality of a document (domain.md O4)."""

    PUBLIC = "public"
    PARTNER = "partner"
    CERPEC = "cerpec"
    RESTRICTED = "restricted"


LABELS: dict[Label, Promise] = {
    Label.PUBLIC: _("public"),
    Label.PARTNER: _("partenaire"),
    Label.CERPEC: _("CERPEC"),
    Label.RESTRICTED: _("restreint"),
}
MEANINGS: dict[Label, Promise] = {
    Label.PUBLIC: _("tous le lisent : il est sur la page publique du Partenaire dès qu’elle est ouverte"),
    Label.PARTNER: _("le Partenaire et le CERPEC le lisent, personne d’autre"),
    Label.CERPEC: _("seul le CERPEC le lit"),
    Label.RESTRICTED: _("seules les personnes nommées le lisent"),
}


def labels_of(side: str) -> tuple[Label, ...]:
    """What a side may put on its own documents: a Partner keeps nothing under CERPEC's own label."""
    return tuple(label for label in Label if side == "office" or label is not Label.CERPEC)


class AccessState(StrEnum):
    """A request of access from its first day to its last."""

    WAITING = "waiting"
    REFUSED = "refused"
    OPEN = "open"
    CLOSED = "closed"
    ENDED = "ended"


ACCESS_LABELS: dict[AccessState, Promise] = {
    AccessState.WAITING: _("attend une réponse"),
    AccessState.REFUSED: _("refusée"),
    AccessState.OPEN: _("ouverte"),
    AccessState.CLOSED: _("close à sa date"),
    AccessState.ENDED: _("terminée avant sa date"),
}


@dataclass(frozen=True, slots=True)
class AccessFacts:
    """What was said of a request: granted until a day (included), ended before it, or refused."""

    until: date | None = None
    ended_on: date | None = None
    refused_on: date | None = None


def access_state(facts: AccessFacts, today: date) -> AccessState:
    """No job closes an access: the day of reading decides. An end before the date counts at once."""
    if facts.refused_on is not None:
        return AccessState.REFUSED
    if facts.until is None:
        return AccessState.WAITING
    if facts.ended_on is not None and facts.ended_on <= facts.until:
        return AccessState.ENDED
    return AccessState.OPEN if today <= facts.until else AccessState.CLOSED


def ends_soon(facts: AccessFacts, today: date) -> bool:
    """Open, and not for much longer."""
    is_open = access_state(facts, today) is AccessState.OPEN
    return is_open and facts.until is not None and facts.until - today <= NOTICE
