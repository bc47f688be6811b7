"""A future trainer led a session beside a trainer, or under the eyes of one."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.training.models import Facilitation
from lisanga.domains.training.operations.finding import (
    invalid,
    participants_of,
    session_of,
    unknown_participants,
    unknown_session,
    warning,
)

KINDS = ("co_facilitated", "observed")


class RecordFacilitation(msgspec.Struct, frozen=True, kw_only=True):
    """`passed`: whether the trainer who was there judged it good enough; `note` what to work on."""

    session: UUID
    participant: UUID
    kind: str
    passed: bool
    note: str = ""


def _check(context: Context, item: Item[RecordFacilitation]) -> list[Problem]:
    new = item.payload
    session = session_of(context, new.session)
    if session is None:
        return [unknown_session()]
    if not participants_of(context, [new.participant]):
        return [unknown_participants()]
    if new.kind not in KINDS:
        return [invalid("unknown_kind", _("Dites si la séance était co-animée ou observée."), "kind")]
    if len(new.note) > 300:
        return [invalid("too_long", _("Ce texte est trop long."), "note")]
    if session.trainer == new.participant and new.kind == "co_facilitated":
        return [warning("alone", _("Cette personne était seule à animer : ce n’est pas une co-animation."), "kind")]
    return []


def _apply(context: Context, item: Item[RecordFacilitation]) -> Outcome:
    new, session = item.payload, session_of(context, item.payload.session)
    assert session is not None
    Facilitation.plain.create(
        organisation_id=context.organisation,
        id=item.envelope.id,
        agreement=session.agreement,
        partner_id=session.partner_id,
        session=session.id,
        participant=new.participant,
        kind=new.kind,
        passed=new.passed,
        on=item.envelope.business_date,
        note=new.note.strip(),
    )
    return Outcome(subject=new.participant)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="training.record_facilitation",
    label=gettext_lazy("Noter une séance animée"),
    kind=Kind.OBSERVATION,
    permission=Permission.TRAINING,
    payload=RecordFacilitation,
    check=check,
    apply=apply,
    example=lambda: RecordFacilitation(session=UUID(int=23), participant=UUID(int=24), kind="observed", passed=True),
    sentence=gettext_lazy("{author} a noté une séance animée par un futur formateur le {date}."),
)
