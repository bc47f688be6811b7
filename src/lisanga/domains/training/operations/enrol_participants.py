"""Participants are expected at a session: they get their line on its sheet."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.training.operations.attending import register_to
from lisanga.domains.training.operations.finding import (
    invalid,
    participants_of,
    session_of,
    unknown_participants,
    unknown_session,
)

MOST = 2_000


class EnrolParticipants(msgspec.Struct, frozen=True, kw_only=True):
    """Those registered already keep their line."""

    session: UUID
    participants: tuple[UUID, ...]


def _check(context: Context, item: Item[EnrolParticipants]) -> list[Problem]:
    new = item.payload
    session = session_of(context, new.session)
    if session is None:
        return [unknown_session()]
    if session.cancelled:
        return [invalid("cancelled", _("Cette séance est annulée : prévoyez-en une autre."))]
    if not 1 <= len(new.participants) <= MOST:
        return [invalid("nobody", _("Choisissez au moins une personne."), "participants")]
    if len(participants_of(context, new.participants)) != len(set(new.participants)):
        return [unknown_participants()]
    return []


def _apply(context: Context, item: Item[EnrolParticipants]) -> Outcome:
    session = session_of(context, item.payload.session)
    assert session is not None
    made = register_to(context, session, item.payload.participants)
    return Outcome({"count": len(made)}, subject=session.id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="training.enrol_participants",
    label=gettext_lazy("Inscrire à une séance"),
    kind=Kind.REQUEST,
    permission=Permission.TRAINING,
    payload=EnrolParticipants,
    check=check,
    apply=apply,
    example=lambda: EnrolParticipants(session=UUID(int=23), participants=(UUID(int=24),)),
    sentence=gettext_lazy("{author} a inscrit {count} personnes à la séance."),
)
