"""One session: who is expected, who came, the sheet on paper."""

from collections.abc import Iterable
from uuid import UUID, uuid5

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from lisanga.core.kernel import clock, french
from lisanga.core.kernel.ids import new_id
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.members.queries import find
from lisanga.domains.training import queries
from lisanga.domains.training.operations.correct_attendance import CorrectAttendance
from lisanga.domains.training.operations.enrol_participants import EnrolParticipants
from lisanga.domains.training.operations.record_attendance import RecordAttendance
from lisanga.domains.training.rules import BadLines, lines_of_sheet
from lisanga.interfaces.public.receipts import qr
from lisanga.interfaces.web.paging import PAGE, day_of, uuid_of
from lisanga.interfaces.web.submitting import ReasonForm, send
from lisanga.interfaces.web.training.sessions.registering import register_member
from lisanga.interfaces.web.training.standing import Standing, standing_of
from lisanga.interfaces.web.training.words import AGE_WORDS, KIND_WORDS, SEX_WORDS
from lisanga.interfaces.web.training.zones import zone_name

BLANK_LINES = 6  # on the printed sheet, for those who come unexpected


def session(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """When, where, by whom, and who came; names for the office alone, counts for the partner."""
    here = standing_of(request)
    row = queries.session(here.scope, identifier)
    sees = row.organisation == here.office
    lines = queries.sheet(here.scope, row.organisation, identifier) if sees else []
    context = {
        "row": row,
        "zone": zone_name(row.province, row.territory),
        "late": row.is_late(clock.today()),
        "may": here.may and sees,
        "sees_people": sees,
        "lines": [(line, KIND_WORDS[line.kind], SEX_WORDS[line.sex], AGE_WORDS[line.age_class]) for line in lines],
        "counts": by_age(queries.session_counts(here.scope, identifier)),
        "staff": [] if sees else queries.own_staff(here.scope, identifier),
        "certified": sum(1 for line in lines if line.certificate),
        "waiting": sum(1 for line in lines if line.came_on and not line.certificate),
        "operation_id": new_id(),
    }
    return render(request, "training/session.html", context)


def by_age(counts: Iterable[queries.CountLine]) -> list[tuple[object, int, int, int]]:
    """Age class, women, men, both; and the total last. Empty when nobody came."""
    found: dict[str, list[int]] = {}
    for one in counts:
        found.setdefault(one.age_class, [0, 0])[0 if one.sex == "F" else 1] += one.count
    rows: list[tuple[object, int, int, int]] = []
    for age, words in AGE_WORDS.items():
        if age in found:
            women, men = found[age]
            rows.append((words, women, men, women + men))
    if rows:
        women, men = sum(row[1] for row in rows), sum(row[2] for row in rows)
        rows.append((_("Total"), women, men, women + men))
    return rows


def acting_on(request: HttpRequest, identifier: UUID) -> tuple[Standing, queries.SessionRow]:
    """A session of the reader's own office, to write about; NotVisible for the others and for one that is cancelled."""
    here = standing_of(request)
    row = queries.session(here.scope, identifier)
    if row.organisation != here.acting() or row.cancelled:
        raise NotVisible
    return here, row


def session_people(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """Who is expected: tick names of the list."""
    here, row = acting_on(request, identifier)
    if request.method == "POST" and (answer := register_member(request, here, row)) is not None:
        return answer
    if request.method == "POST":
        wanted = tuple(one for text in request.POST.getlist("qui") if (one := uuid_of(text)))
        if wanted:
            said = _("Inscriptions notées.")
            payload = EnrolParticipants(session=identifier, participants=wanted)
            sent = uuid_of(request.POST.get("operation_id")) or new_id()
            if send(request, "training.enrol_participants", row.organisation, payload, id=sent, said=said).recorded:
                return redirect("training_session", identifier)
        else:
            messages.error(request, _("Cochez au moins une personne."))
    text = request.GET.get("q", "")[:80]
    known = {line.participant for line in queries.sheet(here.scope, row.organisation, identifier)}
    found = queries.participants(here.scope, row.organisation, text, limit=PAGE * 4)
    context = {
        "row": row,
        "text": text,
        "people": [(one, KIND_WORDS[one.kind]) for one in found if one.id not in known],
        "members": find(here.scope, text, 12) if text else [],
        "ticked": request.GET.get("coche", ""),
        "registered": len(known),
        "operation_id": new_id(),
    }
    return render(request, "training/session_people.html", context)


def attendance(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """The tap list: one tap a person, one for everybody. The id of an operation follows from the page and the person,
    so that the same tap twice is a duplicate."""
    here, row = acting_on(request, identifier)
    lines = queries.sheet(here.scope, row.organisation, identifier)
    if request.method == "POST":
        day = day_of(request.POST.get("jour")) or row.held_on or clock.today()
        page = uuid_of(request.POST.get("operation_id")) or new_id()
        who = uuid_of(request.POST.get("qui"))
        everybody = "tous" in request.POST  # Enter in the box of the day tells the day alone
        present = [
            line.participant for line in lines if line.came_on is None and (everybody or line.participant == who)
        ]
        if present:
            payload = RecordAttendance(session=identifier, present=tuple(present))
            sent = uuid5(page, "tous" if everybody or who is None else who.hex)
            send(request, "training.record_attendance", row.organisation, payload, id=sent, business_date=day)
        address = reverse("attendance", args=[identifier])
        return redirect(f"{address}?jour={day.isoformat()}")
    context = {
        "row": row,
        "lines": [(line, KIND_WORDS[line.kind]) for line in lines],
        "came": sum(1 for line in lines if line.came_on),
        "day": day_of(request.GET.get("jour")) or row.held_on or clock.today(),
        "operation_id": new_id(),
    }
    return render(request, "training/attendance.html", context)


def sheet_lines(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """What the paper says: the numbers of the lines signed."""
    here, row = acting_on(request, identifier)
    lines = queries.sheet(here.scope, row.organisation, identifier)
    typed, problem = request.POST.get("lignes", ""), ""
    if request.method == "POST":
        try:
            signed = lines_of_sheet(typed, max((line.line for line in lines), default=0))
        except BadLines as error:
            signed = set()
            problem = _("« %(part)s » n’est pas une ligne de cette feuille.") % {"part": error.part}
        present = tuple(line.participant for line in lines if line.line in signed)
        day = day_of(request.POST.get("jour")) or row.held_on or clock.today()
        if present and not problem:
            told = french.plural(len(present), _("présence notée"), _("présences notées"))
            payload = RecordAttendance(session=identifier, present=present)
            sent = uuid_of(request.POST.get("operation_id")) or new_id()
            answer = send(
                request, "training.record_attendance", row.organisation, payload, id=sent, business_date=day, said=told
            )
            if answer.recorded:
                return redirect("training_session", identifier)
        problem = problem or _("Écrivez les numéros des lignes signées, par exemple 1-12, 14, 16.")
    context = {"row": row, "lines": lines, "typed": typed, "problem": problem, "operation_id": new_id()}
    context["day"] = day_of(request.POST.get("jour")) or row.held_on or clock.today()
    return render(request, "training/sheet_lines.html", context, status=422 if problem else 200)


def sheet_paper(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """The sheet to print: a line a person, some blank ones, a QR that opens where it is typed in."""
    here = standing_of(request)
    row = queries.session(here.scope, identifier)
    if row.organisation != here.office:
        raise NotVisible
    lines = queries.sheet(here.scope, row.organisation, identifier)
    address = request.build_absolute_uri(reverse("sheet_lines", args=[identifier]))
    context = {
        "row": row,
        "zone": zone_name(row.province, row.territory),
        "lines": [(line, AGE_WORDS[line.age_class]) for line in lines],
        "blanks": range(BLANK_LINES),
        "qr": qr(address),
    }
    return render(request, "training/sheet_paper.html", context)


def correct_presence(request: HttpRequest, identifier: UUID, participant: UUID) -> HttpResponse:
    """Somebody marked present had not come."""
    here, row = acting_on(request, identifier)
    lines = queries.sheet(here.scope, row.organisation, identifier)
    line = next((one for one in lines if one.participant == participant and one.came_on), None)
    if line is None:
        raise NotVisible
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        payload = CorrectAttendance(session=identifier, participant=participant, reason=form.cleaned_data["reason"])
        said = _("La présence est corrigée.")
        sent = send(request, "training.correct_attendance", row.organisation, payload, form=form, said=said)
        if sent.recorded:
            return redirect("training_session", identifier)
    context = {"form": form, "title": _("%(name)s n’était pas là") % {"name": line.name}}
    context["back"] = reverse("training_session", args=[identifier])
    return render(request, "training/form.html", context, status=422 if form.errors else 200)
