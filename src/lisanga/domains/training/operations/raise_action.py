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
from lisanga.domains.training.operations.finding import invalid, stranger
from lisanga.domains.training.origins import KINDS, Origin, origin_of


class RaiseAction(msgspec.Struct, frozen=True, kw_only=True):
    """`subject` and `subject_kind` name the record that it comes from. `partner` and `cooperative`, when told, are
    those of the record: they then read it too. `person` is the owner when known here, and must be able to read it."""

    subject_kind: str
    subject: UUID
    text: str
    owner: str
    due_on: date
    person: UUID | None = None
    cooperative: UUID | None = None
    partner: UUID | None = None


def _origin(context: Context, new: RaiseAction) -> Origin | None:
    return origin_of(context.organisation, new.subject_kind, new.subject) if new.subject_kind in KINDS else None


def _check(context: Context, item: Item[RaiseAction]) -> list[Problem]:
    new = item.payload
    origin = _origin(context, new)
    if origin is None:
        return [invalid("no_subject", _("Ce dont vient cette action n’existe pas."), "subject")]
    problems = []
    if new.partner not in (None, origin.partner):
        problems.append(invalid("unknown_partner", _("Ce partenaire n’est pas concerné."), "partner"))
    if new.cooperative not in (None, origin.cooperative):
        problems.append(invalid("unknown_cooperative", _("Cette coopérative n’est pas concernée."), "cooperative"))
    if not 0 < len(new.text.strip()) <= 300:
        problems.append(invalid("no_text", _("Dites ce qu’il faut faire, en 300 signes au plus."), "text"))
    if not 0 < len(new.owner.strip()) <= 120:
        problems.append(invalid("no_owner", _("Dites qui le fait."), "owner"))
    return problems + stranger(context, new.person, new.partner, new.cooperative)


def _apply(context: Context, item: Item[RaiseAction]) -> Outcome:
    new = item.payload
    origin = _origin(context, new)
    assert origin is not None
    ActionPoint.plain.create(
        organisation_id=context.organisation,
        id=item.envelope.id,
        agreement=origin.agreement,
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
    return Outcome(subject=item.envelope.id)


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
