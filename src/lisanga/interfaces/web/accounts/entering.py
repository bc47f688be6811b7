"""From a right password to a signed-in browser, and where it goes next."""

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from lisanga.core.scope.models import Person
from lisanga.core.scope.signed_in import note_browser
from lisanga.core.scope.throttle import DEVICE_AGE, DEVICE_COOKIE, device_cookie, device_of


def enter(request: HttpRequest, person: Person, wanted: str = "") -> HttpResponse:
    """A new session for the person, then the page that was asked for first."""
    login(request, person)
    note_browser(request.session, request.headers.get("User-Agent", ""), client_address(request))
    response = redirect("password" if person.must_change_password else next_page(request, wanted))
    return remember_device(request, response, person)


def remember_device(request: HttpRequest, response: HttpResponse, person: Person) -> HttpResponse:
    """This browser's mistakes are counted apart from now on, so that nobody else's lock its owner out."""
    if not device_of(request.COOKIES.get(DEVICE_COOKIE, ""), person.id):
        response.set_cookie(
            DEVICE_COOKIE,
            device_cookie(person.id),
            max_age=int(DEVICE_AGE.total_seconds()),
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    return response


def next_page(request: HttpRequest, wanted: str) -> str:
    """Only a page of ours; the home page for anything else."""
    own = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if own else "/"


def client_address(request: HttpRequest) -> str:
    return str(getattr(request, "client_address", ""))
