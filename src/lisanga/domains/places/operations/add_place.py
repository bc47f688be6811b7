"""A place below the territoire, added by the programme and known to the whole network."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.names import fold
from lisanga.core.kernel.problems import Problem, Severity
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.places import gazetteer
from lisanga.domains.places.models import Place
from lisanga.domains.places.rules import place_problems


class AddPlace(msgspec.Struct, frozen=True, kw_only=True):
    """Its id is the operation's. `province` is the ISO 3166-2 code; `territory` a name of the gazetteer or empty.
    A place inside another one takes province and territory from it."""

    kind: str
    name: str
    province: str
    territory: str = ""
    parent: UUID | None = None


def _check(context: Context, item: Item[AddPlace]) -> list[Problem]:
    new = item.payload
    parent = Place.objects.filter(id=new.parent).first() if new.parent else None
    if new.parent and parent is None:
        return [_invalid("unknown_parent", _("Le lieu qui contient celui-ci n’existe pas."), "parent")]
    problems = place_problems(new.kind, new.name, parent.kind if parent else "", new.territory)
    problems += _zone_problems(new, parent)
    province, territory = (parent.province, parent.territory) if parent else (new.province, new.territory)
    same = Place.objects.filter(province=province, territory=territory, kind=new.kind, search=fold(new.name))
    if not problems and same.filter(parent=parent).exists():
        problems.append(Problem(code="place_exists", message=_("Ce lieu existe déjà."), field="name"))
    return problems


def _zone_problems(new: AddPlace, parent: Place | None) -> list[Problem]:
    if gazetteer.province(new.province) is None:
        return [_invalid("unknown_province", _("Cette province n’existe pas."), "province")]
    if new.territory and new.territory not in gazetteer.territories_of(new.province):
        return [_invalid("unknown_territory", _("Ce territoire n’est pas dans cette province."), "territory")]
    if parent is not None and parent.province != new.province:
        return [_invalid("other_province", _("Le lieu qui contient celui-ci est dans une autre province."), "parent")]
    return []


def _invalid(code: str, message: str, field: str) -> Problem:
    return Problem(code=code, message=message, field=field, severity=Severity.INVALID)


def _apply(context: Context, item: Item[AddPlace]) -> Outcome:
    new = item.payload
    parent = Place.objects.get(id=new.parent) if new.parent else None
    Place.objects.create(
        id=item.envelope.id,
        kind=new.kind,
        name=new.name.strip(),
        search=fold(new.name),
        parent=parent,
        province=parent.province if parent else new.province,
        territory=parent.territory if parent else new.territory,
    )
    return Outcome(subject=item.envelope.id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="places.add_place",
    label=gettext_lazy("Ajouter un lieu"),
    kind=Kind.REQUEST,
    permission=Permission.PROGRAMME,
    payload=AddPlace,
    check=check,
    apply=apply,
    example=lambda: AddPlace(kind="secteur", name="Kwenge", province="CD-KL", territory="Bulungu"),
    sentence=gettext_lazy("{author} a ajouté le lieu {name}."),
)
