"""Who asks, what they may not see, and what a browser may do with our pages."""

from collections.abc import Callable
from typing import TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.functional import SimpleLazyObject
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from lisanga.core.kernel import clock
from lisanga.core.scope.models import Person
from lisanga.core.scope.viewer import NotVisible, viewer_of, visitor

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
POWERS = "camera=()"
"""Of a page of the office: no camera, which the field app alone has a use for."""
MOST_BYTES = 64 * 1024 * 1024
"""Of one request, files included: a register of 50 MB and its form. More is not read at all, by whomever it is sent."""
View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def public(view: View) -> View:
    """Marks a view that a visitor may open."""
    view.is_public = True  # type: ignore[attr-defined]  # read below
    return view


def before_password(view: View) -> View:
    """Marks a view that is open while a first password has not been changed yet."""
    view.is_before_password = True  # type: ignore[attr-defined]  # read below
    return view


class CsrfMiddleware(CsrfViewMiddleware):
    """Sends its cookie when it is new, not again with every form: it would weigh 140 bytes a page. Signing in renews it
    long before it ends."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if request.META.get("CSRF_COOKIE") == request.COOKIES.get(settings.CSRF_COOKIE_NAME):
            request.META["CSRF_COOKIE_NEEDS_UPDATE"] = False
        return super().process_response(request, response)


class OfficeMiddleware:
    """Sign-in by default; what may not be seen is a plain 404; a strict content security policy on every answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        length = str(request.META.get("CONTENT_LENGTH") or "")
        if length.isdigit() and int(length) > MOST_BYTES:
            return HttpResponse(_("Ce que vous envoyez est trop lourd : 64 Mo au plus."), status=413)
        request.viewer = SimpleLazyObject(lambda: _viewer(request))  # type: ignore[attr-defined]  # see requests.py
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        if response.headers.get("Content-Type", "").startswith("text/html"):
            response.headers.setdefault("Permissions-Policy", POWERS)
        if not request.path.startswith(settings.STATIC_URL):
            response.headers.setdefault("Cache-Control", "private, no-cache")
            patch_vary_headers(response, ("HX-Request",))
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: object, kwargs: object
    ) -> HttpResponseBase | None:
        if _holds_nul(request):
            return render(request, "400.html", status=400)
        if getattr(view, "is_public", False):
            return None
        person = request.user
        if not isinstance(person, Person) and not getattr(person, "is_authenticated", False):
            return redirect(f"{reverse('signin')}?{urlencode({'next': request.get_full_path()})}")
        if getattr(person, "must_change_password", False) and not getattr(view, "is_before_password", False):
            return redirect("password")
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, NotVisible):
            return not_found(request)
        return None


def _holds_nul(request: HttpRequest) -> bool:
    """Whether the address or a field holds the character U+0000: nobody can type it, and PostgreSQL refuses it."""
    fields = (values for sent in (request.GET, request.POST) for _name, values in sent.lists())
    return "\0" in request.path_info or any("\0" in value for values in fields for value in values)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The same page for what does not exist and for what may not be seen."""
    return render(request, "404.html", status=404)


def _viewer(request: HttpRequest) -> object:
    today = clock.today()
    if isinstance(request.user, SimpleLazyObject) and request.user.is_authenticated:
        return viewer_of(request.user, today)
    if isinstance(request.user, Person):
        return viewer_of(request.user, today)
    return visitor(today)
