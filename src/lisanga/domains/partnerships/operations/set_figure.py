"""A figure that the platform does not know, typed into a part with where it comes from; or taken out again."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.partnerships.models import DeliverableFigure
from lisanga.domains.partnerships.operations import handling

UNITS = {"count": "nombre", "grams": "poids", "cdf": "francs", "usd": "dollars", "percent": "pour cent"}
_MOST = 200  # in one deliverable
_LARGEST = 10**15


class SetFigure(msgspec.Struct, frozen=True, kw_only=True):
    """`value` in the smallest unit (grams, whole francs, cents); None takes the figure out."""

    deliverable: UUID
    part: str
    label: str
    unit: str = "count"
    value: int | None = None
    source: str = ""


def _check(context: Context, item: Item[SetFigure]) -> list[Problem]:
    new, problems = item.payload, []
    found = handling.of_office(context, new.deliverable)
    if found is None:
        return handling.unknown()
    if not 0 < len(new.part) <= 24 or not new.part.replace("_", "").isalpha():
        problems.append(handling.invalid("unknown_part", _("Cette partie n’existe pas."), "part"))
    if not 0 < len(new.label.strip()) <= 120:
        problems.append(handling.invalid("no_label", _("Dites ce que ce chiffre compte."), "label"))
    if new.unit not in UNITS:
        problems.append(handling.invalid("unknown_unit", _("Cette unité n’existe pas."), "unit"))
    if new.value is not None and not -_LARGEST < new.value < _LARGEST:
        problems.append(handling.invalid("bad_value", _("Ce nombre est trop grand."), "value"))
    if new.value is not None and not 0 < len(new.source.strip()) <= 200:
        text = _("Un chiffre saisi dit d’où il vient (registre, liste de présence, lettre…).")
        problems.append(handling.invalid("no_source", text, "source"))
    if DeliverableFigure.plain.filter(deliverable=found).count() >= _MOST:
        problems.append(Problem(code="too_many", message=_("Un livrable porte deux cents chiffres saisis au plus.")))
    return problems


def _apply(context: Context, item: Item[SetFigure]) -> Outcome:
    new = item.payload
    found = handling.needed(handling.of_office(context, new.deliverable))
    label = new.label.strip()
    written = {"unit": new.unit, "value": new.value, "source": new.source.strip()}
    DeliverableFigure.plain.update_or_create(
        deliverable=found,
        part=new.part,
        label=label,
        defaults=written,
        create_defaults=written
        | {"id": item.envelope.id, "organisation_id": found.organisation_id, "partner_id": found.partner_id},
    )
    return Outcome({"title": found.title}, subject=found.id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="partnerships.set_figure",
    label=gettext_lazy("Saisir un chiffre d’un livrable"),
    kind=Kind.REQUEST,
    permission=Permission.PROGRAMME,
    payload=SetFigure,
    check=check,
    apply=apply,
    example=lambda: SetFigure(
        deliverable=UUID(int=1), part="activities", label="Visites faites", value=12, source="Cahier des visites"
    ),
    sentence=gettext_lazy("{author} a saisi « {label} » dans « {title} »."),
)
