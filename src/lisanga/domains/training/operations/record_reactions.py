"""What participants thought on the day: smileys counted from the sheets, and words without names."""

from uuid import UUID, uuid5

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.training.models import Presence, ReactionCount, ReactionWord
from lisanga.domains.training.operations.finding import invalid, session_of, unknown_session, warning
from lisanga.domains.training.rules import QUESTIONS, SMILEYS


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """How many sheets answer a question with a smiley (1 not content, 2 so-so, 3 content)."""

    question: str
    smiley: int
    count: int


class RecordReactions(msgspec.Struct, frozen=True, kw_only=True):
    """Adds to what was recorded before for the session."""

    session: UUID
    tallies: tuple[Tally, ...] = ()
    words: tuple[str, ...] = ()


def _check(context: Context, item: Item[RecordReactions]) -> list[Problem]:
    new = item.payload
    if session_of(context, new.session) is None:
        return [unknown_session()]
    if any(one.question not in QUESTIONS or one.smiley not in SMILEYS or one.count < 0 for one in new.tallies):
        return [invalid("bad_tally", _("Une réponse n’existe pas dans le questionnaire."), "tallies")]
    if any(len(word) > 300 for word in new.words):
        return [invalid("too_long", _("Ce texte est trop long."), "words")]
    if not any(one.count for one in new.tallies) and not any(word.strip() for word in new.words):
        return [invalid("nothing", _("Comptez au moins une réponse."), "tallies")]
    came = Presence.plain.filter(organisation_id=context.organisation, session=new.session).exclude(came_on=None)
    asked: dict[str, int] = {}
    for one in new.tallies:
        asked[one.question] = asked.get(one.question, 0) + one.count
    if max(asked.values(), default=0) > came.count():
        text = _("Il y a plus de réponses que de personnes présentes.")
        return [warning("more_than_came", text, "tallies")]
    return []


def _apply(context: Context, item: Item[RecordReactions]) -> Outcome:
    new, session = item.payload, session_of(context, item.payload.session)
    assert session is not None
    both = {
        "organisation_id": context.organisation,
        "agreement": session.agreement,
        "partner_id": session.partner_id,
        "session": session.id,
    }
    counts: dict[str, ReactionCount] = {}
    for one in new.tallies:
        key = f"{session.id.hex}{one.question}{one.smiley}"
        kept = counts.setdefault(key, ReactionCount(key=key, question=one.question, smiley=one.smiley, count=0, **both))
        kept.count += one.count
    for known in ReactionCount.plain.filter(key__in=counts):
        counts[known.key].count += known.count
    ReactionCount.plain.bulk_create(
        counts.values(), update_conflicts=True, unique_fields=["key"], update_fields=["count"]
    )
    texts = [word.strip() for word in new.words if word.strip()]
    ReactionWord.plain.bulk_create(
        ReactionWord(id=uuid5(item.envelope.id, str(place)), text=text, **both) for place, text in enumerate(texts)
    )
    return Outcome({"answers": sum(one.count for one in new.tallies), "words": len(texts)}, subject=session.id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="training.record_reactions",
    label=gettext_lazy("Noter ce qu’en pensent les participants"),
    kind=Kind.OBSERVATION,
    permission=Permission.TRAINING,
    payload=RecordReactions,
    check=check,
    apply=apply,
    example=lambda: RecordReactions(session=UUID(int=23), tallies=(Tally(question="useful", smiley=3, count=18),)),
    sentence=gettext_lazy("{author} a compté {answers} réponses des participants."),
)
