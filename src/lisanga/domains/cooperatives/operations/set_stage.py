"""A cooperative goes on: constituted by its statutes, registered, functional, stopped."""

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem, Severity
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.models import Organisation
from lisanga.core.scope.roles import OrganisationKind, Permission
from lisanga.domains.cooperatives.models import Cooperative
from lisanga.domains.cooperatives.operations import identity
from lisanga.domains.cooperatives.rules import REGISTERED, STAGES, stage_problems


class SetStage(msgspec.Struct, frozen=True, kw_only=True):
    """`signatories` of the statutes for the constitution; `rsc_number` for the registration, which happened on the
    envelope's business date; `form` when the members chose another one at the constitution."""

    stage: str
    signatories: int = 0
    rsc_number: str = ""
    form: str = ""


def _check(context: Context, item: Item[SetStage]) -> list[Problem]:
    new = item.payload
    kept = Cooperative.plain.filter(organisation_id=context.organisation).first()
    if kept is None:
        text = _("Cette coopérative n’a pas encore d’identité.")
        return [Problem(code="unknown_cooperative", message=text, severity=Severity.INVALID)]
    if new.form and (new.form not in ("scoops", "coop_ca") or new.stage != "constituted"):
        text = _("La forme se choisit à la constitution : SCOOPS ou COOP-CA.")
        return [Problem(code="bad_form", message=text, field="form", severity=Severity.INVALID)]
    number = new.rsc_number or kept.rsc_number or ""
    problems = stage_problems(new.form or kept.form, kept.stage, new.stage, new.signatories, number)
    return problems or identity.rsc_problems(context.organisation, new.stage, number)


def _apply(context: Context, item: Item[SetStage]) -> Outcome:
    new = item.payload
    cooperative = Cooperative.plain.get(organisation_id=context.organisation)
    if new.stage in REGISTERED and cooperative.stage not in REGISTERED:
        cooperative.registered_on = item.envelope.business_date
    cooperative.stage = new.stage
    cooperative.form = new.form or cooperative.form
    cooperative.rsc_number = new.rsc_number.strip() or cooperative.rsc_number
    cooperative.save()
    kind = cooperative.form if new.stage in REGISTERED else str(OrganisationKind.INITIATIVE)
    Organisation.objects.filter(id=context.organisation).update(kind=kind)
    return Outcome({"stage": new.stage}, subject=context.organisation)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="cooperatives.set_stage",
    label=gettext_lazy("Faire avancer la coopérative"),
    kind=Kind.REQUEST,
    permission=Permission.COOPERATIVE,
    payload=SetStage,
    check=check,
    apply=apply,
    example=lambda: SetStage(stage="registered", rsc_number="RSC/KL/2026/014"),
    sentence=gettext_lazy("{author} a fait passer la coopérative à l’étape « {stage} »."),
    words={"stage": STAGES},
)
