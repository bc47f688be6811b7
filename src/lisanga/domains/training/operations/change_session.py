"""A session moves, changes its place or trainer, or is cancelled; the first day planned stays known."""

from datetime import date
from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.training.models import Session
from lisanga.domains.training.operations.finding import (
    invalid,
    participants_of,
    place_problems,
    session_of,
    unknown_session,
)


class ChangeSession(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """None: unchanged. `cancelled` is the reason of a cancellation."""

    session: UUID
    planned_on: date | None = None
    hours: int | None = None
    target: int | None = None
    trainer: UUID | None = None
    place: str | None = None
    province: str | None = None
    territory: str | None = None
    cancelled: str | None = None


def _check(context: Context, item: Item[ChangeSession]) -> list[Problem]:
    new = item.payload
    kept = session_of(context, new.session)
    if kept is None:
        return [unknown_session()]
    if kept.cancelled:
        return [invalid("cancelled", _("Cette séance est annulée : prévoyez-en une autre."))]
    problems = []
    if kept.held_on and (new.planned_on or new.cancelled is not None):
        problems.append(invalid("held_already", _("Cette séance a eu lieu : son jour ne change plus."), "planned_on"))
    if new.cancelled is not None and not 0 < len(new.cancelled.strip()) <= 200:
        problems.append(invalid("no_reason", _("Dites pourquoi la séance est annulée."), "cancelled"))
    if new.hours is not None and not 1 <= new.hours <= 80:
        problems.append(invalid("bad_hours", _("Une séance dure de 1 à 80 heures."), "hours"))
    if new.target is not None and not 0 <= new.target <= 2_000:
        problems.append(invalid("bad_target", _("Le nombre de personnes visées n’est pas plausible."), "target"))
    if new.place is not None and len(new.place) > 160:
        problems.append(invalid("too_long", _("Ce texte est trop long."), "place"))
    if new.trainer is not None and not participants_of(context, [new.trainer]):
        problems.append(invalid("unknown_trainer", _("Choisissez le formateur dans la liste."), "trainer"))
    province = kept.province if new.province is None else new.province
    territory = kept.territory if new.territory is None else new.territory
    return problems + place_problems(province, territory)


def _apply(context: Context, item: Item[ChangeSession]) -> Outcome:
    given = {name: value for name, value in msgspec.structs.asdict(item.payload).items() if value is not None}
    identifier = given.pop("session")
    changes = {name: value.strip() if isinstance(value, str) else value for name, value in given.items()}
    if changes:
        Session.plain.filter(organisation_id=context.organisation, id=identifier).update(**changes)
    return Outcome(subject=identifier)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="training.change_session",
    label=gettext_lazy("Changer une séance"),
    kind=Kind.REQUEST,
    permission=Permission.TRAINING,
    payload=ChangeSession,
    check=check,
    apply=apply,
    example=lambda: ChangeSession(session=UUID(int=23), planned_on=date(2026, 3, 16)),
    sentence=gettext_lazy("{author} a changé la séance : {cancelled}."),
)
