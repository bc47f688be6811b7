"""Who came. An observation: it is recorded, whatever the plan said."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel import french
from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.training.models import Presence, Session
from lisanga.domains.training.operations.attending import mark, register_to
from lisanga.domains.training.operations.finding import (
    invalid,
    participants_of,
    session_of,
    unknown_participants,
    unknown_session,
    warning,
)

MOST_SIGNATURES = 2_000


class RecordAttendance(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Those present, on the envelope's business date. Who was not expected gets a line; who is present already stays
    so: the same tap twice changes nothing. `signed` is how many signatures the paper sheet of the session bears in
    all, when somebody counted them."""

    session: UUID
    present: tuple[UUID, ...]
    signed: int | None = None


def _check(context: Context, item: Item[RecordAttendance]) -> list[Problem]:
    new = item.payload
    session = session_of(context, new.session)
    if session is None:
        return [unknown_session()]
    if len(participants_of(context, new.present)) != len(set(new.present)):
        return [unknown_participants()]
    problems = []
    if session.cancelled:
        text = _("La séance était annulée, et des gens sont venus : vérifiez.")
        problems.append(warning("cancelled", text, "session"))
    if item.envelope.business_date > item.envelope.captured_at.date():
        problems.append(warning("in_the_future", _("Le jour de la séance est dans l’avenir."), "day"))
    if new.signed is not None:
        problems += _sheet_problems(context, new, new.signed)
    return problems


def _sheet_problems(context: Context, new: RecordAttendance, signed: int) -> list[Problem]:
    """The paper and the list of all who came, with these, are two counts of the same people."""
    if not 0 <= signed <= MOST_SIGNATURES:
        return [invalid("bad_count", _("Ce nombre de signatures n’est pas plausible."), "signed")]
    came = Presence.plain.filter(organisation_id=context.organisation, session=new.session).exclude(came_on=None)
    listed = len({*came.values_list("participant", flat=True), *new.present})
    if listed == signed:
        return []
    text = _("La feuille porte %(signed)s, la liste %(listed)s : cherchez qui manque.")
    counts = {
        "signed": french.plural(signed, _("signature"), _("signatures")),
        "listed": french.plural(listed, _("présent"), _("présents")),
    }
    return [warning("sheet_differs", text % counts, "signed")]


def _apply(context: Context, item: Item[RecordAttendance]) -> Outcome:
    new, day = item.payload, item.envelope.business_date
    session = session_of(context, new.session)
    assert session is not None
    register_to(context, session, new.present)
    rows = Presence.plain.filter(organisation_id=context.organisation, session=session.id, participant__in=new.present)
    count = mark(context, session, rows, day)
    kept = Session.plain.filter(organisation_id=context.organisation, id=session.id)
    if session.held_on is None and (new.present or new.signed):
        kept.update(held_on=day, cancelled="")
    if new.signed is not None:
        kept.update(signed=new.signed)
    return Outcome({"count": count}, subject=session.id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="training.record_attendance",
    label=gettext_lazy("Noter les présents"),
    kind=Kind.OBSERVATION,
    permission=Permission.TRAINING,
    payload=RecordAttendance,
    check=check,
    apply=apply,
    example=lambda: RecordAttendance(session=UUID(int=23), present=(UUID(int=24),)),
    offline=True,
    sentence=gettext_lazy("{author} a noté {count} présences le {date}."),
)
