"""The partner changes who reads its data."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.partnerships.confidentiality import LABELS, Label
from lisanga.domains.partnerships.models import DataSet
from lisanga.domains.partnerships.operations.data_rows import over, own_data, unknown_data, write_data_readers
from lisanga.domains.partnerships.operations.document_rows import label_problems
from lisanga.domains.partnerships.operations.sides import Side


class LabelData(msgspec.Struct, frozen=True, kw_only=True):
    """`readers` are the persons named on restricted data, all of them."""

    data_set: UUID
    label: str
    readers: tuple[UUID, ...] = ()


def _check(context: Context, item: Item[LabelData]) -> list[Problem]:
    new, kept = item.payload, own_data(context, item.payload.data_set)
    if kept is None:
        return [unknown_data()]
    parties = (kept.organisation_id, kept.partner_id)
    return over(kept) + label_problems(context, parties, Side.PARTNER, new.label, new.readers)


def _apply(context: Context, item: Item[LabelData]) -> Outcome:
    data_set = DataSet.plain.get(id=item.payload.data_set)
    data_set.label = item.payload.label
    data_set.save()
    write_data_readers(data_set, item.payload.readers)
    return Outcome({"words": str(LABELS[Label(data_set.label)])}, subject=data_set.id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="partnerships.label_data",
    label=gettext_lazy("Changer le label de données"),
    kind=Kind.REQUEST,
    permission=Permission.PARTNERSHIP,
    payload=LabelData,
    check=check,
    apply=apply,
    example=lambda: LabelData(data_set=UUID(int=1), label="restricted", readers=(UUID(int=2),)),
    sentence=gettext_lazy("{author} a mis les données sous le label « {words} »."),
)
