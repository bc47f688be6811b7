"""An import has read its last row: what was new, what was known already, what is left to correct."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem, Severity
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.imports.models import ImportRun


class CloseImport(msgspec.Struct, frozen=True, kw_only=True):
    """Rows of the file: those that became new members and deliveries, those known from before, and those left out
    (`bad`: reason → how many)."""

    run: UUID
    members: int = 0
    deliveries: int = 0
    known: int = 0
    bad: dict[str, int] = {}


def _check(context: Context, item: Item[CloseImport]) -> list[Problem]:
    closed, problems = item.payload, []
    rows = ImportRun.plain.filter(organisation_id=context.organisation, id=closed.run)
    found = rows.values_list("closed_at").first()
    if found is None:
        problems.append(_invalid("unknown_run", _("Cette importation n’existe pas dans la coopérative."), "run"))
    elif found[0] is not None:
        problems.append(_invalid("already_closed", _("Cette importation est déjà terminée."), "run"))
    if min(closed.members, closed.deliveries, closed.known, *closed.bad.values()) < 0:
        problems.append(_invalid("bad_counts", _("Les nombres de lignes ne sont pas possibles."), "known"))
    return problems


def _invalid(code: str, message: str, field: str) -> Problem:
    return Problem(code=code, message=message, field=field, severity=Severity.INVALID)


def _apply(context: Context, item: Item[CloseImport]) -> Outcome:
    closed = item.payload
    bad = sum(closed.bad.values())
    ImportRun.plain.filter(organisation_id=context.organisation, id=closed.run).update(
        closed_at=context.received_at,
        added_members=closed.members,
        added_deliveries=closed.deliveries,
        known=closed.known,
        bad=bad,
        reasons=msgspec.json.encode(closed.bad).decode(),
    )
    result = {"members": closed.members, "deliveries": closed.deliveries, "known": closed.known, "bad": bad}
    return Outcome(result, subject=closed.run)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="imports.close_import",
    label=gettext_lazy("Terminer une importation"),
    kind=Kind.OBSERVATION,
    permission=Permission.MEMBERS,
    payload=CloseImport,
    check=check,
    apply=apply,
    example=lambda: CloseImport(
        run=UUID(int=4), members=187, deliveries=640, bad={"members_no_name": 1, "deliveries_bad_weight": 2}
    ),
    sentence=gettext_lazy(
        "{author} a terminé une importation : {members} membres et {deliveries} livraisons nouveaux, "
        "{known} lignes déjà connues."
    ),
)
