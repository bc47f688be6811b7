"""What each side does to a deliverable: submit, observe, answer, decide, judge the collaboration."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lisanga.domains.partnerships.operations.answer_observation import AnswerObservation
from lisanga.domains.partnerships.operations.observe_deliverable import ObserveDeliverable
from lisanga.domains.partnerships.operations.record_tacit_validation import RecordTacitValidation
from lisanga.domains.partnerships.operations.reject_deliverable import RejectDeliverable
from lisanga.domains.partnerships.operations.review_collaboration import ReviewCollaboration
from lisanga.domains.partnerships.operations.submit_deliverable import SubmitDeliverable
from lisanga.domains.partnerships.operations.validate_deliverable import ValidateDeliverable
from lisanga.domains.partnerships.queries import deliverables as queries
from lisanga.interfaces.web.reports.deliverable import Standing, draft_of, needs, standing, version_of
from lisanga.interfaces.web.reports.deliverable_forms import (
    AnswerForm,
    DecideForm,
    ObserveForm,
    ReviewForm,
    SubmitFileForm,
    SubmitForm,
)
from lisanga.interfaces.web.submitting import OperationForm, send
from lisanga.reports.parts.codes import headings
from lisanga.reports.parts.drafting import PARTNER_REVIEW, about
from lisanga.reports.parts.snapshot import digest, freeze


def form_page(
    request: HttpRequest, one: Standing, form: OperationForm, title: str, told: str, **more: Any
) -> HttpResponse:
    """A form under the deliverable's name, one question to a screen."""
    context = {"one": one, "row": one.row, "form": form, "title": title, "about": told} | more
    context.setdefault("back", one.url("deliverable"))
    return render(request, "reports/deliverable_form.html", context, status=422 if form.errors else 200)


def deliverable_submit(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """The figures of this moment are frozen with the words, and the Partner receives them."""
    one = standing(request, identifier)
    needs(one.writes and one.row.status != "submitted")
    initial = {"version": one.row.version + 1}
    form = SubmitForm(request.POST or None, initial=initial)
    if not one.row.is_report:
        form = SubmitFileForm(request.POST or None, request.FILES or None, initial=initial)
        form.fields["file"].for_(one.register, one.viewer.person)  # type: ignore[attr-defined]  # a kept file's
    if request.method == "POST" and form.is_valid():
        said = _("La version %(number)s est chez le Partenaire.") % {"number": form.cleaned_data["version"]}
        sent = _submission(one, form)
        if send(request, "partnerships.submit_deliverable", one.register, sent, form=form, said=said).recorded:
            return redirect(one.url("deliverable"))
    told = _("Chiffres et textes sont figés tels qu’ils sont maintenant : ce que le Partenaire lit ne bougera plus.")
    if not one.row.is_report:
        told = _("Le Partenaire reçoit ce fichier ; il ne changera plus. Une correction sera une nouvelle version.")
    title = _("Soumettre la version %(number)s") % {"number": one.row.version + 1}
    return form_page(request, one, form, title, told, submit=_("Soumettre au Partenaire"))


def _submission(one: Standing, form: SubmitForm) -> SubmitDeliverable:
    data = form.cleaned_data
    if not one.row.is_report:
        return SubmitDeliverable(
            deliverable=one.id, version=data["version"], file=data["file"], sha256=data["file"], note=data["note"]
        )
    text = freeze(draft_of(one))
    return SubmitDeliverable(
        deliverable=one.id, version=data["version"], snapshot=text, sha256=digest(text), note=data["note"]
    )


def deliverable_observe(request: HttpRequest, identifier: UUID, number: int) -> HttpResponse:
    """About one part of the version in hand."""
    one = standing(request, identifier)
    needs(one.observes and one.row.status in ("submitted", "observed") and number == one.row.version)
    parts = []
    if one.row.is_report:
        every = headings(about(one.row).kind)
        parts = [(heading.code, f"{index}. {heading.title}") for index, heading in enumerate(every, 1)]
    form = ObserveForm(parts, request.POST or None, initial={"part": request.GET.get("partie", "")})
    if not parts:  # a file is spoken of as a whole
        form.fields["part"].widget = form.fields["part"].hidden_widget()
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        sent = ObserveDeliverable(deliverable=one.id, version=number, part=data["part"], text=data["text"])
        said = _("Votre observation est enregistrée ; le programme reprend la version.")
        if send(request, "partnerships.observe_deliverable", one.register, sent, form=form, said=said).recorded:
            return redirect(one.url("deliverable_version", number) + f"#{data['part']}")
    told = _("Le programme répond, corrige et soumet une nouvelle version. Plusieurs observations sont possibles.")
    return form_page(request, one, form, _("Faire une observation"), told, back=one.url("deliverable_version", number))


def deliverable_answer(request: HttpRequest, identifier: UUID, observation: UUID) -> HttpResponse:
    """What was changed, or why nothing was."""
    one = standing(request, identifier)
    found = next((row for row in queries.observations(one.scope, one.id) if row.id == observation), None)
    needs(one.writes and found is not None)
    assert found is not None
    form = AnswerForm(request.POST or None, initial={"answer": found.answer})
    if request.method == "POST" and form.is_valid():
        sent = AnswerObservation(observation=observation, answer=form.cleaned_data["answer"])
        said = _("La réponse est enregistrée.")
        if send(request, "partnerships.answer_observation", one.register, sent, form=form, said=said).recorded:
            return redirect(one.url("deliverable"))
    return form_page(request, one, form, _("Répondre à une observation"), f"« {found.text} »")


def deliverable_decide(request: HttpRequest, identifier: UUID, number: int) -> HttpResponse:
    """Validated or rejected, by who has the right alone (G87)."""
    one = standing(request, identifier)
    needs(one.validates and one.row.status == "submitted" and number == one.row.version)
    version = version_of(one, number)
    form = DecideForm(request.POST or None, initial={"sha256": version.sha256})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        seen = {"deliverable": one.id, "version": number, "sha256": data["sha256"]}
        if data["decision"] == "validate":
            answer = send(
                request,
                "partnerships.validate_deliverable",
                one.register,
                ValidateDeliverable(**seen),
                form=form,
                said=_("La version est validée : elle ne changera plus."),
            )
        else:
            answer = send(
                request,
                "partnerships.reject_deliverable",
                one.register,
                RejectDeliverable(**seen, reason=data["reason"]),
                form=form,
                said=_("La version est rejetée ; le programme lit votre raison."),
            )
        if answer.recorded:
            return redirect(one.url("deliverable"))
    title = _("Décider de la version %(number)s") % {"number": number}
    told = _("Une version validée est figée avec votre nom et son empreinte : code %(code)s.") % {"code": version.code}
    return form_page(
        request,
        one,
        form,
        title,
        told,
        back=one.url("deliverable_version", number),
        submit=_("Enregistrer ma décision"),
    )


def deliverable_tacit(request: HttpRequest, identifier: UUID, number: int) -> HttpResponse:
    """The delay of the agreement's tacit clause has passed."""
    one = standing(request, identifier)
    needs(one.writes and one.row.agreement_tacit_days is not None)
    form = OperationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        sent = RecordTacitValidation(deliverable=one.id, version=number)
        said = _("La validation tacite est constatée.")
        if send(request, "partnerships.record_tacit_validation", one.register, sent, form=form, said=said).recorded:
            return redirect(one.url("deliverable"))
    told = _("La convention le prévoit : sans réponse du Partenaire après %(days)s jours, la version est validée.")
    told %= {"days": one.row.agreement_tacit_days}
    return form_page(request, one, form, _("Constater la validation tacite"), told, submit=_("Constater"))


def deliverable_review(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """The Partner's own word in the final report."""
    one = standing(request, identifier)
    needs(one.observes and one.row.kind == "final")
    present = queries.texts(one.scope, one.id).get(PARTNER_REVIEW)
    form = ReviewForm(request.POST or None, initial={"text": present.text if present else ""})
    if request.method == "POST" and form.is_valid():
        sent = ReviewCollaboration(deliverable=one.id, text=form.cleaned_data["text"])
        said = _("Votre regard est enregistré : il est à côté de celui du programme.")
        if send(request, "partnerships.review_collaboration", one.register, sent, form=form, said=said).recorded:
            return redirect(one.url("deliverable"))
    told = _("Ce qui a bien marché, ce qui a manqué, ce que vous feriez autrement. Personne ne change vos mots.")
    return form_page(request, one, form, _("Votre regard sur la collaboration"), told)
