"""Pictures of a visit: small on its page, whole when opened; for whoever reads the visit."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotModified
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import parse_etags
from django.utils.translation import gettext as _

from lisanga.core.files.keeping import bytes_at, known
from lisanga.core.files.kinds import UploadRefused
from lisanga.core.files.pictures import Shrink, redrawn
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.training import queries
from lisanga.domains.training.operations.add_photos import AddPhotos
from lisanga.domains.training.operations.remove_photo import RemovePhoto
from lisanga.interfaces.web.files import DAY, POLICY, served
from lisanga.interfaces.web.requests import viewer_of_request
from lisanga.interfaces.web.submitting import ReasonForm, send
from lisanga.interfaces.web.training.standing import standing_of
from lisanga.interfaces.web.training.visits.forms import PhotosForm

SMALL = Shrink(side=240, most=8_000)  # of a page that 2G brings


def photo(request: HttpRequest, identifier: UUID) -> HttpResponseBase:
    """The whole picture, which a browser lets one enlarge."""
    row = queries.visit_photo(viewer_of_request(request).scope, identifier)
    return served(request, row.organisation, row.sha256, inline=True, fresh=DAY)


def small_photo(request: HttpRequest, identifier: UUID) -> HttpResponseBase:
    """The same, drawn small: eight thousand bytes at most, asked for once."""
    row = queries.visit_photo(viewer_of_request(request).scope, identifier)
    file = known(row.organisation, [row.sha256]).get(row.sha256)
    if file is None or file.is_removed:
        raise NotVisible
    etag = f'"{row.sha256[:32]}-{SMALL.side}"'
    response: HttpResponseBase
    if etag in parse_etags(request.headers.get("If-None-Match", "")):
        response = HttpResponseNotModified()
    else:
        try:
            content = redrawn(bytes_at(row.organisation, row.sha256).read_bytes(), SMALL)
        except (FileNotFoundError, UploadRefused):
            raise NotVisible from None
        response = HttpResponse(content, content_type="image/jpeg")
    response["ETag"] = etag
    response["Cache-Control"] = f"private, max-age={DAY}"
    response["Content-Security-Policy"] = POLICY
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def add_photos(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """More pictures of a visit, noted or not yet."""
    here = standing_of(request)
    office = here.acting()
    row = queries.visit(here.scope, identifier)
    if row.organisation != office:
        raise NotVisible
    form = PhotosForm(request.POST or None, request.FILES or None)
    form.keep_for(office, here.viewer.person)
    if request.method == "POST" and form.is_valid():
        payload = AddPhotos(visit=identifier, photos=form.cleaned_data["photos"])
        said = _("Les photos sont ajoutées à la visite.")
        if send(request, "training.add_photos", office, payload, form=form, said=said).recorded:
            return redirect("visit", identifier)
    context = {"row": row, "form": form}
    return render(request, "training/visit_photos.html", context, status=422 if form.errors else 200)


def remove_photo(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """Taken away with a reason: somebody on it did not agree, or it was the wrong one."""
    here = standing_of(request)
    office = here.acting()
    row = queries.visit_photo(here.scope, identifier)
    if row.organisation != office:
        raise NotVisible
    form = ReasonForm(request.POST or None)
    back = reverse("visit", args=[row.visit])
    if request.method == "POST" and form.is_valid():
        payload = RemovePhoto(photo=identifier, reason=form.cleaned_data["reason"])
        said = _("La photo est ôtée. Elle est effacée du disque dans les jours qui suivent.")
        if send(request, "training.remove_photo", office, payload, form=form, said=said).recorded:
            return redirect(back)
    context = {"form": form, "title": _("Ôter cette photo"), "back": back}
    return render(request, "training/form.html", context, status=422 if form.errors else 200)
