"""The cooperative ends the programme's reading of its rows; it is effective the day after."""

from datetime import date
from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem, Severity
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.models import OrganisationLink
from lisanga.core.scope.roles import Permission


class EndFollowUp(msgspec.Struct, frozen=True, kw_only=True):
    """`valid_to` is the last day of the reading."""

    link: UUID
    valid_to: date


def _check(context: Context, item: Item[EndFollowUp]) -> list[Problem]:
    links = OrganisationLink.objects.filter(id=item.payload.link, kind="follow_up", target_id=context.organisation)
    link = links.first()
    if link is None:
        text = _("Ce suivi n’existe pas.")
        return [Problem(code="unknown_follow_up", message=text, field="link", severity=Severity.INVALID)]
    if link.valid_to is not None and link.valid_to <= item.payload.valid_to:
        text = _("Ce suivi se termine déjà ce jour-là ou avant : pour le prolonger, ouvrez-en un autre.")
        return [Problem(code="already_ended", message=text, field="valid_to")]
    return []


def _apply(context: Context, item: Item[EndFollowUp]) -> Outcome:
    OrganisationLink.objects.filter(id=item.payload.link).update(valid_to=item.payload.valid_to)
    return Outcome(subject=context.organisation)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="directory.end_follow_up",
    label=gettext_lazy("Fermer un suivi"),
    kind=Kind.REQUEST,
    permission=Permission.COOPERATIVE,
    payload=EndFollowUp,
    check=check,
    apply=apply,
    example=lambda: EndFollowUp(link=UUID(int=4), valid_to=date(2026, 3, 31)),
    sentence=gettext_lazy("{author} a fermé le suivi par le programme."),
)
