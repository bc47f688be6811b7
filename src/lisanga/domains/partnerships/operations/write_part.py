"""What people write in one part of a deliverable, saved again and again. It is a fact that somebody wrote it: a text
made on an older revision is kept beside the present one and never lost, until a person chooses or joins the two."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.ids import new_id
from lisanga.core.kernel.problems import Problem, Severity
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.partnerships.models import Deliverable, DeliverableText, DeliverableVariant
from lisanga.domains.partnerships.operations import handling


class WritePart(msgspec.Struct, frozen=True, kw_only=True):
    """`base` is the revision that the author had before the eyes (0: an empty part). `settles`: other texts of this
    part that the author has read and joined."""

    deliverable: UUID
    part: str
    text: str
    base: int = 0
    settles: tuple[UUID, ...] = ()


def _check(context: Context, item: Item[WritePart]) -> list[Problem]:
    new = item.payload
    found = handling.of_office(context, new.deliverable)
    if found is None:
        return handling.unknown()
    if not 0 < len(new.part) <= 24 or not new.part.replace("_", "").isalpha():
        return [handling.invalid("unknown_part", _("Cette partie n’existe pas."), "part")]
    if len(new.text) > handling.LONGEST_TEXT:
        return [handling.invalid("too_long", _("Ce texte est trop long pour une partie."), "text")]
    if _is_behind(found, new):
        text = _("Une autre personne a écrit dans cette partie entre-temps : les deux textes sont gardés, choisissez.")
        return [Problem(code="two_texts", message=text, field="text", severity=Severity.WARNING)]
    return []


def _present(found: Deliverable, part: str) -> DeliverableText | None:
    return DeliverableText.plain.filter(deliverable=found, part=part).first()


def _is_behind(found: Deliverable, new: WritePart) -> bool:
    present = _present(found, new.part)
    return present is not None and present.revision != new.base and present.text != new.text


def _apply(context: Context, item: Item[WritePart]) -> Outcome:
    new = item.payload
    found = handling.needed(handling.of_office(context, new.deliverable))
    values = {"organisation_id": found.organisation_id, "partner_id": found.partner_id, "deliverable": found}
    values |= {"part": new.part, "text": new.text}
    values |= {"written_by": context.author, "written_at": context.received_at}
    result: dict[str, object] = {"part": new.part, "title": found.title}
    if _is_behind(found, new):
        DeliverableVariant.plain.create(id=item.envelope.id, base=new.base, **values)
        return Outcome(result | {"variant": str(item.envelope.id)}, subject=found.id)
    present = _present(found, new.part)
    revision = present.revision + 1 if present else 1
    identifier = present.id if present else new_id()
    DeliverableText.plain.update_or_create(
        deliverable=found,
        part=new.part,
        defaults=values | {"revision": revision},
        create_defaults=values | {"id": identifier, "revision": revision},
    )
    if new.settles:
        waiting = DeliverableVariant.plain.filter(deliverable=found, part=new.part, settled_by=None)
        waiting.filter(id__in=new.settles).update(settled_by=item.envelope.id)
    return Outcome(result | {"revision": revision}, subject=found.id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="partnerships.write_part",
    label=gettext_lazy("Écrire une partie d’un livrable"),
    kind=Kind.OBSERVATION,
    permission=Permission.PROGRAMME,
    payload=WritePart,
    check=check,
    apply=apply,
    example=lambda: WritePart(deliverable=UUID(int=1), part="context", text="Les pluies ont tardé."),
    sentence=gettext_lazy("{author} a écrit dans « {title} »."),
)
