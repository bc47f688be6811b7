"""The terms of an agreement put right, while it is not signed; afterwards they change by an amendment."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.partnerships.operations import sides
from lisanga.domains.partnerships.operations.terms import Terms, Zone, fill, terms_problems, write_zones
from lisanga.domains.partnerships.rules import OPEN_TEXT


class ReviseAgreement(Terms, frozen=True, kw_only=True):
    """All terms as they shall stand; code and partner stay."""

    agreement: UUID


def _check(context: Context, item: Item[ReviseAgreement]) -> list[Problem]:
    agreement = sides.office_agreement(context, item.payload.agreement)
    if agreement is None:
        return sides.unknown_agreement()
    if agreement.status not in OPEN_TEXT:
        text = _("Une convention signée ne change que par un avenant.")
        return [Problem(code="already_signed", message=text)]
    return terms_problems(item.payload)


def _apply(context: Context, item: Item[ReviseAgreement]) -> Outcome:
    agreement = sides.office_agreement(context, item.payload.agreement)
    assert agreement is not None
    fill(agreement, item.payload)
    agreement.save()
    write_zones(agreement, item.payload.zones)
    return Outcome({"code": agreement.code}, subject=agreement.id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="partnerships.revise_agreement",
    label=gettext_lazy("Corriger une convention en préparation"),
    kind=Kind.REQUEST,
    permission=Permission.PROGRAMME,
    payload=ReviseAgreement,
    check=check,
    apply=apply,
    example=lambda: ReviseAgreement(
        agreement=UUID(int=1),
        title="Convention-cadre avec la Province du Kwilu",
        purpose="Formation, encadrement et création de coopératives agricoles.",
        kind="framework",
        starts_on=date(2026, 1, 1),
        ends_on=date(2027, 12, 31),
        zones=(Zone(province="CD-KL", territory="Bulungu"),),
    ),
    sentence=gettext_lazy("{author} a corrigé la convention {code}."),
)
