"""The records that action points come from: what each is called on a page, and where it stands."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lisanga.domains.training.queries import Origin

KIND_WORDS = {
    "agreement": _("Convention"),
    "cooperative": _("Coopérative"),
    "mission": _("Mission"),
    "obligation": _("Obligation"),
    "report": _("Livrable"),
    "roadmap": _("Feuille de route"),
    "session": _("Séance"),
    "visit": _("Visite"),
}
_BY_ID = {"report": "deliverable", "roadmap": "roadmap", "session": "training_session", "visit": "visit"}
_BY_CODE = {"agreement": "agreement", "cooperative": "cooperative"}
_UNDER_CODE = {"mission": "mission", "obligation": "obligation"}


@dataclass(frozen=True, slots=True)
class Record:
    """A link back: "Séance", "Création et statuts", its address."""

    kind: str
    title: str
    url: str


def record_of(origin: Origin | None) -> Record | None:
    """None for a record that the reader does not read."""
    if origin is None:
        return None
    return Record(str(KIND_WORDS[origin.kind]), _title(origin), _url(origin))


def _title(origin: Origin) -> str:
    if origin.kind == "visit":
        return " · ".join(part for part in (origin.cooperative_name, origin.title) if part)
    if origin.kind == "agreement":
        return f"{origin.code} · {origin.title}"
    return origin.title


def _url(origin: Origin) -> str:
    if origin.kind in _BY_ID:
        return reverse(_BY_ID[origin.kind], args=[origin.id])
    if origin.kind in _BY_CODE:
        return reverse(_BY_CODE[origin.kind], args=[origin.code])
    return reverse(_UNDER_CODE[origin.kind], args=[origin.code, origin.id])
