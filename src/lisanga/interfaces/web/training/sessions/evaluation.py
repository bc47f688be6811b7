"""The evaluation of a session: what people thought, learnt, and do months after."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lisanga.core.kernel import clock, french
from lisanga.core.kernel.ids import new_id
from lisanga.core.kernel.quantity import QuantityError, percent
from lisanga.core.operations.verdicts import Answer
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.training import queries
from lisanga.domains.training.operations.record_behaviour import RecordBehaviour, Seen
from lisanga.domains.training.operations.record_reactions import RecordReactions, Tally
from lisanga.domains.training.operations.record_scores import RecordScores, Score
from lisanga.domains.training.rules import BEHAVIOUR_MONTHS, QUESTIONS, SMILEYS
from lisanga.interfaces.web.paging import day_of, uuid_of
from lisanga.interfaces.web.submitting import send
from lisanga.interfaces.web.training.sessions.views import acting_on
from lisanga.interfaces.web.training.standing import standing_of
from lisanga.interfaces.web.training.words import APPLIED_WORDS, QUESTION_WORDS, SMILEY_WORDS

MOST_WORDS = 40


def shown_percent(hundredths: int | None) -> str:
    """ "49,09 %"; a dash for nothing."""
    if hundredths is None:
        return "–"
    sign = "−" if hundredths < 0 else ""
    whole, rest = divmod(abs(hundredths), 100)
    decimals = f",{rest:02d}".rstrip("0") if rest else ""
    return f"{sign}{french.number(whole)}{decimals}\u00a0%"


def evaluation(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """The levels that are measured session by session; the partner reads the same sums."""
    here = standing_of(request)
    row = queries.session(here.scope, identifier)
    sees = row.organisation == here.office
    learnt = queries.learning(here.scope, identifier)
    context = {
        "row": row,
        "may": here.may and sees and not row.cancelled,
        "reactions": [(QUESTION_WORDS[one.question], one) for one in queries.reactions(here.scope, identifier)],
        "words": queries.reaction_words(here.scope, row.organisation, identifier) if sees else [],
        "learning": learnt,
        "before": shown_percent(learnt.before),
        "after": shown_percent(learnt.after),
        "gain": shown_percent(learnt.gain),
        "behaviour": queries.behaviour(here.scope, identifier),
        "months": BEHAVIOUR_MONTHS,
    }
    return render(request, "training/evaluation.html", context)


def reactions(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """Smileys counted from the papers: a grid of three numbers a question."""
    _here, row = acting_on(request, identifier)
    typed = {f"{q}_{s}": request.POST.get(f"{q}_{s}", "") for q in QUESTIONS for s in SMILEYS}
    problems: list[str] = []
    if request.method == "POST":
        wrong = [text for text in typed.values() if text.strip() and not text.strip().isdecimal()]
        if wrong:
            problems = [_("« %(text)s » n’est pas un nombre.") % {"text": wrong[0]}]
        else:
            answer = _send_reactions(request, row, typed)
            if answer.recorded:
                return redirect("session_evaluation", identifier)
            problems = [problem.message for problem in answer.problems]
    lines = [
        (QUESTION_WORDS[q], [(f"{q}_{s}", SMILEY_WORDS[s], typed[f"{q}_{s}"]) for s in SMILEYS]) for q in QUESTIONS
    ]
    context = {"row": row, "lines": lines, "problems": problems, "operation_id": new_id(), "came": row.came}
    context |= {"smileys": [SMILEY_WORDS[s] for s in SMILEYS], "words": request.POST.get("mots", "")}
    return render(request, "training/reactions.html", context, status=422 if problems else 200)


def _send_reactions(request: HttpRequest, row: queries.SessionRow, typed: dict[str, str]) -> Answer:
    tallies = tuple(
        Tally(question=q, smiley=s, count=int(typed[f"{q}_{s}"]))
        for q in QUESTIONS
        for s in SMILEYS
        if typed[f"{q}_{s}"].strip()
    )
    words = tuple(line.strip()[:300] for line in request.POST.get("mots", "").splitlines() if line.strip())
    payload = RecordReactions(session=row.id, tallies=tallies, words=words[:MOST_WORDS])
    sent = uuid_of(request.POST.get("operation_id")) or new_id()
    said = _("Les réponses sont comptées.")
    return send(request, "training.record_reactions", row.organisation, payload, id=sent, said=said)


def scores(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """A grid: before and after, a line a person; the keyboard goes down by Enter."""
    here, row = acting_on(request, identifier)
    lines = queries.sheet(here.scope, row.organisation, identifier)
    kept = queries.scores(here.scope, row.organisation, identifier)
    problems: dict[UUID, str] = {}
    if request.method == "POST":
        changed, problems = _typed_scores(request, lines, kept)
        if not problems and not changed:
            return redirect("session_evaluation", identifier)
        if not problems:
            said = french.plural(len(changed), _("personne notée"), _("personnes notées"))
            payload = RecordScores(session=identifier, scores=tuple(changed))
            sent = uuid_of(request.POST.get("operation_id")) or new_id()
            if send(request, "training.record_scores", row.organisation, payload, id=sent, said=said).recorded:
                return redirect("session_evaluation", identifier)
    shown = [
        (
            line,
            request.POST.get(f"pre_{line.participant}", _typed(kept.get(line.participant, (None, None))[0])),
            request.POST.get(f"post_{line.participant}", _typed(kept.get(line.participant, (None, None))[1])),
            problems.get(line.participant, ""),
        )
        for line in lines
    ]
    context = {"row": row, "lines": shown, "problems": problems, "operation_id": new_id()}
    return render(request, "training/scores.html", context, status=422 if problems else 200)


def _typed(hundredths: int | None) -> str:
    """As one would type it: "72", "72,5"."""
    return "" if hundredths is None else shown_percent(hundredths).removesuffix("\u00a0%")


def _typed_scores(
    request: HttpRequest, lines: list[queries.SheetLine], kept: dict[UUID, tuple[int | None, int | None]]
) -> tuple[list[Score], dict[UUID, str]]:
    """Scores that differ from what is kept, and what is wrong with a line."""
    changed, problems = [], {}
    for line in lines:
        try:
            typed = [request.POST.get(f"{side}_{line.participant}", "").strip() for side in ("pre", "post")]
            pre, post = (percent(text) if text else None for text in typed)
        except QuantityError as error:
            problems[line.participant] = str(error)
            continue
        old = kept.get(line.participant, (None, None))
        if (pre, post) != old and (pre, post) != (None, None):
            changed.append(Score(participant=line.participant, pre=pre, post=post))
    return changed, problems


def _note(request: HttpRequest, participant: UUID) -> str:
    return request.POST.get(f"mot_{participant}", "")[:300]


def behaviour(request: HttpRequest, identifier: UUID, months: int) -> HttpResponse:
    """Who does what was learnt, three or six months after."""
    here, row = acting_on(request, identifier)
    if months not in BEHAVIOUR_MONTHS or row.held_on is None:
        raise NotVisible
    lines = [one for one in queries.sheet(here.scope, row.organisation, identifier) if one.came_on]
    kept = queries.seen(here.scope, row.organisation, identifier, months)
    if request.method == "POST":
        found = tuple(
            Seen(
                participant=one.participant,
                applied=int(answer),
                note=request.POST.get(f"mot_{one.participant}", "")[:300],
            )
            for one in lines
            if (answer := request.POST.get(f"fait_{one.participant}", "")) in ("0", "1", "2")
        )
        if found:
            payload = RecordBehaviour(session=identifier, months=months, seen=found)
            sent = uuid_of(request.POST.get("operation_id")) or new_id()
            day = day_of(request.POST.get("jour")) or clock.today()
            said = _("Ce qui a été vu est noté.")
            answer_ = send(
                request, "training.record_behaviour", row.organisation, payload, id=sent, business_date=day, said=said
            )
            if answer_.recorded:
                return redirect("session_evaluation", identifier)
    context: dict[str, Any] = {
        "row": row,
        "months": months,
        "lines": [(one, kept.get(one.participant, (None, ""))) for one in lines],
        "answers": list(APPLIED_WORDS.items()),
        "day": clock.today(),
        "operation_id": new_id(),
    }
    return render(request, "training/behaviour.html", context)
