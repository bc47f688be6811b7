"""An amendment that both sides have signed: typed, numbered; one of duration moves the end and the days owed."""

from datetime import date
from uuid import UUID

import msgspec
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.files.keeping import known
from lisanga.core.kernel import clock
from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.partnerships.models import Amendment
from lisanga.domains.partnerships.operations import sides, text
from lisanga.domains.partnerships.operations.terms import invalid
from lisanga.domains.partnerships.rules import AMENDMENTS, DURATION, RUNNING


class RecordAmendment(msgspec.Struct, frozen=True, kw_only=True):
    """`ends_on`: the new end, for one of duration; `scan`: digest of the signed paper, kept for the office."""

    agreement: UUID
    kind: str
    signed_on: date
    summary: str
    ends_on: date | None = None
    scan: str = ""


def _check(context: Context, item: Item[RecordAmendment]) -> list[Problem]:
    new = item.payload
    agreement = sides.office_agreement(context, new.agreement)
    if agreement is None:
        return sides.unknown_agreement()
    if agreement.status not in RUNNING:
        return [Problem(code="not_running", message=_("Un avenant modifie une convention signée et en cours."))]
    problems = []
    if new.kind not in AMENDMENTS:
        problems.append(invalid("unknown_kind", _("Ce genre d’avenant n’existe pas."), "kind"))
    if not 0 < len(new.summary.strip()) <= 1000:
        problems.append(invalid("no_summary", _("Dites ce qui change, en 1 000 signes au plus."), "summary"))
    if new.signed_on > clock.local_date(context.received_at):
        problems.append(invalid("not_signed_yet", _("Le jour de la signature ne peut pas être à venir."), "signed_on"))
    if new.kind == DURATION and (new.ends_on is None or new.ends_on < agreement.starts_on):
        problems.append(invalid("no_end", _("Écrivez la nouvelle date de fin."), "ends_on"))
    if new.scan and new.scan not in known(context.organisation, [new.scan]):
        problems.append(invalid("unknown_file", _("Ce fichier n’est plus là. Envoyez-le de nouveau."), "scan"))
    return problems


def _apply(context: Context, item: Item[RecordAmendment]) -> Outcome:
    new = item.payload
    agreement = sides.office_agreement(context, new.agreement)
    assert agreement is not None
    last = Amendment.plain.filter(agreement=agreement).aggregate(last=Max("number"))["last"] or 0
    moved = new.ends_on if new.kind == DURATION else None
    Amendment.plain.create(
        id=item.envelope.id,
        organisation_id=agreement.organisation_id,
        partner_id=agreement.partner_id,
        agreement=agreement,
        number=last + 1,
        kind=new.kind,
        signed_on=new.signed_on,
        summary=new.summary.strip(),
        ends_on=moved,
        scan=new.scan,
    )
    if moved is not None:
        agreement.ends_on = moved
        agreement.save(update_fields=["ends_on"])
        text.redraw_ledger(agreement)
    return Outcome({"code": agreement.code, "number": last + 1}, subject=agreement.id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="partnerships.record_amendment",
    label=gettext_lazy("Enregistrer un avenant"),
    kind=Kind.REQUEST,
    permission=Permission.PROGRAMME,
    payload=RecordAmendment,
    check=check,
    apply=apply,
    example=lambda: RecordAmendment(
        agreement=UUID(int=1),
        kind="duration",
        signed_on=date(2026, 3, 2),
        summary="Prolongation d’un an.",
        ends_on=date(2028, 3, 31),
    ),
    sentence=gettext_lazy("{author} a enregistré l’avenant n° {number} à la convention {code} : {summary}"),
)
