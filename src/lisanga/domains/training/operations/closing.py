"""An action point is done, whoever says it: the office, the cooperative, the partner."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lisanga.core.kernel.problems import Problem
from lisanga.domains.training.models import ActionPoint
from lisanga.domains.training.operations.finding import invalid, warning


def done_problems(rows: QuerySet[ActionPoint], action: UUID, note: str) -> list[Problem]:
    """`rows` are those that the register's organisation may speak of."""
    kept = rows.filter(id=action).first()
    if kept is None:
        return [invalid("unknown_action", _("Cette promesse n’existe pas."), "action")]
    if len(note) > 300:
        return [invalid("too_long", _("Ce texte est trop long."), "note")]
    if kept.dropped_on:
        return [warning("was_dropped", _("Elle était abandonnée : elle est tenue quand même."))]
    return [warning("done_already", _("Elle était déjà tenue."))] if kept.done_on else []


def close(rows: QuerySet[ActionPoint], action: UUID, day: date, note: str) -> None:
    """The shared row is changed under its lock (decision 0021); what was done first stays so."""
    row = rows.select_for_update().get(id=action)
    if row.done_on is None:
        row.done_on, row.done_note, row.dropped_on = day, note.strip(), None
        row.save(update_fields=["done_on", "done_note", "dropped_on"])
