"""Blanks the text of one register payload (personal data) and deletes the files that it names; the line, its hash and
its effects stay."""

import re

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.files.keeping import remove
from lisanga.core.kernel.problems import Problem, Severity
from lisanga.core.operations.context import Context
from lisanga.core.operations.models import Payload
from lisanga.core.operations.redaction import blank
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission

_DIGEST = re.compile(r'"([0-9a-f]{64})"')


class RedactPayload(msgspec.Struct, frozen=True, kw_only=True):
    """`number` is the register line's."""

    number: int
    reason: str


def _check(context: Context, item: Item[RedactPayload]) -> list[Problem]:
    payloads = Payload.objects.filter(organisation=context.organisation, number=item.payload.number, redacted_by=None)
    if not payloads.exists():
        text = _("Cette ligne n’existe pas ou son contenu est déjà effacé.")
        return [Problem(code="unknown_line", message=text, field="number", severity=Severity.INVALID)]
    if not item.payload.reason.strip():
        text = _("Dites pourquoi le contenu est effacé.")
        return [Problem(code="no_reason", message=text, field="reason", severity=Severity.INVALID)]
    return []


def _apply(context: Context, item: Item[RedactPayload]) -> Outcome:
    """A photograph or a scan of the line says more of a person than its words do: its bytes go with them."""
    number, redacted_by = item.payload.number, item.envelope.id
    lines = Payload.objects.filter(organisation=context.organisation, number=number)
    named = _DIGEST.findall("".join(lines.values_list("body", flat=True)))
    blank(context.organisation, number, redacted_by)
    return Outcome({"number": number, "files": remove(context.organisation, named, redacted_by)})


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="directory.redact_payload",
    label=gettext_lazy("Effacer des données personnelles du registre"),
    kind=Kind.CORRECTION,
    permission=Permission.REDACT,
    payload=RedactPayload,
    check=check,
    apply=apply,
    example=lambda: RedactPayload(number=12, reason="Demande de la personne concernée"),
    sentence=gettext_lazy("{author} a effacé le contenu de la ligne {number} : {reason}."),
)
