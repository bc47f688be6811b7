"""The page of the field app and its service worker, as the build left them; everything else of it is a static file."""

from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lisanga.interfaces.web.middleware import public

SHELL = Path(__file__).resolve().parent / "shell"
# As strict as the office's; a manifest and a service worker besides, and no form that leaves.
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "form-action 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
# The camera reads squares on paper, for this page alone and only while the person lets it.
POWERS = "camera=(self)"


@public
def shell(request: HttpRequest) -> HttpResponse:
    """The same bytes for everybody: it carries nothing of anybody. 503 where the app was left out of the package."""
    answer = _built(request, "index.html", "text/html; charset=utf-8")
    answer.headers["Permissions-Policy"] = POWERS
    return answer


@public
def worker(request: HttpRequest) -> HttpResponse:
    """Here and not among the static files, so that it may answer for /terrain/ and for nothing else."""
    return _built(request, "sw.js", "text/javascript; charset=utf-8")


def _built(request: HttpRequest, name: str, content_type: str) -> HttpResponse:
    file = SHELL / name
    if not file.exists():
        return render(request, "field/missing.html", status=503)
    answer = HttpResponse(file.read_bytes(), content_type=content_type)
    answer.headers["Content-Security-Policy"] = POLICY
    answer.headers["Cache-Control"] = "no-cache"
    return answer
