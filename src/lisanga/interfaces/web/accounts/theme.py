"""Full sun or not: a cookie, so that it also holds before sign-in."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from lisanga.interfaces.web.accounts.entering import next_page
from lisanga.interfaces.web.middleware import public

THEME_COOKIE = "theme"
_YEAR = 365 * 24 * 3600


@public
@csrf_exempt  # another site could at most brighten the screen; so the menu of every page carries no token
@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Back to the page where the button stood."""
    chosen = request.POST.get("theme", "")
    response = redirect(next_page(request, request.headers.get("Referer", "")))
    if chosen == "sun":
        secure = settings.SESSION_COOKIE_SECURE
        response.set_cookie(THEME_COOKIE, "sun", max_age=_YEAR, secure=secure, httponly=True, samesite="Lax")
    else:
        response.delete_cookie(THEME_COOKIE, samesite="Lax")
    return response
