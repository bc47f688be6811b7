"""Tests before and after, typed in as the papers say. A score typed again replaces the first, and is flagged."""

from uuid import UUID, uuid5

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.training.models import Presence, TestScore
from lisanga.domains.training.operations.finding import invalid, session_of, unknown_session, warning
from lisanga.domains.training.rules import HUNDRED


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """In hundredths of a percent; None: not taken, or left as it is."""

    participant: UUID
    pre: int | None = None
    post: int | None = None


class RecordScores(msgspec.Struct, frozen=True, kw_only=True):
    """Scores of people on the session's sheet."""

    session: UUID
    scores: tuple[Score, ...]


def _kept(context: Context, new: RecordScores) -> dict[UUID, TestScore]:
    rows = TestScore.plain.filter(organisation_id=context.organisation, session=new.session)
    return {row.participant: row for row in rows.filter(participant__in=[one.participant for one in new.scores])}


def _check(context: Context, item: Item[RecordScores]) -> list[Problem]:
    new = item.payload
    if session_of(context, new.session) is None:
        return [unknown_session()]
    who = [one.participant for one in new.scores]
    sheet = Presence.plain.filter(organisation_id=context.organisation, session=new.session, participant__in=who)
    if not who or len(set(who)) != len(who) or sheet.count() != len(who):
        text = _("Une note est celle d’une personne de la feuille, une seule fois.")
        return [invalid("not_on_the_sheet", text, "scores")]
    if any(not 0 <= value <= HUNDRED for one in new.scores for value in (one.pre, one.post) if value is not None):
        return [invalid("bad_score", _("Un pourcentage va de 0 à 100."), "scores")]
    known = _kept(context, new)
    replaced = sum(1 for one in new.scores if one.participant in known and _replaces(known[one.participant], one))
    if replaced:
        text = _("Des notes déjà saisies ont été remplacées : %(count)s.")
        return [warning("score_replaced", text % {"count": replaced}, "scores")]
    return []


def _replaces(kept: TestScore, new: Score) -> bool:
    return any(
        old is not None and value is not None and old != value
        for old, value in ((kept.pre, new.pre), (kept.post, new.post))
    )


def _apply(context: Context, item: Item[RecordScores]) -> Outcome:
    new, session = item.payload, session_of(context, item.payload.session)
    assert session is not None
    known, rows = _kept(context, new), []
    for one in new.scores:
        row = known.get(one.participant) or TestScore(
            id=uuid5(session.id, f"score {one.participant.hex}"),
            organisation_id=context.organisation,
            agreement=session.agreement,
            partner_id=session.partner_id,
            session=session.id,
            participant=one.participant,
        )
        row.pre = row.pre if one.pre is None else one.pre
        row.post = row.post if one.post is None else one.post
        rows.append(row)
    TestScore.plain.bulk_create(rows, update_conflicts=True, unique_fields=["id"], update_fields=["pre", "post"])
    return Outcome({"count": len(rows)}, subject=session.id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="training.record_scores",
    label=gettext_lazy("Saisir les tests"),
    kind=Kind.OBSERVATION,
    permission=Permission.TRAINING,
    payload=RecordScores,
    check=check,
    apply=apply,
    example=lambda: RecordScores(
        session=UUID(int=23), scores=(Score(participant=UUID(int=24), pre=4_500, post=7_200),)
    ),
    sentence=gettext_lazy("{author} a saisi les tests de {count} personnes."),
)
