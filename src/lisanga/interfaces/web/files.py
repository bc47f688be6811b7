"""A kept file as an answer: what it is and nothing else, on its own, for the reader alone."""

from uuid import UUID

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotModified
from django.utils.http import content_disposition_header, parse_etags

from lisanga.core.files.keeping import bytes_at, known
from lisanga.core.scope.viewer import NotVisible

# Whatever a file holds, a browser runs nothing of it and fetches nothing for it.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
DAY = 24 * 3600


def served(
    request: HttpRequest, organisation: UUID, sha256: str | None, *, inline: bool = False, fresh: int = 0
) -> HttpResponseBase:
    """The file; NotVisible when there is none or it was deleted. The caller has read `sha256` from a row by a scoped
    query: that is the right to read it. `inline` shows a picture instead of saving it (other kinds are always saved);
    `fresh` seconds pass before a browser asks again."""
    file = known(organisation, [sha256 or ""]).get(sha256 or "")
    if file is None or file.is_removed:
        raise NotVisible
    etag = f'"{file.sha256}"'
    response: HttpResponse | FileResponse | HttpResponseNotModified
    if etag in parse_etags(request.headers.get("If-None-Match", "")):
        response = HttpResponseNotModified()
    else:
        try:
            content = bytes_at(organisation, file.sha256).open("rb")
        except FileNotFoundError:
            raise NotVisible from None
        response = FileResponse(content, content_type=file.media_type)
        response["Content-Length"] = str(file.size)
        disposition = content_disposition_header(not (inline and file.is_image), file.name)
        response["Content-Disposition"] = disposition or "attachment"
    response["ETag"] = etag
    response["Cache-Control"] = f"private, max-age={fresh}" if fresh else "private, no-cache"
    response["Content-Security-Policy"] = POLICY
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["X-Content-Type-Options"] = "nosniff"
    return response
