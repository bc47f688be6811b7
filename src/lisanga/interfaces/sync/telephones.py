"""The addresses of telephones over HTTP: bodies in, sizes capped before they are believed, answers packed."""

import gzip
import re
import zlib
from collections.abc import Callable
from typing import Any

import brotli  # type: ignore[import-untyped]  # the package ships no types
from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse

from lisanga.interfaces.sync.answers import encode, told
from lisanga.interfaces.sync.enrolment import enrol
from lisanga.interfaces.sync.exchange import Refused, carry
from lisanga.interfaces.sync.photographs.arriving import MOST_PIECE, Piece, receive
from lisanga.interfaces.sync.photographs.pieces import NoRoom
from lisanga.interfaces.sync.window.rows import rows_for

MOST_SENT, MOST_INFLATED = 512 * 1024, 2 * 1024 * 1024
_SMALLEST_PACKED = 200
_NUMBER = re.compile(r"[0-9]{1,9}")
_BROTLI_QUALITY, _GZIP_LEVEL = 5, 6
_TAKES_BROTLI = re.compile(r"\bbr\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))", re.IGNORECASE)
_TAKES_GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))", re.IGNORECASE)


def devices(request: HttpRequest) -> HttpResponse:
    """Enrolment: a one-time code and a public key in, who the telephone is out."""
    return _answered(request, lambda: enrol(_body(request)))


def sync(request: HttpRequest) -> HttpResponse:
    """One exchange: operations up, verdicts down, after a durable commit."""

    def exchanged() -> dict[str, Any]:
        carried = carry(_body(request), request.headers.get("Lisanga-Signature", ""))
        return told(carried) | rows_for(carried)

    return _answered(request, exchanged)


def photograph(request: HttpRequest, digest: str) -> HttpResponse:
    """A piece of a photograph: how much of it is held, after it is."""
    return _answered(request, lambda: receive(_piece(request, digest)), "PUT")


for _view in (devices, sync, photograph):
    _view.is_public = True  # type: ignore[union-attr]  # read by the office's middleware: no session is asked for


def _answered(request: HttpRequest, work: Callable[[], dict[str, Any]], method: str = "POST") -> HttpResponse:
    if request.method != method:
        return _packed(request, 405, {"error": "method"}, {"Allow": method})
    try:
        return _packed(request, 200, work())
    except Refused as refused:
        return _packed(request, refused.status, refused.body)
    except (DatabaseError, InterfaceError, NoRoom):
        return _packed(request, 503, {"error": "busy"}, {"Retry-After": "5"})


def _body(request: HttpRequest) -> bytes:
    """What was sent, inflated; never more than a body may hold, whatever its head says."""
    if int(request.headers.get("Content-Length") or 0) > MOST_SENT:
        raise Refused(413, "size")
    body: bytes = request.read(MOST_SENT + 1)
    if len(body) > MOST_SENT:
        raise Refused(413, "size")
    coding = request.headers.get("Content-Encoding", "identity").strip().lower()
    if coding == "identity":
        return body
    if coding != "gzip":
        raise Refused(400, "malformed", message="Content-Encoding: gzip or none")
    return inflated(body)


def _piece(request: HttpRequest, digest: str) -> Piece:
    """What the head says, and no more of the body than a piece may have."""
    at, total = request.GET.get("at", ""), request.headers.get("Lisanga-Length", "")
    if not _NUMBER.fullmatch(at) or not _NUMBER.fullmatch(total):
        raise Refused(400, "malformed", message="at and Lisanga-Length are numbers of bytes")
    content: bytes = request.read(MOST_PIECE + 1)
    device, signature = request.headers.get("Lisanga-Device", ""), request.headers.get("Lisanga-Signature", "")
    return Piece(device, digest, int(at), int(total), content, signature)


def inflated(body: bytes) -> bytes:
    """One gzip member, to its end, and nothing after it."""
    inflater = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        whole = inflater.decompress(body, MOST_INFLATED + 1)
    except zlib.error as error:
        raise Refused(400, "malformed", message="this is no gzip") from error
    if len(whole) > MOST_INFLATED:
        raise Refused(413, "size")
    if not inflater.eof or inflater.unused_data:
        raise Refused(400, "malformed", message="this is no whole gzip")
    return whole


def _packed(
    request: HttpRequest, status: int, body: dict[str, Any], headers: dict[str, str] | None = None
) -> HttpResponse:
    content, coding = encode(body), ""
    takes = request.headers.get("Accept-Encoding", "")
    if len(content) >= _SMALLEST_PACKED and _TAKES_BROTLI.search(takes):
        content, coding = brotli.compress(content, mode=brotli.MODE_TEXT, quality=_BROTLI_QUALITY), "br"
    elif len(content) >= _SMALLEST_PACKED and _TAKES_GZIP.search(takes):
        content, coding = gzip.compress(content, _GZIP_LEVEL, mtime=0), "gzip"
    sent = {"Cache-Control": "no-store", "Content-Length": str(len(content)), **(headers or {})}
    if coding:
        sent |= {"Content-Encoding": coding, "Vary": "Accept-Encoding"}
    return HttpResponse(content, status=status, content_type="application/json", headers=sent)
