"""Pages over the wire: brotli where the reader takes it, gzip otherwise."""

import re
import secrets

import brotli  # type: ignore[import-untyped]  # the package ships no types
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers

# Above 5 a page takes much longer to compress and hardly gets smaller.
QUALITY = 5
SMALLEST = 200
_TAKES_BROTLI = re.compile(r"\bbr\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))", re.IGNORECASE)


class CompressionMiddleware(GZipMiddleware):
    """Streams and readers without brotli go the way of Django's own middleware."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if (
            not isinstance(response, HttpResponse)
            or response.has_header("Content-Encoding")
            or len(response.content) < SMALLEST
        ):
            return super().process_response(request, response)
        if not _TAKES_BROTLI.search(request.headers.get("Accept-Encoding", "")):
            return super().process_response(request, response)
        patch_vary_headers(response, ("Accept-Encoding",))
        packed = brotli.compress(response.content, quality=QUALITY)
        if len(packed) >= len(response.content):
            return response
        response.content = packed
        response.headers["Content-Length"] = str(len(packed))
        response.headers["Content-Encoding"] = "br"
        # As Django does in the name of its gzip stream: a length that differs each time tells nothing of the content.
        response.headers["X-Padding"] = "0" * secrets.randbelow(self.max_random_bytes)
        etag = response.headers.get("ETag", "")
        if etag.startswith('"'):
            response.headers["ETag"] = f"W/{etag}"
        return response
