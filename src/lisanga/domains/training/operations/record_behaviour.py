"""Whether people do what they learnt, three and six months after."""

from uuid import UUID, uuid5

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.training.models import BehaviourCheck, Presence
from lisanga.domains.training.operations.finding import invalid, session_of, unknown_session, warning
from lisanga.domains.training.rules import BEHAVIOUR_MONTHS, months_after


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """`applied`: 0 not yet, 1 in part, 2 yes."""

    participant: UUID
    applied: int
    note: str = ""


class RecordBehaviour(msgspec.Struct, frozen=True, kw_only=True):
    """What was seen on the business date, for the check at `months`. Seen again, it replaces."""

    session: UUID
    months: int
    seen: tuple[Seen, ...]


def _check(context: Context, item: Item[RecordBehaviour]) -> list[Problem]:
    new = item.payload
    session = session_of(context, new.session)
    if session is None:
        return [unknown_session()]
    if session.held_on is None:
        return [invalid("not_held", _("La séance n’a pas encore eu lieu."), "session")]
    if new.months not in BEHAVIOUR_MONTHS:
        return [invalid("bad_months", _("On regarde à trois mois, puis à six mois."), "months")]
    if any(not 0 <= one.applied <= 2 or len(one.note) > 300 for one in new.seen):
        return [invalid("bad_answer", _("Répondez pas encore, en partie ou oui."), "seen")]
    who = [one.participant for one in new.seen]
    lines = Presence.plain.filter(organisation_id=context.organisation, session=new.session, participant__in=who)
    if not who or len(set(who)) != len(who) or lines.exclude(came_on=None).count() != len(who):
        return [invalid("was_not_there", _("Choisissez des personnes qui étaient à la séance."), "seen")]
    if item.envelope.business_date < months_after(session.held_on, new.months - 1):
        return [warning("early", _("C’est plus d’un mois avant l’échéance."), "months")]
    return []


def _apply(context: Context, item: Item[RecordBehaviour]) -> Outcome:
    new, session = item.payload, session_of(context, item.payload.session)
    assert session is not None
    rows = [
        BehaviourCheck(
            id=uuid5(session.id, f"behaviour {new.months} {one.participant.hex}"),
            organisation_id=context.organisation,
            agreement=session.agreement,
            partner_id=session.partner_id,
            session=session.id,
            participant=one.participant,
            months=new.months,
            on=item.envelope.business_date,
            applied=one.applied,
            note=one.note.strip(),
        )
        for one in new.seen
    ]
    BehaviourCheck.plain.bulk_create(
        rows, update_conflicts=True, unique_fields=["id"], update_fields=["on", "applied", "note"]
    )
    return Outcome({"count": len(rows)}, subject=session.id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="training.record_behaviour",
    label=gettext_lazy("Noter ce qui est mis en pratique"),
    kind=Kind.OBSERVATION,
    permission=Permission.TRAINING,
    payload=RecordBehaviour,
    check=check,
    apply=apply,
    example=lambda: RecordBehaviour(session=UUID(int=23), months=3, seen=(Seen(participant=UUID(int=24), applied=2),)),
    sentence=gettext_lazy("{author} a noté à {months} mois ce que {count} personnes mettent en pratique."),
)
