"""A new agreement, in draft: the programme writes it, the partner reads along from the first day."""

import re
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.models import Organisation
from lisanga.core.scope.roles import PARTNER_KINDS, Permission
from lisanga.domains.partnerships.models import Agreement
from lisanga.domains.partnerships.operations import text
from lisanga.domains.partnerships.operations.terms import Terms, Zone, fill, invalid, terms_problems, write_zones
from lisanga.domains.partnerships.rules import DRAFT


class DraftAgreement(Terms, frozen=True, kw_only=True):
    """The agreement's id is the operation's; `code` stands in addresses and on papers."""

    code: str
    partner: UUID


def _check(context: Context, item: Item[DraftAgreement]) -> list[Problem]:
    new = item.payload
    problems = terms_problems(new)
    if not re.fullmatch(r"[A-Za-z0-9-]{2,32}", new.code.strip()):
        problems.append(invalid("bad_code", _("Un code a 2 à 32 lettres, chiffres ou tirets."), "code"))
    elif Agreement.plain.filter(code=new.code.strip().upper()).exists():
        taken = _("Ce code est déjà celui d’une autre convention.")
        problems.append(Problem(code="code_taken", message=taken, field="code"))
    if not Organisation.objects.filter(id=new.partner, kind__in=[str(kind) for kind in PARTNER_KINDS]).exists():
        choose = _("Choisissez le partenaire : province, ville, commune, secteur, chefferie, ministère.")
        problems.append(invalid("unknown_partner", choose, "partner"))
    return problems


def _apply(context: Context, item: Item[DraftAgreement]) -> Outcome:
    new = item.payload
    agreement = Agreement(
        id=item.envelope.id,
        organisation_id=context.organisation,
        partner_id=new.partner,
        code=new.code.strip().upper(),
        status=DRAFT,
    )
    fill(agreement, new)
    agreement.save(force_insert=True)
    write_zones(agreement, new.zones)
    text.first_articles(agreement, new)
    return Outcome({"agreement": str(agreement.id)}, subject=agreement.id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="partnerships.draft_agreement",
    label=gettext_lazy("Préparer une convention"),
    kind=Kind.REQUEST,
    permission=Permission.PROGRAMME,
    payload=DraftAgreement,
    check=check,
    apply=apply,
    example=lambda: DraftAgreement(
        code="KWILU-2026",
        partner=UUID(int=1),
        title="Convention-cadre avec la Province du Kwilu",
        purpose="Formation, encadrement et création de coopératives agricoles.",
        kind="framework",
        starts_on=date(2026, 1, 1),
        ends_on=date(2027, 12, 31),
        zones=(Zone(province="CD-KL"),),
    ),
    sentence=gettext_lazy("{author} a préparé la convention {code}."),
)
