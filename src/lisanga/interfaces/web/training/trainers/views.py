"""Trainers: the lineage, and who is how near to certification."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lisanga.core.kernel import clock, french
from lisanga.core.kernel.ids import new_id
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.partnerships.queries import agreement_coded
from lisanga.domains.training import queries
from lisanga.domains.training.operations.certify_trainer import CertifyTrainer
from lisanga.domains.training.operations.name_expert import NameExpert
from lisanga.domains.training.operations.record_facilitation import RecordFacilitation
from lisanga.domains.training.rules import Requirement
from lisanga.interfaces.web.fields import day_input
from lisanga.interfaces.web.paging import uuid_of
from lisanga.interfaces.web.submitting import OperationForm, send
from lisanga.interfaces.web.training.sessions.evaluation import shown_percent
from lisanga.interfaces.web.training.standing import Standing, standing_of
from lisanga.interfaces.web.training.trainers.lineage import branches, lineage_drawing
from lisanga.interfaces.web.training.words import LED_WORDS, REQUIREMENT_WORDS
from lisanga.reports.network import rows as network_rows

SPAN = 12  # months of deliveries told beside a cooperative


def trainers(request: HttpRequest) -> HttpResponse:
    """The lineage as a tree: trainer, those trained, their cooperatives, and what these do. A partner reads that of its
    own roadmaps, or of the agreement `?convention=`."""
    here = standing_of(request)
    office = here.office
    agreement = agreement_coded(here.scope, request.GET["convention"]) if request.GET.get("convention") else None
    if office is None or agreement is not None:
        nodes = queries.partner_lineage(here.scope, agreement.id if agreement else None)
    else:
        nodes = queries.lineage(here.scope, office)
    places = sorted({place for node in nodes for place in node.cooperatives})
    last = clock.month_of(clock.today())
    lines = {row.organisation: row for row in network_rows(here.scope, places, last - SPAN + 1, last)} if places else {}
    tree = branches(nodes, lines)
    context: dict[str, Any] = {
        "tree": tree,
        "drawing": lineage_drawing(tree) if tree else None,
        "opens_people": office is not None,
        "agreement": agreement,
        "may": here.may,
        "operation_id": new_id(),
        "counts": _counts(nodes),
    }
    if office is not None and agreement is None:
        known = {node.participant for node in nodes}
        context["roadmaps"] = [one for one in queries.roadmaps(here.scope) if one.organisation == office]
        context["experts"] = [one for one in queries.trainer_choices(here.scope, office) if one.id not in known]
    return render(request, "training/trainers.html", context)


def _counts(nodes: list[queries.TrainerNode]) -> list[tuple[str, int]]:
    names = {0: _now("Experts"), 1: _now("Première génération"), 2: _now("Deuxième génération")}
    found: dict[int, int] = {}
    for node in nodes:
        found[node.generation] = found.get(node.generation, 0) + 1
    return [(names.get(one, _now("Génération %(n)s") % {"n": one}), count) for one, count in sorted(found.items())]


def name_expert(request: HttpRequest) -> HttpResponse:
    """By the button beside an expert's name."""
    here = standing_of(request)
    office = here.acting()
    one = uuid_of(request.POST.get("qui"))
    if request.method == "POST" and one is not None:
        sent = uuid_of(request.POST.get("operation_id")) or new_id()
        said = _now("L’expert est dans la lignée des formateurs.")
        send(request, "training.name_expert", office, NameExpert(participant=one), id=sent, said=said)
    return redirect("trainers")


def _standing(request: HttpRequest, identifier: UUID) -> tuple[Standing, queries.RoadmapRow]:
    here = standing_of(request)
    head = queries.roadmap(here.scope, identifier).head
    if head.organisation != here.reading():
        raise NotVisible
    return here, head


def candidates(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """Everybody in the training of trainers of a roadmap, with the four conditions."""
    here, head = _standing(request, identifier)
    found = queries.candidates(here.scope, head.organisation, identifier, clock.today())
    rows = [(one, [(REQUIREMENT_WORDS[line.code], line.met) for line in one.lines]) for one in found]
    return render(request, "training/candidates.html", {"head": head, "rows": rows})


class LedForm(OperationForm):
    """A session that the future trainer led."""

    session = forms.ChoiceField(label=_("Séance"))
    kind = forms.ChoiceField(label=_("Comment ?"), choices=list(LED_WORDS.items()), widget=forms.RadioSelect)
    passed = forms.BooleanField(label=_("La séance était bonne : réussie"), required=False)
    day = forms.DateField(label=_("Jour"), widget=day_input())
    note = forms.CharField(label=_("Ce qu’il faut travailler"), max_length=300, required=False)

    def __init__(self, sessions: list[queries.SessionRow], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["session"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (str(one.id), f"n° {one.number} · {one.title} · {french.short_date(one.day)}") for one in sessions
        ]
        self.initial.setdefault("day", clock.today())


def candidate(request: HttpRequest, identifier: UUID, participant: UUID) -> HttpResponse:
    """Why somebody is, or is not yet, a trainer: line by line."""
    here, head = _standing(request, identifier)
    one = queries.candidate(here.scope, head.organisation, identifier, participant, clock.today())
    plan = queries.roadmap(here.scope, identifier)
    form = LedForm([row for row in plan.sessions if not row.cancelled], request.POST or None)
    if request.method == "POST":
        here.acting()
        if "certifier" in request.POST:
            _certify(request, head, participant)
            return redirect("trainer_candidate", identifier, participant)
        if form.is_valid() and _led(request, form, head, participant):
            return redirect("trainer_candidate", identifier, participant)
    led = queries.facilitations(here.scope, head.organisation, participant)
    context = {
        "head": head,
        "one": one,
        "lines": [explained(line) for line in one.lines],
        "led": [(row, LED_WORDS[row.kind]) for row in led],
        "form": form,
        "may": here.may,
        "operation_id": new_id(),
    }
    return render(request, "training/candidate.html", context, status=422 if form.errors else 200)


def explained(line: Requirement) -> tuple[str, str, bool]:
    """The condition, what is reached of what is asked, and whether it is met."""
    show = shown_percent if line.code in ("attendance", "post_test") else lambda n: french.number(n or 0)
    told = _now("%(have)s pour %(need)s demandés") % {"have": show(line.have), "need": show(line.need)}
    return str(REQUIREMENT_WORDS[line.code]), told, line.met


def _certify(request: HttpRequest, head: queries.RoadmapRow, participant: UUID) -> None:
    sent = uuid_of(request.POST.get("operation_id")) or new_id()
    payload = CertifyTrainer(participant=participant, roadmap=head.id)
    said = _now("Le formateur est certifié : son certificat est numéroté.")
    send(request, "training.certify_trainer", head.organisation, payload, id=sent, said=said)


def _led(request: HttpRequest, form: LedForm, head: queries.RoadmapRow, participant: UUID) -> bool:
    data = form.cleaned_data
    payload = RecordFacilitation(
        session=UUID(data["session"]),
        participant=participant,
        kind=data["kind"],
        passed=data["passed"],
        note=data["note"],
    )
    said = _now("La séance animée est notée.")
    return send(
        request,
        "training.record_facilitation",
        head.organisation,
        payload,
        form=form,
        business_date=data["day"],
        said=said,
    ).recorded
