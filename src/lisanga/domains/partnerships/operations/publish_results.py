"""The partner shows its validated figures to everybody, or stops showing them."""

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.ids import new_id
from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.partnerships.models import Deliverable, PublicResults


class PublishResults(msgspec.Struct, frozen=True, kw_only=True):
    """`shown` False takes the page away at once."""

    shown: bool


def _check(context: Context, item: Item[PublishResults]) -> list[Problem]:
    validated = Deliverable.plain.filter(partner_id=context.organisation, validated_version__gt=0)
    if item.payload.shown and not validated.exists():
        text = _("Validez d’abord un rapport : la page ne montre que des chiffres validés.")
        return [Problem(code="nothing_validated", message=text)]
    return []


def _apply(context: Context, item: Item[PublishResults]) -> Outcome:
    written = {"shown": item.payload.shown, "since": item.envelope.business_date}
    PublicResults.plain.update_or_create(
        organisation_id=context.organisation, defaults=written, create_defaults=written | {"id": new_id()}
    )
    return Outcome({"shown": item.payload.shown}, subject=context.organisation)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="partnerships.publish_results",
    label=gettext_lazy("Montrer ses résultats au public"),
    kind=Kind.REQUEST,
    permission=Permission.VALIDATE,
    payload=PublishResults,
    check=check,
    apply=apply,
    example=lambda: PublishResults(shown=True),
    sentence=gettext_lazy("{author} a décidé de ce que le public voit des résultats."),
)
