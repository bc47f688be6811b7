"""What members contest: the list with its delays, one contest with its answer, and the desk where one is noted."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lisanga.core.kernel import clock
from lisanga.core.scope.roles import Permission
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.collect import queries
from lisanga.domains.collect.operations import answer_contest, contest_delivery
from lisanga.domains.collect.operations.answer_contest import CORRECTED, KEPT, AnswerContest
from lisanga.domains.collect.operations.contest_delivery import ContestDelivery
from lisanga.domains.collect.queries import ContestRow
from lisanga.domains.directory.queries import names_of
from lisanga.interfaces.bridges.spreadsheets.writer import Column, Shape
from lisanga.interfaces.web.collect.labels import names_for
from lisanga.interfaces.web.exports import exported, wants_file
from lisanga.interfaces.web.fields import WeightField
from lisanga.interfaces.web.here import Here, cooperative_here
from lisanga.interfaces.web.history import events_of
from lisanga.interfaces.web.paging import PAGE, cut, day_key, pager
from lisanga.interfaces.web.submitting import OperationForm, send

EXPORT_LIMIT = 50_000
WHO = {"member": _("le membre"), "agent": _("l’agent")}
ANSWERS = {"": ("watch", _("sans réponse")), CORRECTED: ("good", _("corrigé")), KEPT: ("info", _("maintenu"))}
_COLUMNS = (
    Column("Date", Shape.DATE),
    Column("Bon"),
    Column("Dit par"),
    Column("Ce qui est dit"),
    Column("Net du bon (kg)", Shape.WEIGHT),
    Column("Net dit juste (kg)", Shape.WEIGHT),
    Column("Réponse"),
    Column("Répondu le", Shape.DATE),
    Column("En mots"),
    Column("Bon nouveau"),
    Column("Jours", Shape.COUNT),
)


def contests(request: HttpRequest, code: str) -> HttpResponse:
    """The register of complaints about receipts: who waits, since when, and what was answered."""
    here = cooperative_here(request, code)
    waiting = True if request.GET.get("etat") == "attend" else None
    if wants_file(request):
        rows = queries.contests(here.scope, here.id, None, EXPORT_LIMIT, waiting)
        file = exported(request, f"contestations-{code}", _COLUMNS, map(_exported, rows))
        if file is not None:
            return file
    found, more = cut(queries.contests(here.scope, here.id, day_key(request), PAGE + 1, waiting))
    context = {
        "here": here,
        "tabs": here.tabs("deliveries"),
        "rows": [shown(row) for row in found],
        "waiting": waiting,
        "pager": pager(request, f"{found[-1].on}~{found[-1].id}" if found else "", more=more),
    }
    return render(request, "collect/contests.html", context)


def shown(row: ContestRow) -> dict[str, Any]:
    """A contest with its words."""
    tone, word = ANSWERS[row.answer]
    return {"row": row, "who": WHO.get(row.by, ""), "tone": tone, "word": word, "days": row.days(clock.today())}


def _exported(row: ContestRow) -> tuple[object, ...]:
    said = (row.on, row.receipt, str(WHO[row.by]), row.reason, row.contested_net, row.net or None)
    answered = (str(ANSWERS[row.answer][1]), row.answered_on, row.answer_words, row.replaced_by)
    return (*said, *answered, row.days(clock.today()))


class ContestForm(OperationForm):
    """At the desk, with the member and the paper."""

    by = forms.ChoiceField(label=_("Qui le dit ?"), widget=forms.RadioSelect, initial="member")
    reason = forms.CharField(
        label=_("Qu’est-ce qui ne va pas ?"),
        max_length=contest_delivery.LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Dans les mots de la personne. Par exemple : « J’ai apporté neuf sacs, pas huit »."),
    )
    net = WeightField(label=_("Poids net juste, s’il le dit (kg)"), required=False)
    containers = forms.IntegerField(label=_("Nombre de sacs juste, s’il le dit"), required=False, min_value=0)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["by"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [("member", _("Le membre conteste")), ("agent", _("L’agent a vu une erreur"))]


def new_contest(request: HttpRequest, code: str, identifier: UUID) -> HttpResponse:
    """What a member says of a receipt; the receipt stays as it is."""
    here = cooperative_here(request, code)
    here.require(Permission.COLLECT)
    row = queries.delivery(here.scope, here.id, identifier)
    if row is None:
        raise NotVisible
    form = ContestForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        payload = ContestDelivery(
            delivery=row.id,
            by=data["by"],
            reason=data["reason"],
            net=data["net"] or 0,
            containers=data["containers"] or 0,
        )
        said = _now("C’est noté : une personne doit répondre pour le bon %(receipt)s.") % {"receipt": row.receipt}
        sent = send(request, "collect.contest_delivery", here.id, payload, form=form, said=said)
        if sent.recorded:
            return redirect(here.url("contest", sent.id))
    context = {"here": here, "row": row, "form": form, "member": names_for(here, [row]).members.get(row.member, "")}
    return render(request, "collect/contest_new.html", context, status=422 if form.errors else 200)


class AnswerForm(OperationForm):
    """Corrected or kept, with words that the member will read; the new receipt by its number."""

    answer = forms.ChoiceField(label=_("Votre réponse"), widget=forms.RadioSelect)
    replacement = forms.CharField(
        label=_("Numéro du bon nouveau"),
        required=False,
        max_length=24,
        help_text=_("Le bon écrit à la place de celui qui est annulé. Vide s’il n’y en a pas."),
    )
    words = forms.CharField(
        label=_("En mots, pour le membre"),
        max_length=answer_contest.LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Par exemple : « Sacs recomptés ensemble : neuf. Un nouveau bon est remis »."),
    )

    def __init__(self, here: Here, possible: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.here = here
        choice = self.fields["answer"]
        assert isinstance(choice, forms.ChoiceField)
        words = {CORRECTED: _("Corrigé : le bon contesté est annulé"), KEPT: _("Maintenu : le bon est juste")}
        choice.choices, choice.initial = [(possible, words[possible])], possible
        if possible == KEPT:
            del self.fields["replacement"]

    def clean_replacement(self) -> UUID | None:
        typed: str = self.cleaned_data["replacement"].strip().upper()
        found = queries.delivery_by_receipt(self.here.scope, self.here.id, typed) if typed else None
        if typed and found is None:
            raise forms.ValidationError(_now("Aucun bon ne porte ce numéro."))
        return found


def contest(request: HttpRequest, code: str, identifier: UUID) -> HttpResponse:
    """What is said, the receipt beside it, the way to put it right, and the answer."""
    here = cooperative_here(request, code)
    row = queries.contest(here.scope, here.id, identifier)
    delivery = queries.delivery(here.scope, here.id, row.delivery) if row else None
    if row is None or delivery is None:
        raise NotVisible
    if request.method == "POST":
        here.require(Permission.REVERSE)
    form = AnswerForm(here, CORRECTED if delivery.reversed_by else KEPT, request.POST or None)
    if request.method == "POST" and form.is_valid() and _answered(request, here, row, form):
        return redirect(here.url("contest", row.id))
    names = names_for(here, [delivery])
    context = {
        "here": here,
        "one": shown(row),
        "delivery": delivery,
        "member": names.members.get(delivery.member, ""),
        "product": names.products.get(delivery.product, ""),
        "author": names_of(here.scope, [row.author]).get(row.author, ""),
        "own": row.author == here.viewer.person,
        "form": form if not row.answer and here.may(Permission.REVERSE) else None,
        "events": events_of(here, delivery.id),
    }
    return render(request, "collect/contest.html", context, status=422 if form.errors else 200)


def _answered(request: HttpRequest, here: Here, row: ContestRow, form: AnswerForm) -> bool:
    data = form.cleaned_data
    payload = AnswerContest(
        contest=row.id, answer=data["answer"], words=data["words"], replacement=data.get("replacement")
    )
    said = _now("La réponse pour le bon %(receipt)s est notée.") % {"receipt": row.receipt}
    return send(request, "collect.answer_contest", here.id, payload, form=form, said=said).recorded
