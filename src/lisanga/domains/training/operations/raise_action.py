"""Something to do, raised from any record."""

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
from lisanga.domains.training.models import ActionPoint
from lisanga.domains.training.operations.finding import invalid, partner_problems


class RaiseAction(msgspec.Struct, frozen=True, kw_only=True):
    """`subject` and `subject_kind` name the record that it comes from; `cooperative` when it is about one, which then
    reads it."""

    subject_kind: str
    subject: UUID
    text: str
    owner: str
    due_on: date
    person: UUID | None = None
    cooperative: UUID | None = None
    partner: UUID | None = None


def _check(context: Context, item: Item[RaiseAction]) -> list[Problem]:
    new = item.payload
    problems = partner_problems(new.partner)
    if not 0 < len(new.subject_kind) <= 24:
        problems.append(invalid("no_subject", _("Dites de quoi vient cette action."), "subject_kind"))
    if not 0 < len(new.text.strip()) <= 300:
        problems.append(invalid("no_text", _("Dites ce qu’il faut faire, en 300 signes au plus."), "text"))
    if not 0 < len(new.owner.strip()) <= 120:
        problems.append(invalid("no_owner", _("Dites qui le fait."), "owner"))
    return problems


def _apply(context: Context, item: Item[RaiseAction]) -> Outcome:
    new = item.payload
    ActionPoint.plain.create(
        organisation_id=context.organisation,
        id=item.envelope.id,
        partner_id=new.partner,
        subject_kind=new.subject_kind,
        subject=new.subject,
        cooperative=new.cooperative,
        text=new.text.strip(),
        owner=new.owner.strip(),
        person=new.person,
        due_on=new.due_on,
        done_note="",
    )
    return Outcome(subject=new.subject)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="training.raise_action",
    label=gettext_lazy("Noter une action à faire"),
    kind=Kind.REQUEST,
    permission=Permission.TRAINING,
    payload=RaiseAction,
    check=check,
    apply=apply,
    example=lambda: RaiseAction(
        subject_kind="session",
        subject=UUID(int=23),
        text="Envoyer le module",
        owner="Clarisse",
        due_on=date(2026, 6, 1),
    ),
    sentence=gettext_lazy("{author} a noté une action : {text} ({owner})."),
)
