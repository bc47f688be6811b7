"""A register is brought in: the parent of the operations that its rows become, with the file's fingerprint."""

import re

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem, Severity
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.imports.models import ImportRun

LONGEST_NAME = 120
MOST_SHEETS = 200


class BringRegister(msgspec.Struct, frozen=True, kw_only=True):
    """`sha256` in hexadecimal, `size` in bytes, `sheets`: sheet → how many rows were read in it."""

    file_name: str
    sha256: str
    size: int
    sheets: dict[str, int]


def _check(context: Context, item: Item[BringRegister]) -> list[Problem]:
    brought, problems = item.payload, []
    if not brought.file_name.strip():
        problems.append(_invalid("no_file_name", _("Le fichier n’a pas de nom."), "file_name"))
    if not re.fullmatch(r"[0-9a-f]{64}", brought.sha256):
        problems.append(_invalid("bad_fingerprint", _("L’empreinte du fichier n’est pas lisible."), "sha256"))
    counts = brought.sheets.values()
    if brought.size < 0 or len(counts) > MOST_SHEETS or any(count < 0 for count in counts):
        problems.append(_invalid("bad_counts", _("Les nombres de lignes ne sont pas possibles."), "sheets"))
    return problems


def _invalid(code: str, message: str, field: str) -> Problem:
    return Problem(code=code, message=message, field=field, severity=Severity.INVALID)


def _apply(context: Context, item: Item[BringRegister]) -> Outcome:
    brought, rows = item.payload, sum(item.payload.sheets.values())
    ImportRun.plain.create(
        id=item.envelope.id,
        organisation_id=context.organisation,
        file_name=brought.file_name.strip()[:LONGEST_NAME],
        sha256=brought.sha256,
        size=brought.size,
        sheets=msgspec.json.encode(brought.sheets).decode(),
        rows=rows,
        author=context.author,
        brought_at=context.received_at,
    )
    return Outcome({"rows": rows}, subject=item.envelope.id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="imports.bring_register",
    label=gettext_lazy("Apporter un registre"),
    kind=Kind.OBSERVATION,
    permission=Permission.MEMBERS,
    payload=BringRegister,
    check=check,
    apply=apply,
    example=lambda: BringRegister(
        file_name="registre.xlsx", sha256="ab" * 32, size=43_814, sheets={"Membres": 189, "Livraisons": 643}
    ),
    sentence=gettext_lazy("{author} a apporté le registre « {file_name} »."),
)
