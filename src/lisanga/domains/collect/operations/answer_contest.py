"""A person answers who contests a delivery: it was put right (the delivery is reversed, and mostly written anew), or it
is right as it stands."""

from typing import Literal
from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem, Severity
from lisanga.core.operations.context import Context
from lisanga.core.operations.models import Flag
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.collect.models import Contest, Delivery
from lisanga.domains.collect.rules import receipt_number

CORRECTED, KEPT = "corrected", "kept"
LONGEST = 500


class AnswerContest(msgspec.Struct, frozen=True, kw_only=True):
    """`words` for who contests; `replacement` is the delivery written instead of the one that was reversed."""

    contest: UUID
    answer: Literal["corrected", "kept"]
    words: str
    replacement: UUID | None = None


def _check(context: Context, item: Item[AnswerContest]) -> list[Problem]:
    sent = item.payload
    contest = _contest(context, sent.contest)
    if contest is None:
        return [_invalid("unknown_contest", _("Cette contestation n’existe pas."), "contest")]
    if contest.answer:
        return [Problem(code="already_answered", message=_("Quelqu’un a déjà répondu."), field="contest")]
    problems = []
    if not 0 < len(sent.words.strip()) <= LONGEST:
        text = _("Répondez en %(most)s signes au plus : le membre lira ces mots.")
        problems.append(_invalid("no_words", text % {"most": LONGEST}, "words"))
    return [*problems, *_about(context, sent, contest)]


def _about(context: Context, sent: AnswerContest, contest: Contest) -> list[Problem]:
    """What is answered is what was done."""
    deliveries = Delivery.plain.filter(organisation_id=context.organisation)
    reversed_one = deliveries.filter(id=contest.delivery, reversed_by__isnull=False).exists()
    problems = []
    if sent.answer == CORRECTED and not reversed_one:
        text = _("Annulez d’abord le bon contesté, puis répondez qu’il est corrigé.")
        problems.append(Problem(code="not_reversed", message=text, field="answer"))
    if sent.answer == KEPT and reversed_one:
        text = _("Le bon contesté est annulé : il n’est donc pas maintenu.")
        problems.append(Problem(code="was_reversed", message=text, field="answer"))
    if sent.replacement is not None and sent.answer == KEPT:
        problems.append(_invalid("needless", _("Un bon maintenu n’a pas de bon nouveau."), "replacement"))
    elif sent.replacement is not None:
        others = deliveries.filter(id=sent.replacement, reversed_by=None).exclude(id=contest.delivery)
        if not others.exists():
            text = _("Le bon nouveau n’existe pas, ou il est annulé.")
            problems.append(_invalid("unknown_delivery", text, "replacement"))
    return problems


def _contest(context: Context, identifier: UUID) -> Contest | None:
    return Contest.plain.filter(organisation_id=context.organisation, id=identifier).first()


def _invalid(code: str, message: str, field: str) -> Problem:
    return Problem(code=code, message=message, field=field, severity=Severity.INVALID)


def _apply(context: Context, item: Item[AnswerContest]) -> Outcome:
    sent, contest = item.payload, _contest(context, item.payload.contest)
    assert contest is not None
    Contest.plain.filter(id=contest.id).update(
        answer=sent.answer,
        answer_words=sent.words.strip(),
        answered_on=item.envelope.business_date,
        replacement=sent.replacement,
    )
    contested = Delivery.plain.get(id=contest.delivery)
    flagged = Flag.objects.filter(organisation=context.organisation, operation=contest.id)
    # The line that is settled, for the telephone that sent it (0: both are of one list); whether one answers oneself.
    result: dict[str, object] = {
        "number": flagged.values_list("number", flat=True).first() or 0,
        "receipt": receipt_number(contested.series, contested.number),
        "own": contest.author == context.author,
    }
    return Outcome(result, subject=contest.delivery, settles=(contest.id,))


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="collect.answer_contest",
    label=gettext_lazy("Répondre à une contestation"),
    kind=Kind.REQUEST,
    permission=Permission.REVERSE,
    payload=AnswerContest,
    check=check,
    apply=apply,
    example=lambda: AnswerContest(contest=UUID(int=11), answer="kept", words="Pesée refaite devant le membre : juste"),
    sentence=gettext_lazy("{author} a répondu pour le bon {receipt}, {answer} : {words}."),
    words={"answer": {"corrected": gettext_lazy("corrigé"), "kept": gettext_lazy("maintenu")}},
)
