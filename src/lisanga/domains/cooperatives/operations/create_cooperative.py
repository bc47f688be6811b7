"""A cooperative created with a partner. The line stands in the programme's register; the cooperative gets its own,
empty, and its partner the reading of its figures."""

from datetime import date
from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.names import fold
from lisanga.core.kernel.problems import Problem, Severity
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.models import Organisation
from lisanga.core.scope.roles import PARTNER_KINDS, OrganisationKind, Permission
from lisanga.domains.cooperatives.models import Cooperative
from lisanga.domains.cooperatives.operations import identity
from lisanga.domains.cooperatives.rules import FORMS, REGISTERED, STAGES
from lisanga.domains.directory.operations.create_organisation import organisation_problems
from lisanga.domains.directory.operations.writing import create_link, create_organisation, open_register
from lisanga.domains.places import gazetteer


class CreateCooperative(msgspec.Struct, frozen=True, kw_only=True):
    """The cooperative's id is the operation's. `link` is the id of the dated relation partner → cooperative.
    One that exists already comes with its stage and its number in the RSC."""

    code: str
    name: str
    form: str
    partner: UUID
    link: UUID
    province: str
    territory: str = ""
    place: str = ""
    activity: str = ""
    lien_commun: str = ""
    stage: str = "initiative"
    rsc_number: str = ""
    founded_on: date | None = None
    nominal_share: int = 0


def _check(context: Context, item: Item[CreateCooperative]) -> list[Problem]:
    new = item.payload
    problems = organisation_problems(new.code, new.name)
    if new.form not in FORMS:
        problems.append(_invalid("unknown_form", _("Choisissez SCOOPS ou COOP-CA."), "form"))
    if new.stage not in STAGES:
        problems.append(_invalid("unknown_stage", _("Cette étape n’existe pas."), "stage"))
    if not Organisation.objects.filter(id=new.partner, kind__in=[str(kind) for kind in PARTNER_KINDS]).exists():
        text = _("Choisissez le partenaire avec qui la coopérative est créée.")
        problems.append(_invalid("unknown_partner", text, "partner"))
    if gazetteer.province(new.province) is None:
        problems.append(_invalid("unknown_province", _("Cette province n’existe pas."), "province"))
    elif new.territory and new.territory not in gazetteer.territories_of(new.province):
        text = _("Ce territoire n’est pas dans cette province.")
        problems.append(_invalid("unknown_territory", text, "territory"))
    if new.nominal_share < 0:
        problems.append(identity.negative_nominal())
    return problems + identity.rsc_problems(item.envelope.id, new.stage, new.rsc_number)


def _invalid(code: str, message: str, field: str) -> Problem:
    return Problem(code=code, message=message, field=field, severity=Severity.INVALID)


def _apply(context: Context, item: Item[CreateCooperative]) -> Outcome:
    new, identifier, day = item.payload, item.envelope.id, item.envelope.business_date
    kind = new.form if new.stage in REGISTERED else str(OrganisationKind.INITIATIVE)
    create_organisation(identifier, new.code, new.name, kind)
    open_register(identifier)
    create_link(new.link, "created", new.partner, identifier, day, None)
    Cooperative.plain.create(
        organisation_id=identifier,
        sort_name=fold(new.name),
        form=new.form,
        stage=new.stage,
        partner=new.partner,
        province=new.province,
        territory=new.territory,
        place=new.place.strip(),
        activity=new.activity.strip(),
        lien_commun=new.lien_commun.strip(),
        rsc_number=new.rsc_number.strip() or None,
        founded_on=new.founded_on,
        nominal_share=new.nominal_share,
    )
    return Outcome({"organisation": str(identifier)}, subject=identifier)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="cooperatives.create_cooperative",
    label=gettext_lazy("Créer une coopérative"),
    kind=Kind.REQUEST,
    permission=Permission.PROGRAMME,
    payload=CreateCooperative,
    check=check,
    apply=apply,
    example=lambda: CreateCooperative(
        code="BULUNGU",
        name="Lisanga ya Bulungu",
        form="scoops",
        partner=UUID(int=1),
        link=UUID(int=5),
        province="CD-KL",
        territory="Bulungu",
        nominal_share=5_000,
    ),
    sentence=gettext_lazy("{author} a créé la coopérative {name}."),
)
