"""The picture of a member: shown to who reads the sheet, changed by who keeps the register."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lisanga.core.files.kinds import IMAGES
from lisanga.core.files.pictures import PORTRAIT
from lisanga.core.scope.roles import Permission
from lisanga.domains.members.operations.set_photo import SetPhoto
from lisanga.interfaces.web.files import DAY, served
from lisanga.interfaces.web.members.sheet import portrait_url, read
from lisanga.interfaces.web.submitting import OperationForm, send
from lisanga.interfaces.web.uploads import KeptFileField

MOST = 12 * 1024 * 1024


class PhotoForm(OperationForm):
    photo = KeptFileField(
        label=_("Photo"),
        allowed=IMAGES,
        most=MOST,
        shrink=PORTRAIT,
        help_text=_("Le visage de près, à la lumière du jour. Elle est réduite à 30 Ko et ne garde rien du lieu."),
    )


class RemoveForm(OperationForm):
    """Nothing but the wish to take it away."""


def portrait(request: HttpRequest, code: str, identifier: UUID) -> HttpResponseBase:
    """The picture itself, for the cooperative's readers and the member."""
    here, person = read(request, code, identifier)
    return served(request, here.id, person.photo, inline=True, fresh=DAY)


def change_photo(request: HttpRequest, code: str, identifier: UUID) -> HttpResponse:
    """A new picture, or none."""
    here, person = read(request, code, identifier)
    here.require(Permission.MEMBERS)
    removing = "remove" in request.POST
    form = PhotoForm() if removing else PhotoForm(request.POST or None, request.FILES or None)
    field = form.fields["photo"]
    assert isinstance(field, KeptFileField)
    field.for_(here.id, here.viewer.person)
    sent: OperationForm = RemoveForm(request.POST) if removing else form
    if request.method == "POST" and sent.is_valid():
        payload = SetPhoto(member=person.id, photo=sent.cleaned_data.get("photo", ""))
        said = _now("La photo est ôtée.") if removing else _now("La photo est enregistrée.")
        if send(request, "members.set_photo", here.id, payload, form=sent, said=said).recorded:
            return redirect(here.url("member", person.id))
    context = {
        "here": here,
        "person": person,
        "form": form,
        "removal": RemoveForm(auto_id="remove_%s"),
        "portrait": portrait_url(here, person),
    }
    return render(request, "members/photo.html", context, status=422 if sent.errors else 200)
