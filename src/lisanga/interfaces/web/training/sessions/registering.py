"""A member of a followed cooperative becomes a participant, from the cooperative's own register."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from lisanga.core.kernel.ids import new_id
from lisanga.domains.members.queries import member
from lisanga.domains.training.operations.register_participant import RegisterParticipant
from lisanga.domains.training.queries import SessionRow
from lisanga.interfaces.web.paging import uuid_of
from lisanga.interfaces.web.submitting import send
from lisanga.interfaces.web.training.standing import Standing


def register_member(request: HttpRequest, here: Standing, row: SessionRow) -> HttpResponse | None:
    """By the button beside a member's name, `cooperative~member`; the new participant is ticked on the next page. None
    when no member was named; NotVisible when the register may not be read."""
    place, _separator, who = request.POST.get("membre", "").partition("~")
    organisation, identifier = uuid_of(place), uuid_of(who)
    if organisation is None or identifier is None:
        return None
    found = member(here.scope, organisation, identifier)
    payload = RegisterParticipant(
        kind="member",
        family=found.name.family,
        post=found.name.post,
        given=found.name.given,
        sex=found.sex,
        birth_year=found.birth_year,
        village=found.village,
        province=row.province,
        territory=row.territory,
        belongs_to=organisation,
        member=identifier,
        partner=row.partner,
    )
    sent = uuid_of(request.POST.get("operation_id")) or new_id()
    said = _("Le membre est dans la liste : cochez-le.")
    answer = send(request, "training.register_participant", row.organisation, payload, id=sent, said=said)
    address = reverse("session_people", args=[row.id])
    return redirect(f"{address}?coche={answer.id}" if answer.recorded else address)
