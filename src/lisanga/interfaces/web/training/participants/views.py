"""Participants: the list, a new one, one of them."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from lisanga.core.kernel.names import tidy
from lisanga.domains.cooperatives.queries import CooperativeFilter, cooperatives
from lisanga.domains.directory.queries import partners
from lisanga.domains.training import queries
from lisanga.domains.training.operations.register_participant import RegisterParticipant
from lisanga.domains.training.rules import KINDS
from lisanga.interfaces.bridges.spreadsheets.writer import Column, Shape
from lisanga.interfaces.web.exports import exported, wants_file
from lisanga.interfaces.web.paging import PAGE, cut, pager, text_key, uuid_of
from lisanga.interfaces.web.submitting import send
from lisanga.interfaces.web.training.participants.forms import ParticipantForm
from lisanga.interfaces.web.training.standing import standing_of
from lisanga.interfaces.web.training.words import AGE_WORDS, KIND_WORDS, SEX_WORDS
from lisanga.interfaces.web.training.zones import zone_name

EXPORT_LIMIT = 50_000
_COLUMNS = (
    Column("Numéro", Shape.COUNT),
    Column("Nom"),
    Column("Post-nom"),
    Column("Prénom"),
    Column("Sexe"),
    Column("Année de naissance", Shape.COUNT),
    Column("Tranche d’âge"),
    Column("Qui"),
    Column("Coopérative ou Partenaire"),
    Column("Zone"),
    Column("Village"),
    Column("Formé depuis le", Shape.DATE),
)


def participants(request: HttpRequest) -> HttpResponse:
    """By name, for the office alone."""
    here = standing_of(request)
    office = here.reading()
    text, kind = request.GET.get("q", "")[:80], request.GET.get("qui", "")
    kind = kind if kind in KINDS else ""
    if wants_file(request):
        rows = queries.participants(here.scope, office, text, kind, limit=EXPORT_LIMIT)
        file = exported(request, "participants", _COLUMNS, map(_exported, rows))
        if file is not None:
            return file
    found, more = cut(queries.participants(here.scope, office, text, kind, text_key(request), PAGE + 1))
    counts = queries.participant_counts(here.scope, office)
    context = {
        "rows": [(row, KIND_WORDS[row.kind], zone_name(row.province, row.territory)) for row in found],
        "pager": pager(request, f"{found[-1].sort_name}~{found[-1].id}" if found else "", more=more),
        "text": text,
        "kind": kind,
        "kinds": [(code, KIND_WORDS[code], counts.get(code, 0)) for code in KINDS],
        "total": sum(counts.values()),
        "may": here.may,
    }
    return render(request, "training/participants.html", context)


def _exported(row: queries.ParticipantRow) -> tuple[object, ...]:
    return (
        row.number,
        row.family,
        row.post,
        row.given,
        str(SEX_WORDS[row.sex]),
        row.birth_year,
        str(AGE_WORDS[row.age_class]),
        str(KIND_WORDS[row.kind]),
        row.belongs_name,
        zone_name(row.province, row.territory),
        row.village,
        row.trained_on,
    )


def new_participant(request: HttpRequest) -> HttpResponse:
    """Somebody who looks the same is shown before the second sending. `?seance=` goes back to the session."""
    here = standing_of(request)
    office = here.acting()
    known = partners(here.scope)
    form = ParticipantForm(known, cooperatives(here.scope, CooperativeFilter(), limit=500), request.POST or None)
    similar: list[queries.ParticipantRow] = []
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        names = tuple(tidy(data[name]) for name in ("family", "post", "given"))
        similar = queries.similar_participants(here.scope, office, *names)
        if not similar or data["confirmed"]:
            sent = send(request, "training.register_participant", office, _payload(form), form=form, said=_said(names))
            if sent.recorded:
                session = uuid_of(request.GET.get("seance"))
                address = reverse("session_people", args=[session]) if session else reverse("participant_new")
                return redirect(address + (f"?coche={sent.id}" if session else ""))
        else:
            form.add_error("confirmed", _("Une personne du même nom est déjà inscrite : est-ce la même ?"))
    context = {"form": form, "similar": similar, "asks": bool(similar)}
    return render(request, "training/participant_new.html", context, status=422 if form.errors else 200)


def _said(names: tuple[str, ...]) -> str:
    return _("%(name)s est dans la liste.") % {"name": " ".join(part for part in names if part)}


def _payload(form: ParticipantForm) -> RegisterParticipant:
    data, (province, territory) = form.cleaned_data, form.where
    texts = ("family", "post", "given", "sex", "birth_year", "age_class", "kind", "village", "phone")
    belongs = uuid_of(data["belongs_to"])
    return RegisterParticipant(
        **{name: data[name] for name in texts},
        province=province,
        territory=territory,
        belongs_to=belongs,
        partner=belongs if data["belongs_to"] in form.partners else None,
    )


def participant(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """What somebody followed and holds."""
    here = standing_of(request)
    office = here.reading()
    row = queries.participant(here.scope, office, identifier)
    context = {
        "row": row,
        "kind": KIND_WORDS[row.kind],
        "sex": SEX_WORDS[row.sex],
        "age": AGE_WORDS[row.age_class] if not row.birth_year else "",
        "zone": zone_name(row.province, row.territory),
        "followed": queries.followed(here.scope, office, identifier),
        "certificates": queries.certificates_of(here.scope, office, identifier),
    }
    return render(request, "training/participant.html", context)
