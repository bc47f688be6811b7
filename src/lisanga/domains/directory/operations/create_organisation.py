"""A partner or another organisation of the network. A *territoire* is a zone, never an ETD partner (G88)."""

import re

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.names import fold
from lisanga.core.kernel.problems import Mark, Problem, Severity
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.models import Organisation
from lisanga.core.scope.roles import COOPERATIVE_KINDS, OrganisationKind, Permission
from lisanga.domains.directory.operations import writing


class CreateOrganisation(msgspec.Struct, frozen=True, kw_only=True):
    """Its id is the operation's. Cooperatives are made by `cooperatives.create_cooperative`."""

    code: str
    name: str
    kind: str


def organisation_problems(code: str, name: str) -> list[Problem]:
    """What stops an organisation of any kind from being created."""
    problems = []
    if not re.fullmatch(r"[A-Za-z0-9-]{2,32}", code.strip()):
        problems.append(_invalid("bad_code", _("Un code a 2 à 32 lettres, chiffres ou tirets."), "code"))
    elif Organisation.objects.filter(code=code.strip().upper()).exists():
        text = _("Ce code est déjà celui d’une autre organisation.")
        problems.append(Problem(code="code_taken", message=text, field="code"))
    if not name.strip():
        problems.append(_invalid("no_name", _("Écrivez le nom de l’organisation."), "name"))
    return problems


def _check(context: Context, item: Item[CreateOrganisation]) -> list[Problem]:
    new = item.payload
    problems = organisation_problems(new.code, new.name)
    kinds = {str(kind) for kind in OrganisationKind} - {str(kind) for kind in COOPERATIVE_KINDS} - {"programme"}
    if fold(new.kind) == "territoire" or fold(new.name).startswith("territoire "):
        text = _("Un territoire n’est pas une ETD : choisissez une ville, une commune, un secteur ou une chefferie.")
        problems.append(Problem(code="territoire_is_not_etd", message=text, field="kind", mark=Mark.LAW))
    elif new.kind not in kinds:
        problems.append(_invalid("unknown_kind", _("Ce genre d’organisation n’existe pas."), "kind"))
    return problems


def _invalid(code: str, message: str, field: str) -> Problem:
    return Problem(code=code, message=message, field=field, severity=Severity.INVALID)


def _apply(context: Context, item: Item[CreateOrganisation]) -> Outcome:
    new = item.payload
    writing.create_organisation(item.envelope.id, new.code, new.name, new.kind)
    writing.open_register(item.envelope.id)
    return Outcome({"organisation": str(item.envelope.id)}, subject=item.envelope.id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="directory.create_organisation",
    label=gettext_lazy("Créer une organisation"),
    kind=Kind.REQUEST,
    permission=Permission.PROGRAMME,
    payload=CreateOrganisation,
    check=check,
    apply=apply,
    example=lambda: CreateOrganisation(code="KL", name="Province du Kwilu", kind="province"),
    sentence=gettext_lazy("{author} a créé l’organisation {name}."),
)
