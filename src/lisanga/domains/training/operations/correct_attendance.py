"""Somebody marked present had not come."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.training.models import Certificate, Presence
from lisanga.domains.training.operations.attending import mark
from lisanga.domains.training.operations.finding import invalid, session_of, unknown_session


class CorrectAttendance(msgspec.Struct, frozen=True, kw_only=True):
    session: UUID
    participant: UUID
    reason: str


def _presence(context: Context, new: CorrectAttendance) -> Presence | None:
    rows = Presence.plain.filter(organisation_id=context.organisation, session=new.session)
    return rows.filter(participant=new.participant).exclude(came_on=None).first()


def _check(context: Context, item: Item[CorrectAttendance]) -> list[Problem]:
    new = item.payload
    if session_of(context, new.session) is None:
        return [unknown_session()]
    if _presence(context, new) is None:
        return [invalid("not_present", _("Cette personne n’est pas notée présente."), "participant")]
    if not 0 < len(new.reason.strip()) <= 200:
        return [invalid("no_reason", _("Dites pourquoi, en 200 signes au plus."), "reason")]
    standing = Certificate.plain.filter(
        organisation_id=context.organisation, session=new.session, participant=new.participant, withdrawn=""
    )
    if standing.exists():
        text = _("Cette personne a un certificat de cette séance : retirez-le d’abord.")
        return [invalid("has_certificate", text, "participant")]
    return []


def _apply(context: Context, item: Item[CorrectAttendance]) -> Outcome:
    session, row = session_of(context, item.payload.session), _presence(context, item.payload)
    assert session is not None
    assert row is not None
    mark(context, session, [row], None)
    return Outcome(subject=session.id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="training.correct_attendance",
    label=gettext_lazy("Corriger une présence"),
    kind=Kind.CORRECTION,
    permission=Permission.TRAINING,
    payload=CorrectAttendance,
    check=check,
    apply=apply,
    example=lambda: CorrectAttendance(session=UUID(int=23), participant=UUID(int=24), reason="Erreur de ligne"),
    sentence=gettext_lazy("{author} a corrigé une présence : {reason}."),
)
