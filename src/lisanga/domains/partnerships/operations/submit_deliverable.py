"""A version goes to the partner: its figures and its words are frozen, with their fingerprint."""

from hashlib import sha256
from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.files.keeping import known
from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.partnerships.deliverable_rules import REPORTS, SUBMITTED, Act
from lisanga.domains.partnerships.models import Deliverable, DeliverableVariant, DeliverableVersion
from lisanga.domains.partnerships.operations import handling

LARGEST = 4_000_000  # signs of a snapshot


class SubmitDeliverable(msgspec.Struct, frozen=True, kw_only=True):
    """`version` is the number that it gets (the last one and one more). `snapshot` is the report as text, `sha256` its
    fingerprint; any other work is a kept `file`, and its digest the fingerprint."""

    deliverable: UUID
    version: int
    snapshot: str = ""
    file: str = ""
    sha256: str
    note: str = ""


class _Cover(msgspec.Struct, frozen=True):
    """What a snapshot must say about itself."""

    kind: str
    agreement: str
    period_code: str


def _check(context: Context, item: Item[SubmitDeliverable]) -> list[Problem]:
    new = item.payload
    found = handling.of_office(context, new.deliverable)
    if found is None:
        return handling.unknown()
    problems = handling.step_problems(found, Act.SUBMIT, new.version)
    if problems:
        return problems
    if DeliverableVariant.plain.filter(deliverable=found, settled_by=None).exists():
        text = _("Deux textes de la même partie attendent votre choix : réglez-les avant de soumettre.")
        return [Problem(code="two_texts", message=text)]
    if len(new.note) > 500:
        return [handling.invalid("too_long", _("Ce mot d’accompagnement est trop long."), "note")]
    return _report_problems(found, new) if found.kind in REPORTS else _file_problems(context, new)


def _report_problems(found: Deliverable, new: SubmitDeliverable) -> list[Problem]:
    """The snapshot is this report and no other, and its fingerprint is its own."""
    if not 0 < len(new.snapshot) <= LARGEST or new.file:
        return [handling.invalid("no_snapshot", _("Il manque le rapport lui-même."), "snapshot")]
    if sha256(new.snapshot.encode()).hexdigest() != new.sha256:
        text = _("L’empreinte n’est pas celle du rapport : il a été abîmé en route.")
        return [handling.invalid("wrong_fingerprint", text, "sha256")]
    try:
        cover = msgspec.json.decode(new.snapshot.encode(), type=_Cover)
    except msgspec.DecodeError:
        return [handling.invalid("no_snapshot", _("Ceci n’est pas un rapport."), "snapshot")]
    if (cover.kind, cover.agreement, cover.period_code) != (found.kind, found.agreement.code, found.period):
        return [handling.invalid("other_report", _("Ce rapport est celui d’une autre période."), "snapshot")]
    return []


def _file_problems(context: Context, new: SubmitDeliverable) -> list[Problem]:
    if (
        new.snapshot
        or not new.file
        or new.sha256 != new.file
        or new.file not in known(context.organisation, [new.file])
    ):
        return [handling.invalid("no_file", _("Joignez le fichier du livrable."), "file")]
    return []


def _apply(context: Context, item: Item[SubmitDeliverable]) -> Outcome:
    new = item.payload
    found = handling.needed(handling.of_office(context, new.deliverable))
    DeliverableVersion.plain.create(
        id=item.envelope.id,
        organisation_id=found.organisation_id,
        partner_id=found.partner_id,
        deliverable=found,
        number=new.version,
        snapshot=new.snapshot,
        file=new.file,
        sha256=new.sha256,
        note=new.note.strip(),
        submitted_at=context.received_at,
        submitted_by=context.author,
        status=SUBMITTED,
    )
    found.status, found.version, found.submitted_at = SUBMITTED, new.version, context.received_at
    found.save()
    return Outcome({"number": new.version, "title": found.title, "sha256": new.sha256}, subject=found.id)


_EXAMPLE = '{"agreement":"KWILU-2026","kind":"quarterly","period_code":"2026-Q1"}'
check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="partnerships.submit_deliverable",
    label=gettext_lazy("Soumettre un livrable"),
    kind=Kind.REQUEST,
    composed=True,
    permission=Permission.PROGRAMME,
    payload=SubmitDeliverable,
    check=check,
    apply=apply,
    example=lambda: SubmitDeliverable(
        deliverable=UUID(int=1), version=1, snapshot=_EXAMPLE, sha256=sha256(_EXAMPLE.encode()).hexdigest()
    ),
    sentence=gettext_lazy("{author} a soumis « {title} », version {number}."),
)
