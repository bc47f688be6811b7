"""The value of an own indicator for a period, with what proves it (I3). A later one for the same period takes its
place; both stay readable."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.files.keeping import known
from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.indicators.catalogue import COMPUTED
from lisanga.domains.indicators.models import Indicator, TypedValue
from lisanga.domains.indicators.operations import asking

_SHORTEST_EVIDENCE = 8  # characters


class RecordValue(msgspec.Struct, frozen=True, kw_only=True):
    """Numbers in hundredths; `women` and `men` are parts of the numerator. `evidence` says which paper, survey or
    meeting proves it; `evidence_file` is the SHA-256 of a kept file."""

    about: UUID
    indicator: str
    period: str
    numerator: int
    evidence: str
    agreement: UUID | None = None
    denominator: int | None = None
    women: int | None = None
    men: int | None = None
    evidence_file: str = ""


def _check(context: Context, item: Item[RecordValue]) -> list[Problem]:
    new = item.payload
    problems = asking.organisation_problems(new.about)
    own = asking.own_indicator(new.about, new.indicator)
    if new.indicator in COMPUTED:
        text = _("Cet indicateur est calculé : son chiffre vient des enregistrements, personne ne le saisit.")
        problems.append(asking.invalid("computed", text, "indicator"))
    elif own is None:
        problems.append(asking.invalid("unknown_indicator", _("Cet indicateur n’existe pas ici."), "indicator"))
    problems += asking.agreement_problems(new.about, new.agreement)
    problems += asking.period_problems(new.period)
    for field in ("numerator", "denominator", "women", "men"):
        problems += asking.number_problems(getattr(new, field), field)
    if own is not None:
        problems += _ratio_problems(own, new)
    if (new.women or 0) + (new.men or 0) > new.numerator:
        text = _("Les femmes et les hommes sont des parts du nombre : leur somme ne le dépasse pas.")
        problems.append(asking.invalid("parts_above_whole", text, "women"))
    if len(new.evidence.strip()) < _SHORTEST_EVIDENCE:
        text = _("Dites ce qui prouve ce chiffre : un rapport, une enquête, une feuille signée, avec sa date.")
        problems.append(Problem("no_evidence", text, "evidence"))
    elif len(new.evidence.strip()) > 300:
        problems.append(asking.invalid("too_long", _("Ce texte est trop long."), "evidence"))
    return problems + _file_problems(new)


def _file_problems(new: RecordValue) -> list[Problem]:
    """The paper is kept with whom the value speaks of, so that they can read it."""
    if not new.evidence_file:
        return []
    file = known(new.about, [new.evidence_file]).get(new.evidence_file)
    if file is None or file.is_removed:
        text = _("Ce fichier n’est plus là. Envoyez-le de nouveau.")
        return [asking.invalid("unknown_file", text, "evidence_file")]
    return []


def _ratio_problems(known: Indicator, new: RecordValue) -> list[Problem]:
    if known.is_ratio and new.denominator is None:
        return [asking.invalid("no_denominator", _("Écrivez aussi sur combien."), "denominator")]
    if not known.is_ratio and new.denominator is not None:
        return [asking.invalid("no_ratio", _("Cet indicateur est un nombre, pas un rapport."), "denominator")]
    return []


def _apply(context: Context, item: Item[RecordValue]) -> Outcome:
    new, identifier = item.payload, item.envelope.id
    TypedValue.plain.create(
        id=identifier,
        organisation_id=new.about,
        subject=new.agreement or new.about,
        indicator=UUID(new.indicator),
        period=new.period,
        numerator=new.numerator,
        denominator=new.denominator,
        women=new.women,
        men=new.men,
        evidence=new.evidence.strip(),
        evidence_file=new.evidence_file,
        on=item.envelope.business_date,
    )
    return Outcome({"period": new.period}, subject=UUID(new.indicator))


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="indicators.record_value",
    label=gettext_lazy("Saisir la valeur d’un indicateur"),
    kind=Kind.REQUEST,
    permission=Permission.MONITOR,
    payload=RecordValue,
    check=check,
    apply=apply,
    example=lambda: RecordValue(
        about=UUID(int=1),
        indicator=str(UUID(int=9)),
        period="2026-Q1",
        numerator=1_800,
        denominator=5_000,
        evidence="Enquête du 12 mars 2026, cinquante fiches signées",
    ),
    sentence=gettext_lazy("{author} a saisi la valeur d’un indicateur pour {period}."),
)
