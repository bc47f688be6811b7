"""The programme answers an observation: what it changed, or why it did not."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.partnerships.models import DeliverableObservation
from lisanga.domains.partnerships.operations import handling


class AnswerObservation(msgspec.Struct, frozen=True, kw_only=True):
    """A second answer takes the place of the first; the register keeps both."""

    observation: UUID
    answer: str


def _observation(context: Context, identifier: UUID) -> DeliverableObservation | None:
    own = DeliverableObservation.plain.select_for_update().filter(organisation_id=context.organisation)
    return own.filter(id=identifier).first()


def _check(context: Context, item: Item[AnswerObservation]) -> list[Problem]:
    if _observation(context, item.payload.observation) is None:
        return [handling.invalid("unknown_observation", _("Cette observation n’existe pas."), "observation")]
    if not 0 < len(item.payload.answer.strip()) <= 2000:
        return [handling.invalid("no_text", _("Écrivez votre réponse (2 000 signes au plus)."), "answer")]
    return []


def _apply(context: Context, item: Item[AnswerObservation]) -> Outcome:
    found = _observation(context, item.payload.observation)
    assert found is not None
    found.answer = item.payload.answer.strip()
    found.answered_by, found.answered_at = context.author, context.received_at
    found.save()
    return Outcome({"number": found.version}, subject=found.deliverable_id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="partnerships.answer_observation",
    label=gettext_lazy("Répondre à une observation"),
    kind=Kind.REQUEST,
    permission=Permission.PROGRAMME,
    payload=AnswerObservation,
    check=check,
    apply=apply,
    example=lambda: AnswerObservation(observation=UUID(int=1), answer="La session de Bagata est ajoutée."),
    sentence=gettext_lazy("{author} a répondu à une observation sur la version {number}."),
)
