"""Telephones of a cooperative: prepared with a square to scan, followed, taken back."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from lisanga.core.scope.devices.codes import CODE_LASTS, issue_code
from lisanga.core.scope.roles import Permission
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.directory import queries
from lisanga.domains.directory.operations.accept_outbox import AcceptOutbox, outbox_of
from lisanga.domains.directory.operations.change_device import ChangeDevice
from lisanga.domains.directory.operations.device_words import LONGEST_NAME
from lisanga.domains.directory.operations.invite_device import InviteDevice
from lisanga.domains.directory.operations.revoke_device import LONGEST_REASON, RevokeDevice
from lisanga.domains.directory.queries import DeviceRow
from lisanga.domains.stock.queries import centres
from lisanga.interfaces.public.receipts import qr
from lisanga.interfaces.web.here import Here, cooperative_here
from lisanga.interfaces.web.submitting import OperationForm, send

APP = "/terrain/"


@dataclass(frozen=True, slots=True)
class Shown:
    """A telephone with the name of its centre, and how it stands in one word."""

    row: DeviceRow
    centre: str
    tone: str
    word: str


class DeviceForm(OperationForm):
    """What the office says of a telephone."""

    name = forms.CharField(
        label=_("Nom du téléphone"),
        max_length=LONGEST_NAME,
        help_text=_("Par exemple « Téléphone de Kimbata » : on le retrouve sous ce nom, ici et sur le téléphone."),
    )
    centre = forms.ChoiceField(
        label=_("Centre de collecte"),
        required=False,
        help_text=_("Il garde les membres de toute la coopérative, et les livraisons de ce centre."),
    )

    def __init__(self, here: Here, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["centre"]
        assert isinstance(field, forms.ChoiceField)
        named = [(str(one.id), one.name) for one in centres(here.scope, here.id) if one.active]
        field.choices = [("", _("Toute la coopérative")), *named]

    @property
    def chosen(self) -> UUID | None:
        text = self.cleaned_data["centre"]
        return UUID(text) if text else None


class RevokeForm(OperationForm):
    reason = forms.CharField(
        label=_("Pourquoi ?"),
        max_length=LONGEST_REASON,
        help_text=_("Perdu, volé, en panne, rendu : la réponse reste au registre."),
    )


def devices(request: HttpRequest, code: str) -> HttpResponse:
    """Every telephone: last contact, what was left on it, and what waits for a person."""
    here = keeper(request, code)
    names = {one.id: one.name for one in centres(here.scope, here.id)}
    rows = [_shown(row, names) for row in queries.devices(here.scope, here.id)]
    return render(request, "devices/list.html", {"here": here, "rows": rows})


def keeper(request: HttpRequest, code: str) -> Here:
    """Who keeps the people of the cooperative keeps its telephones."""
    here = cooperative_here(request, code)
    here.require(Permission.PEOPLE)
    return here


def _shown(row: DeviceRow, centres: dict[UUID, str]) -> Shown:
    tone, word = _state(row)
    return Shown(row, centres.get(row.centre, "") if row.centre else "", tone, word)


def _state(row: DeviceRow) -> tuple[str, str]:
    if row.waiting:
        return "watch", _now("à accepter")
    if row.wiped_at:
        return "info", _now("retiré et effacé")
    if row.revoked_at:
        return "watch", _now("retiré, pas encore revenu")
    if row.enrolled_at is None:
        return "wait", _now("attend son code")
    return "good", _now("en service")


def new_device(request: HttpRequest, code: str) -> HttpResponse:
    """Names a telephone, then shows its square at once."""
    here = keeper(request, code)
    form = DeviceForm(here, request.POST or None)
    if request.method == "POST" and form.is_valid():
        payload = InviteDevice(name=form.cleaned_data["name"], centre=form.chosen)
        if send(request, "directory.invite_device", here.id, payload, form=form).recorded:
            return _code_page(request, here, queries.device(here.scope, here.id, form.identifier))
    title, submit = _now("Ajouter un téléphone"), _now("Continuer")
    context = {"here": here, "form": form, "title": title, "submit": submit, "back": here.url("devices")}
    return render(request, "devices/form.html", context, status=422 if form.errors else 200)


@require_POST
def show_code(request: HttpRequest, code: str, identifier: UUID) -> HttpResponse:
    """A new square for a telephone that is still expected; the one before it ends."""
    here = keeper(request, code)
    row = queries.device(here.scope, here.id, identifier)
    if row.enrolled_at is not None or row.revoked_at is not None:
        raise NotVisible
    return _code_page(request, here, row)


def _code_page(request: HttpRequest, here: Here, row: DeviceRow) -> HttpResponse:
    """Never kept by a browser: whoever has the code is the telephone. A page sent twice shows a telephone that has
    enrolled meanwhile as it is."""
    if row.enrolled_at is not None or row.revoked_at is not None:
        return redirect(here.url("device", row.id))
    url = request.build_absolute_uri(f"{APP}#enroler={issue_code(row.id)}")
    minutes = int(CODE_LASTS.total_seconds()) // 60
    context = {"here": here, "row": row, "url": url, "picture": qr(url), "minutes": minutes}
    response = render(request, "devices/code.html", context)
    response["Cache-Control"] = "no-store"
    return response


def device(request: HttpRequest, code: str, identifier: UUID) -> HttpResponse:
    """One telephone: what it said of itself, and what may be done about it."""
    here = keeper(request, code)
    row = queries.device(here.scope, here.id, identifier)
    names = {one.id: one.name for one in centres(here.scope, here.id)}
    return render(request, "devices/device.html", {"here": here, "one": _shown(row, names), "row": row})


def change_device(request: HttpRequest, code: str, identifier: UUID) -> HttpResponse:
    """Another name, another centre."""
    here = keeper(request, code)
    row = queries.device(here.scope, here.id, identifier)
    form = DeviceForm(here, request.POST or None, initial={"name": row.name, "centre": str(row.centre or "")})
    back = here.url("device", identifier)
    if request.method == "POST" and form.is_valid():
        payload = ChangeDevice(device=identifier, name=form.cleaned_data["name"], centre=form.chosen)
        if send(request, "directory.change_device", here.id, payload, form=form, said=_now("C’est noté.")).recorded:
            return redirect(back)
    context = {"here": here, "form": form, "title": _now("Renommer ou déplacer"), "back": back}
    return render(request, "devices/form.html", context, status=422 if form.errors else 200)


def revoke_device(request: HttpRequest, code: str, identifier: UUID) -> HttpResponse:
    """Takes it back: lost, stolen, broken, given back."""
    here = keeper(request, code)
    row = queries.device(here.scope, here.id, identifier)
    form, back = RevokeForm(request.POST or None), here.url("device", identifier)
    if request.method == "POST" and form.is_valid():
        payload = RevokeDevice(device=identifier, reason=form.cleaned_data["reason"])
        said = _now("Le téléphone est retiré : à son prochain contact il livre ce qu’il garde, puis s’efface.")
        if send(request, "directory.revoke_device", here.id, payload, form=form, said=said).recorded:
            return redirect(back)
    title = _now("Retirer %(name)s") % {"name": row.name}
    why = _now("À son prochain contact, il livre ce qu’il garde encore, qui attendra votre accord, puis il s’efface.")
    context = {"here": here, "form": form, "title": title, "why": why, "back": back, "submit": _now("Retirer")}
    return render(request, "devices/form.html", context, status=422 if form.errors else 200)


@require_POST
def accept_outbox(request: HttpRequest, code: str, identifier: UUID) -> HttpResponse:
    """A person's yes to what a telephone delivered after it was taken back."""
    here = keeper(request, code)
    row = queries.device(here.scope, here.id, identifier)
    if row.revoked_at is None:
        raise NotVisible
    said = _now("C’est accepté : ces opérations sont au registre, chacune avec son verdict.")
    payload = AcceptOutbox(device=identifier)
    send(request, "directory.accept_outbox", here.id, payload, id=outbox_of(identifier), said=said)
    return redirect(here.url("device", identifier))
