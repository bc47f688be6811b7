"""A cooperative assessed by the grid of standards, submitted whole: every criterion that a person marks has its mark
and its evidence; those that are counted are marked here, from the facts of that day, and frozen with the rest."""

import json
from fractions import Fraction
from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.models import Organisation
from lisanga.core.scope.roles import COOPERATIVE_KINDS, Permission
from lisanga.core.scope.viewer import Scope
from lisanga.domains.indicators import scoring
from lisanga.domains.indicators.grid import CURRENT, PILLARS, Grid
from lisanga.domains.indicators.marking import automatic_marks, facts_for
from lisanga.domains.indicators.models import Assessment
from lisanga.domains.indicators.operations import asking
from lisanga.domains.indicators.rules import hundredths

_SHORTEST_EVIDENCE, _LONGEST_EVIDENCE = 4, 200  # characters


class GivenMark(msgspec.Struct, frozen=True, kw_only=True):
    """`mark` 0 to 4, None where the criterion does not apply; `evidence` says what was seen, or why it does not."""

    criterion: str
    mark: int | None
    evidence: str = ""


class RecordAssessment(msgspec.Struct, frozen=True, kw_only=True):
    """`cooperative` is whom it speaks of; `assessed_by` a trained assessor's name."""

    cooperative: UUID
    version: str
    assessed_by: str
    marks: tuple[GivenMark, ...]
    note: str = ""


def _check(context: Context, item: Item[RecordAssessment]) -> list[Problem]:
    new, problems = item.payload, []
    kinds = [str(kind) for kind in COOPERATIVE_KINDS]
    if not Organisation.objects.filter(id=new.cooperative, kind__in=kinds).exists():
        problems.append(asking.invalid("unknown_cooperative", _("Choisissez une coopérative."), "cooperative"))
    if not new.assessed_by.strip() or len(new.assessed_by) > 120:
        problems.append(asking.invalid("no_assessor", _("Dites qui a évalué."), "assessed_by"))
    if len(new.note) > 600:
        problems.append(asking.invalid("too_long", _("Ce texte est trop long."), "note"))
    if new.version != CURRENT.version:
        text = _("Cette grille n’est plus celle d’aujourd’hui : recommencez avec la nouvelle.")
        return [*problems, Problem("old_grid", text, "version")]
    return problems + _mark_problems(CURRENT, new)


def _mark_problems(grid: Grid, new: RecordAssessment) -> list[Problem]:
    problems = []
    wanted = {one.code: one for one in grid.assessed}
    given = [one.criterion for one in new.marks]
    if len(set(given)) < len(given) or set(given) - set(wanted):
        text = _("Chaque critère de la grille reçoit une note, une seule ; les critères calculés n’en reçoivent pas.")
        problems.append(asking.invalid("bad_marks", text, "marks"))
    for code in wanted.keys() - set(given):
        text = _("Il manque une note : %(criterion)s.") % {"criterion": wanted[code].label}
        problems.append(Problem("incomplete", text, f"mark_{code}"))
    for one in new.marks:
        if one.mark is not None and one.mark not in scoring.MARKS:
            problems.append(asking.invalid("bad_mark", _("Une note va de 0 à 4."), f"mark_{one.criterion}"))
        elif one.mark != 0 and len(one.evidence.strip()) < _SHORTEST_EVIDENCE:
            text = _("Dites ce qui a été vu, ou pourquoi ce critère ne s’applique pas.")
            problems.append(Problem("no_evidence", text, f"evidence_{one.criterion}"))
        elif len(one.evidence) > _LONGEST_EVIDENCE:
            problems.append(asking.invalid("too_long", _("Ce texte est trop long."), f"evidence_{one.criterion}"))
    return problems


def _apply(context: Context, item: Item[RecordAssessment]) -> Outcome:
    new, day = item.payload, item.envelope.business_date
    scope = Scope(aggregates=frozenset({new.cooperative}))  # the door has authorised; only sums are read
    facts = facts_for(scope, new.cooperative, day)
    counted = automatic_marks(CURRENT, facts)
    marks: dict[str, int | None] = {**counted, **{one.criterion: one.mark for one in new.marks}}
    pillars = {
        pillar: scoring.pillar_score([marks[one.code] for one in CURRENT.criteria if one.pillar == pillar])
        for pillar in PILLARS
    }
    missing = scoring.capping(marks, CURRENT.caps)
    score = scoring.total_score(list(pillars.values()))
    found = scoring.grade(score, capped=bool(missing))
    seen = {one.criterion: one.evidence.strip() for one in new.marks}
    kept = {code: [mark, seen.get(code, ""), code in counted] for code, mark in marks.items()}
    Assessment.plain.create(
        id=item.envelope.id,
        organisation_id=new.cooperative,
        version=new.version,
        form=facts.form,
        on=day,
        assessed_by=new.assessed_by.strip(),
        marks=json.dumps(kept, ensure_ascii=False),
        **{pillar: _kept(value) for pillar, value in pillars.items()},
        score=hundredths(score),
        grade=found,
        capped_by=" ".join(missing),
        note=new.note.strip(),
    )
    return Outcome({"score": hundredths(score), "grade": found}, subject=item.envelope.id)


def _kept(value: Fraction | None) -> int | None:
    return None if value is None else hundredths(value)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="indicators.record_assessment",
    label=gettext_lazy("Évaluer une coopérative"),
    kind=Kind.REQUEST,
    permission=Permission.ASSESS,
    payload=RecordAssessment,
    check=check,
    apply=apply,
    example=lambda: RecordAssessment(
        cooperative=UUID(int=3),
        version=CURRENT.version,
        assessed_by="Experte formée à la grille",
        marks=tuple(GivenMark(criterion=one.code, mark=3, evidence="Vu sur place") for one in CURRENT.assessed),
    ),
    sentence=gettext_lazy("{author} a enregistré l’évaluation d’une coopérative par la grille {version}."),
)
