"""The cooperative lets the programme read its rows until a day: it follows the cooperative closely, and is seen to."""

from datetime import date
from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem, Severity
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.models import Organisation, OrganisationLink
from lisanga.core.scope.roles import OrganisationKind, Permission
from lisanga.domains.directory.operations.writing import create_link


class OpenFollowUp(msgspec.Struct, frozen=True, kw_only=True):
    """`programme` reads from `valid_from` to `valid_to` inclusive, after which the reading closes by itself."""

    programme: UUID
    valid_from: date
    valid_to: date | None = None


def _check(context: Context, item: Item[OpenFollowUp]) -> list[Problem]:
    link = item.payload
    if not Organisation.objects.filter(id=link.programme, kind=OrganisationKind.PROGRAMME).exists():
        text = _("Seul le bureau du programme peut suivre une coopérative.")
        return [Problem(code="not_a_programme", message=text, field="programme", severity=Severity.INVALID)]
    if link.valid_to is not None and link.valid_to < link.valid_from:
        return [
            Problem(code="ends_before_start", message=_("La fin ne peut pas venir avant le début."), field="valid_to")
        ]
    open_links = OrganisationLink.objects.filter(kind="follow_up", source_id=link.programme, valid_to=None)
    if open_links.filter(target_id=context.organisation).exists():
        return [Problem(code="already_open", message=_("Ce suivi est déjà ouvert."), field="programme")]
    return []


def _apply(context: Context, item: Item[OpenFollowUp]) -> Outcome:
    link = item.payload
    create_link(item.envelope.id, "follow_up", link.programme, context.organisation, link.valid_from, link.valid_to)
    return Outcome(subject=context.organisation)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="directory.open_follow_up",
    label=gettext_lazy("Ouvrir un suivi"),
    kind=Kind.REQUEST,
    permission=Permission.COOPERATIVE,
    payload=OpenFollowUp,
    check=check,
    apply=apply,
    example=lambda: OpenFollowUp(programme=UUID(int=1), valid_from=date(2026, 1, 1), valid_to=date(2026, 12, 31)),
    sentence=gettext_lazy("{author} a ouvert le suivi de la coopérative au programme."),
)
