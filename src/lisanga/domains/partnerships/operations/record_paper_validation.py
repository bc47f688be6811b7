"""A validation that was signed on paper where there was no internet, recorded by either side with the photograph of the
signed page. The one who signed must have been a valideur of the partner that day."""

from datetime import date
from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.files.keeping import known
from lisanga.core.kernel import clock
from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.partnerships.deliverable_rules import VALIDATED, Act
from lisanga.domains.partnerships.models import SignedPaper
from lisanga.domains.partnerships.operations import handling


class RecordPaperValidation(msgspec.Struct, frozen=True, kw_only=True):
    """`file` is kept by the side that records; `code` the beginning of the fingerprint, as the signed page shows it."""

    deliverable: UUID
    version: int
    signed_by: UUID
    signed_on: date
    file: str
    code: str


def _check(context: Context, item: Item[RecordPaperValidation]) -> list[Problem]:
    new, problems = item.payload, []
    found = handling.deliverable_of(context, new.deliverable)
    if found is None:
        return handling.unknown()
    steps = handling.step_problems(found, Act.VALIDATE, new.version)
    if steps:
        return steps
    if handling.valideur_problems(found, new.signed_by, new.signed_on):
        text = _("Seul un valideur du Partenaire, en fonction ce jour-là, valide sur papier.")
        problems.append(Problem(code="not_a_valideur", message=text, field="signed_by"))
    version = handling.version_of(found)
    earliest = clock.local_date(version.submitted_at)
    if not earliest <= new.signed_on <= clock.local_date(context.received_at):
        text = _("Le jour de la signature vient après la soumission et pas après aujourd’hui.")
        problems.append(handling.invalid("bad_day", text, "signed_on"))
    if len(new.code) < 8 or not version.sha256.startswith(new.code.replace("-", "").lower()):
        text = _("Ce code n’est pas celui de cette version : la page signée parle d’une autre.")
        problems.append(handling.invalid("wrong_fingerprint", text, "code"))
    if new.file not in known(context.organisation, [new.file]):
        problems.append(handling.invalid("no_file", _("Joignez la photo de la page signée."), "file"))
    return problems


def _apply(context: Context, item: Item[RecordPaperValidation]) -> Outcome:
    new = item.payload
    found = handling.needed(handling.deliverable_of(context, new.deliverable))
    who = (new.signed_by, handling.name_of(new.signed_by))
    version = handling.decide(found, VALIDATED, new.signed_on, who, "paper")
    SignedPaper.plain.create(id=item.envelope.id, organisation_id=context.organisation, version=version, file=new.file)
    return Outcome({"title": found.title, "number": found.version}, subject=found.id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="partnerships.record_paper_validation",
    label=gettext_lazy("Enregistrer une validation sur papier"),
    kind=Kind.REQUEST,
    permission=Permission.PARTNERSHIP,
    payload=RecordPaperValidation,
    check=check,
    apply=apply,
    example=lambda: RecordPaperValidation(
        deliverable=UUID(int=1),
        version=1,
        signed_by=UUID(int=2),
        signed_on=date(2026, 5, 3),
        file="0" * 64,
        code="0000-0000",
    ),
    sentence=gettext_lazy("{author} a enregistré la validation sur papier de « {title} », version {number}."),
)
