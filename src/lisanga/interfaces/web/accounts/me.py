"""Who I am here: my roles, my browsers, my password and my second factor."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lisanga.core.kernel.phone import display_phone
from lisanga.core.scope.models import Person
from lisanga.core.scope.signed_in import SessionRow, end_other_sessions, end_session, sessions_of
from lisanga.core.scope.tokens import revoke, tokens_of
from lisanga.core.scope.totp import recovery_codes_left
from lisanga.domains.directory.queries import GrantRow, my_grants
from lisanga.interfaces.web.accounts.browsers import browser_name
from lisanga.interfaces.web.accounts.who import person_of
from lisanga.interfaces.web.paging import uuid_of
from lisanga.interfaces.web.requests import viewer_of_request


def me(request: HttpRequest) -> HttpResponse:
    """Roles, locks, browsers and programs, each with its button."""
    person, viewer = person_of(request), viewer_of_request(request)
    today = viewer.today
    grants = my_grants(viewer.scope)
    context = {
        "person": person,
        "phone": display_phone(person.phone) if person.phone else "",
        "grants": [(grant, _state(grant, today)) for grant in grants],
        "sessions": [(row, browser_name(row.user_agent)) for row in _sessions(request, person)],
        "tokens": [token for token in tokens_of(person) if token.revoked_at is None],
        "recovery_left": recovery_codes_left(person) if person.totp_confirmed_at else 0,
    }
    return render(request, "accounts/me.html", context)


@require_POST
def end_sessions(request: HttpRequest) -> HttpResponse:
    """One browser by its reference, or all but this one. A reference of somebody else's session does nothing."""
    person = person_of(request)
    reference = request.POST.get("session", "")
    if reference:
        if end_session(person, reference):
            messages.success(request, _("Cet appareil est déconnecté."))
    elif end_other_sessions(person, request.session.session_key or ""):
        messages.success(request, _("Vos autres appareils sont déconnectés."))
    return redirect("me")


@require_POST
def end_token(request: HttpRequest) -> HttpResponse:
    """A program that acted for the person does so no more."""
    token = uuid_of(request.POST.get("token"))
    if token is not None and revoke(person_of(request), token):
        messages.success(request, _("Ce programme n’agit plus pour vous."))
    return redirect("me")


def _sessions(request: HttpRequest, person: Person) -> list[SessionRow]:
    return sessions_of(person, request.session.session_key)


def _state(grant: GrantRow, today: date) -> tuple[str, str]:
    if grant.valid_from > today:
        return "wait", _("à venir")
    if grant.valid_to is not None and grant.valid_to < today:
        return "quiet", _("terminé")
    return "good", _("en cours")
