"""The partner shares data useful for targeting: one file, where it comes from, its rows attached to zones (P3). Rows
that have no place yet, and cells that are no figure, come in too and wait to be settled."""

from datetime import date, timedelta
from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.files.keeping import known
from lisanga.core.kernel import french
from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.core.scope.viewer import Scope
from lisanga.domains.partnerships.confidentiality import Label
from lisanga.domains.partnerships.models import Agreement, DataSet, DataSetVersion
from lisanga.domains.partnerships.operations.data_lines import column_problems, line_problems, stands
from lisanga.domains.partnerships.operations.data_rows import (
    over,
    own_data,
    unknown_data,
    write_data_readers,
    write_rows,
)
from lisanga.domains.partnerships.operations.document_rows import digest_problems, label_problems
from lisanga.domains.partnerships.operations.ledger import fulfil
from lisanga.domains.partnerships.operations.mission_rows import invalid
from lisanga.domains.partnerships.operations.mission_words import text_problems
from lisanga.domains.partnerships.operations.sides import Side, agreement_of, side_of, unknown_agreement
from lisanga.domains.partnerships.targeting.columns import DataColumn, DataLine
from lisanga.domains.places.matching import Spot
from lisanga.domains.places.queries import spots

LONGEST = timedelta(days=3653)


class ShareData(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The version's id is the operation's, and the set's too when it is the first one; `replaces` is the set that this
    is a newer version of. `digest` is the file's fingerprint; `kept` whether its bytes are kept (never when columns
    about persons stood in it: `left_out` names these, with why). `permitted_until`: the last day on which the programme
    may use it. Label and readers are those of the first version."""

    agreement: UUID
    title: str
    label: str
    digest: str
    file_name: str
    sheet: str
    source: str
    service: str
    reference_on: date
    method: str
    permitted_until: date
    columns: tuple[DataColumn, ...]
    lines: tuple[DataLine, ...]
    left_out: tuple[tuple[str, str], ...] = ()
    kept: bool = True
    readers: tuple[UUID, ...] = ()
    replaces: UUID | None = None
    note: str = ""


def _check(context: Context, item: Item[ShareData]) -> list[Problem]:
    new, agreement = item.payload, agreement_of(context, item.payload.agreement)
    if agreement is None:
        return unknown_agreement()
    if side_of(context, agreement) is not Side.PARTNER:
        return [Problem(code="partner_only", message=_("C’est le Partenaire qui partage ses données."))]
    problems = _provenance(new, item.envelope.business_date) + digest_problems(new.digest)
    problems += _replaced(context, new, agreement) or _known_already(agreement, new.digest)
    if not problems:
        problems = column_problems(new.columns, new.lines) + line_problems(new.columns, new.lines)
    return problems or _file(agreement, new) + _places(context, item)


def _provenance(new: ShareData, day: date) -> list[Problem]:
    lengths = {"title": 160, "source": 200, "service": 160, "method": 200, "file_name": 120, "sheet": 31, "note": 200}
    problems = text_problems({name: (getattr(new, name), longest) for name, longest in lengths.items()})
    needed = {"title": _("Écrivez le titre."), "source": _("Dites d’où viennent ces chiffres.")}
    needed["service"] = _("Dites quel service les a établis.")
    problems += [invalid("empty", said, name) for name, said in needed.items() if not getattr(new, name).strip()]
    if not date(1950, 1, 1) <= new.reference_on <= day:
        problems.append(invalid("bad_reference", _("Ces chiffres datent d’un jour passé."), "reference_on"))
    if not day <= new.permitted_until <= day + LONGEST:
        text = _("L’usage est permis jusqu’à un jour à venir, dans les dix ans.")
        problems.append(invalid("bad_end", text, "permitted_until"))
    return problems


def _replaced(context: Context, new: ShareData, agreement: Agreement) -> list[Problem]:
    """A first version has a label; a newer one has a set that still stands."""
    if new.replaces is None:
        parties = (agreement.organisation_id, agreement.partner_id)
        return label_problems(context, parties, Side.PARTNER, new.label, new.readers)
    kept = own_data(context, new.replaces)
    return over(kept) if kept is not None and kept.agreement_id == agreement.id else [unknown_data()]


def _known_already(agreement: Agreement, digest: str) -> list[Problem]:
    """The very same file changes nothing; one that was withdrawn may come again."""
    same = DataSetVersion.plain.filter(data_set__agreement=agreement, data_set__withdrawn_on=None, digest=digest)
    before = same.order_by("filed_on").values_list("filed_on", "data_set__title").first()
    if before is None:
        return []
    text = _("Ce fichier a déjà été apporté le %(day)s : « %(title)s ».")
    said = text % {"day": french.short_date(before[0]), "title": before[1]}
    return [Problem(code="already_brought", message=said, field="digest")]


def _file(agreement: Agreement, new: ShareData) -> list[Problem]:
    if new.left_out and new.kept:
        text = _("Un fichier qui parle de personnes n’est pas gardé.")
        return [invalid("persons_in_file", text, "digest")]
    if new.kept and new.digest not in known(agreement.organisation_id, [new.digest]):
        return [invalid("no_file", _("Ce fichier n’est plus là. Envoyez-le de nouveau."), "digest")]
    return []


def _places(context: Context, item: Item[ShareData]) -> list[Problem]:
    places, lines = _spots(context, item), item.payload.lines
    lost = [line.number for line in lines if not stands(line) or (line.place is not None and line.place not in places)]
    if not lost:
        return []
    text = _("La ligne %(number)s est attachée à un lieu qui n’existe pas.") % {"number": lost[0]}
    return [invalid("unknown_place", text, "lines")]


def _spots(context: Context, item: Item[ShareData]) -> dict[UUID, Spot]:
    """Places of the provinces that rows name, by id; read once for check and apply."""

    def read() -> dict[UUID, Spot]:
        wanted = {line.province for line in item.payload.lines if line.place is not None}
        found = spots(Scope(), wanted) if wanted else []
        return {spot.place: spot for spot in found if spot.place is not None}

    return context.once(("spots", item.envelope.id), read)


def _apply(context: Context, item: Item[ShareData]) -> Outcome:
    new, agreement = item.payload, agreement_of(context, item.payload.agreement)
    assert agreement is not None
    day = item.envelope.business_date
    sides = {"organisation_id": agreement.organisation_id, "partner_id": agreement.partner_id}
    if new.replaces is None:
        who = {"label": new.label, "by": context.author, "brought_on": day}
        data_set = DataSet.plain.create(
            id=item.envelope.id, **sides, agreement=agreement, title=new.title.strip(), **who
        )
        write_data_readers(data_set, new.readers)
    else:
        data_set = DataSet.plain.get(id=new.replaces)
        data_set.versions, data_set.title = data_set.versions + 1, new.title.strip()
        data_set.save()
    told = ("source", "service", "method", "note", "file_name", "sheet")
    version = DataSetVersion.plain.create(
        id=item.envelope.id,
        **sides,
        data_set=data_set,
        number=data_set.versions,
        digest=new.digest,
        file=new.digest if new.kept else "",
        filed_on=day,
        by=context.author,
        reference_on=new.reference_on,
        permitted_until=new.permitted_until,
        columns=msgspec.json.encode(new.columns).decode(),
        left_out=msgspec.json.encode(new.left_out).decode(),
        rows=len(new.lines),
        **{name: getattr(new, name).strip() for name in told},
    )
    write_rows(version, new.lines, _spots(context, item))
    fulfil(agreement, "P3", str(day.year), day, _told(data_set))
    waiting = sum(1 for line in new.lines if line.lack or line.unread)
    return Outcome({"rows": len(new.lines), "waiting": waiting, "version": version.number}, subject=data_set.id)


def _told(data_set: DataSet) -> str:
    """What the ledger says to both sides: it names nothing that one of them may not read."""
    if data_set.label == Label.RESTRICTED:
        return _("Données de ciblage partagées")
    return _("Données « %(title)s »") % {"title": data_set.title}


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="partnerships.share_data",
    label=gettext_lazy("Partager des données de ciblage"),
    kind=Kind.REQUEST,
    permission=Permission.PARTNERSHIP,
    payload=ShareData,
    check=check,
    apply=apply,
    example=lambda: ShareData(
        agreement=UUID(int=1),
        title="Population des secteurs",
        label="partner",
        digest="0" * 64,
        file_name="population.xlsx",
        sheet="Secteurs",
        source="Recensement administratif",
        service="Division provinciale de l’Intérieur",
        reference_on=date(2025, 12, 31),
        method="Comptage par les chefs de secteur",
        permitted_until=date(2028, 12, 31),
        columns=(
            DataColumn(letter="C", header="Population", label="Population", nature="count", measure="population"),
        ),
        lines=(DataLine(number=2, written={"territory": "Bulungu"}, figures=(1_200_000,), province="CD-KL"),),
    ),
    sentence=gettext_lazy("{author} a partagé les données « {title} » : {rows} ligne(s), dont {waiting} à régler."),
)
