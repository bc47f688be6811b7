"""Operations in, verdicts out, for programs; and whether the server is well."""

from collections.abc import Callable

import msgspec
from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from lisanga.core.kernel import clock
from lisanga.core.operations.envelope import Envelope
from lisanga.core.operations.registry import OPERATIONS
from lisanga.core.scope.callers import viewers_by
from lisanga.interfaces.sync.gathering import WRITER, UnknownCaller
from lisanga.interfaces.sync.telephones import devices, photograph, sync

MOST = 1_000
_decoder = msgspec.json.Decoder(list[Envelope])
_encode = msgspec.json.Encoder().encode
_SCHEME = "bearer "
# Longer than any secret that we make; what is longer is not looked up.
_LONGEST_SECRET = 200


def operations(request: HttpRequest) -> HttpResponse:
    """1 to 1,000 envelopes of one person; one answer for each, in the same order, after a durable commit."""
    if request.method != "POST":
        return _refused(405, _("Cette adresse reçoit des opérations : POST."), {"Allow": "POST"})
    secret = _secret(request)
    if not secret:
        return _unknown()
    try:
        if int(request.headers.get("Content-Length") or 0) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            return _of_somebody(secret, 413, _("C’est trop à la fois : envoyez moins d’opérations par requête."))
        envelopes = _decoder.decode(request.body.decode())
    except (msgspec.DecodeError, ValueError) as error:
        text = _("Ces données sont illisibles : %(error)s") % {"error": error}
        return _of_somebody(secret, 400, text)
    if not 1 <= len(envelopes) <= MOST:
        return _of_somebody(secret, 400, _("Envoyez de 1 à 1 000 opérations à la fois."))
    if any(one.type in OPERATIONS and OPERATIONS[one.type].composed for one in envelopes):
        return _of_somebody(secret, 400, _("Ceci se soumet depuis le bureau : Lisanga compose lui-même ces chiffres."))
    if any(one.captured_at.tzinfo is None for one in envelopes):
        return _of_somebody(secret, 400, _("Une heure porte son fuseau : « captured_at »."))
    try:
        answers = WRITER.carry(secret, envelopes)
    except UnknownCaller:
        return _unknown()
    except (DatabaseError, InterfaceError):
        text = _("La base ne répond pas : renvoyez les mêmes opérations plus tard, elles ne seront pas doublées.")
        return _refused(503, text, {"Retry-After": "5"})
    return _answer(200, _encode(answers))


def health(request: HttpRequest) -> HttpResponse:
    """Whether the database answers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except (DatabaseError, InterfaceError):
        return _answer(503, _encode({"status": "database"}))
    return _answer(200, _encode({"status": "ok"}))


for _view in (operations, health):
    _view.is_public = True  # type: ignore[attr-defined]  # read by the office's middleware: no session is asked for

FILES = "/api/sync/files/"
photograph_view = csrf_exempt(photograph)
VIEWS: dict[str, Callable[[HttpRequest], HttpResponse]] = {
    "/api/operations": csrf_exempt(operations),
    "/api/devices": csrf_exempt(devices),
    "/api/sync": csrf_exempt(sync),
    "/api/health": health,
}


def _secret(request: HttpRequest) -> str:
    header = request.headers.get("Authorization", "")
    if header[: len(_SCHEME)].lower() != _SCHEME or len(header) > _LONGEST_SECRET:
        return ""
    return header[len(_SCHEME) :].strip()


def _of_somebody(secret: str, status: int, message: str) -> HttpResponse:
    """What is wrong with a body is told to those who may send one."""
    return _refused(status, message) if viewers_by([secret], clock.today()) else _unknown()


def _unknown() -> HttpResponse:
    text = _("Il faut un jeton valable : « Authorization: Bearer … ».")
    return _refused(401, text, {"WWW-Authenticate": "Bearer"})


def _refused(status: int, message: str, headers: dict[str, str] | None = None) -> HttpResponse:
    return _answer(status, _encode({"error": message}), headers)


def _answer(status: int, body: bytes, headers: dict[str, str] | None = None) -> HttpResponse:
    sent = {"Cache-Control": "no-store", "Content-Length": str(len(body)), **(headers or {})}
    return HttpResponse(body, status=status, content_type="application/json", headers=sent)
