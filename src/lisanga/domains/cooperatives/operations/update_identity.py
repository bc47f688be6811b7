"""Name, seat, header of documents and clauses of the statutes about shares. What is left out stays as it is."""

from datetime import date
from typing import Any

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.names import fold
from lisanga.core.kernel.problems import Mark, Problem, Severity
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.models import Organisation
from lisanga.core.scope.roles import Permission
from lisanga.domains.cooperatives.models import Cooperative
from lisanga.domains.cooperatives.operations import identity

_TEXTS = {"place": 120, "activity": 200, "lien_commun": 200, "header": 300}
_PERCENTAGES = ("max_share_pct", "minimum_payment_pct")


class UpdateIdentity(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """None: unchanged. Percentages in hundredths of a percent; 0 says that the statutes are silent."""

    name: str | None = None
    place: str | None = None
    activity: str | None = None
    lien_commun: str | None = None
    header: str | None = None
    founded_on: date | None = None
    nominal_share: int | None = None
    max_share_pct: int | None = None
    minimum_payment_pct: int | None = None
    allow_quarter: bool | None = None


def _check(context: Context, item: Item[UpdateIdentity]) -> list[Problem]:
    new, problems = item.payload, []
    kept = Cooperative.plain.filter(organisation_id=context.organisation).first()
    if kept is None:
        return [_invalid("unknown_cooperative", _("Cette coopérative n’a pas encore d’identité."), "")]
    if new.name is not None and not 0 < len(new.name.strip()) <= 160:
        problems.append(_invalid("no_name", _("Écrivez le nom de la coopérative."), "name"))
    for field, longest in _TEXTS.items():
        if len(getattr(new, field) or "") > longest:
            problems.append(_invalid("too_long", _("Ce texte est trop long."), field))
    for field in _PERCENTAGES:
        if not 0 <= (getattr(new, field) or 0) <= 10_000:
            problems.append(_invalid("bad_percentage", _("Un pourcentage va de 0 à 100."), field))
    if new.nominal_share is not None and new.nominal_share < 0:
        problems.append(identity.negative_nominal())
    elif new.nominal_share is not None and kept.nominal_share not in (0, new.nominal_share):
        problems.append(_nominal_changed())
    return problems


def _nominal_changed() -> Problem:
    text = _("La valeur des parts ne change que par l’assemblée générale extraordinaire : gardez son procès-verbal.")
    return Problem(
        code="nominal_changed",
        message=text,
        field="nominal_share",
        severity=Severity.WARNING,
        reference="AUS 61",
        mark=Mark.LAW,
    )


def _invalid(code: str, message: str, field: str) -> Problem:
    return Problem(code=code, message=message, field=field, severity=Severity.INVALID)


def _apply(context: Context, item: Item[UpdateIdentity]) -> Outcome:
    given = {field: value for field, value in msgspec.structs.asdict(item.payload).items() if value is not None}
    name = given.pop("name", None)
    changes: dict[str, Any] = {
        field: (value or None) if field in _PERCENTAGES else value.strip() if isinstance(value, str) else value
        for field, value in given.items()
    }
    if name is not None:
        Organisation.objects.filter(id=context.organisation).update(name=name.strip())
        changes["sort_name"] = fold(name)
    if changes:
        Cooperative.plain.filter(organisation_id=context.organisation).update(**changes)
    return Outcome(subject=context.organisation)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="cooperatives.update_identity",
    label=gettext_lazy("Modifier l’identité de la coopérative"),
    kind=Kind.REQUEST,
    permission=Permission.COOPERATIVE,
    payload=UpdateIdentity,
    check=check,
    apply=apply,
    example=lambda: UpdateIdentity(place="Avenue du Marché 4, Bulungu", nominal_share=5_000, max_share_pct=1_000),
    sentence=gettext_lazy("{author} a modifié l’identité de la coopérative."),
)
