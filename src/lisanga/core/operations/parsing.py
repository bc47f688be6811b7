"""From what came to a typed payload: unknown types and newer versions wait, malformed payloads are told why."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import msgspec
from django.utils.translation import gettext as _

from lisanga.core.kernel.problems import Mark, Problem, Severity
from lisanga.core.operations.envelope import Envelope
from lisanga.core.operations.registry import OPERATIONS, Item, Operation

# The escape of the character U+0000 in JSON, itself not escaped: PostgreSQL keeps no text with it.
_NUL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")


@dataclass(slots=True)
class Parsed:
    """An envelope with what it means here; `operation` is None when this installation does not know the type yet."""

    envelope: Envelope
    operation: Operation[Any] | None
    item: Item[Any] | None
    problems: list[Problem]


def parse(envelope: Envelope) -> Parsed:
    """Decodes the payload, upcasting older versions."""
    operation = OPERATIONS.get(envelope.type)
    if operation is None or envelope.version > operation.version:
        return Parsed(envelope, None, None, [])
    if _NUL.search(bytes(envelope.payload)):
        return Parsed(envelope, operation, None, [_unprintable()])
    try:
        payload = _decode(operation, envelope)
    except msgspec.DecodeError as error:
        return Parsed(envelope, operation, None, [malformed(str(error))])
    return Parsed(envelope, operation, Item(envelope, payload), [])


def files_named(envelope: Envelope) -> Sequence[str]:
    """Digests of the files that its payload names; none for what cannot be read here."""
    operation = OPERATIONS.get(envelope.type)
    if operation is None or operation.files is None:
        return ()
    item = parse(envelope).item
    return () if item is None else operation.files(item.payload)


def _decode(operation: Operation[Any], envelope: Envelope) -> Any:
    if envelope.version == operation.version:
        decoder = _decoder(operation.payload)  # type: ignore[arg-type]  # a class is hashable, msgspec's too
        return decoder.decode(envelope.payload)
    body = msgspec.json.decode(envelope.payload)
    for version in range(envelope.version, operation.version):
        body = operation.upcasters[version](body)
    return msgspec.convert(body, operation.payload)


@lru_cache(maxsize=256)
def _decoder(payload: type[msgspec.Struct]) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(payload)


def _unprintable() -> Problem:
    text = _("Un texte contient un caractère nul (U+0000), que personne ne peut écrire ni lire : retirez-le.")
    return Problem(code="malformed", message=text, severity=Severity.INVALID, mark=Mark.PRACTICE)


def malformed(message: str) -> Problem:
    """A problem for a payload that cannot be read, with the field when msgspec names it."""
    found = re.search(r"at `\$\.([A-Za-z_.\[\]0-9]+)`|field `([a-z_]+)`", message)
    field = (found.group(1) or found.group(2)) if found else ""
    text = _("Le champ « %(field)s » manque ou n’a pas la forme attendue.") % {"field": field}
    if not field:
        text = _("Ces données sont illisibles : elles n’ont pas la forme attendue.")
    return Problem(code="malformed", message=text, field=field, severity=Severity.INVALID, mark=Mark.PRACTICE)
