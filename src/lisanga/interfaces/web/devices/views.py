"""Telephones of a cooperative, or of the programme office: prepared with a square to scan, followed, taken back."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from lisanga.core.operations.queries import waiting_for
from lisanga.core.scope.devices.codes import CODE_LASTS, issue_code
from lisanga.core.scope.roles import Permission
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.directory import queries
from lisanga.domains.directory.operations.accept_outbox import AcceptOutbox, outbox_of
from lisanga.domains.directory.operations.change_device import ChangeDevice
from lisanga.domains.directory.operations.device_words import LONGEST_NAME
from lisanga.domains.directory.operations.invite_device import InviteDevice
from lisanga.domains.directory.operations.refuse_outbox import RefuseOutbox
from lisanga.domains.directory.operations.revoke_device import LONGEST_REASON, RevokeDevice
from lisanga.domains.directory.queries import DeviceRow
from lisanga.domains.stock.queries import centres
from lisanga.domains.treasury.queries import till_choices, tills
from lisanga.interfaces.public.receipts import qr
from lisanga.interfaces.web.here import Here, keeping_here
from lisanga.interfaces.web.history import events_of, known_in
from lisanga.interfaces.web.register.payloads import labelled
from lisanga.interfaces.web.submitting import OperationForm, send
from lisanga.interfaces.web.treasury.forms import set_choices

APP = "/terrain/"
_SHOWN = 8  # of what waits for a yes: each opens its line of the register, where the rest is


@dataclass(frozen=True, slots=True)
class Shown:
    """A telephone with the name of its centre, and how it stands in one word."""

    row: DeviceRow
    centre: str
    tone: str
    word: str


@dataclass(frozen=True, slots=True)
class Float:
    """A telephone's own till, in francs."""

    name: str
    balance: int


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
    till = forms.ChoiceField(
        label=_("Son fonds de caisse"),
        required=False,
        help_text=_("La caisse que la personne porte avec elle : le téléphone ne paie que de celle-là."),
    )

    def __init__(self, here: Here, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if here.is_programme:  # it weighs nothing and pays nobody
            del self.fields["centre"], self.fields["till"]
            self.fields["name"].help_text = _("Par exemple « Téléphone d’Antho » : on le retrouve sous ce nom.")
            return
        named = [(str(one.id), one.name) for one in centres(here.scope, here.id) if one.active]
        set_choices(self.fields["centre"], [("", _("Toute la coopérative")), *named])
        rows = till_choices(here.scope, here.id)
        boxes = [(str(till), name) for till, name, kind, currency in rows if (kind, currency) == ("cash", "CDF")]
        set_choices(self.fields["till"], [("", _("Aucun : il ne paie personne")), *boxes])

    def chosen(self, name: str) -> UUID | None:
        """The centre or the till; None for none."""
        text = self.cleaned_data.get(name)
        return UUID(text) if text else None


class RevokeForm(OperationForm):
    reason = forms.CharField(
        label=_("Pourquoi ?"),
        max_length=LONGEST_REASON,
        help_text=_("Perdu, volé, en panne, rendu : la réponse reste au registre."),
    )


class RefuseForm(OperationForm):
    reason = forms.CharField(
        label=_("Pourquoi ?"),
        max_length=LONGEST_REASON,
        help_text=_("Par exemple : le téléphone était volé, aucune de ces livraisons n’a eu lieu."),
    )


def devices(request: HttpRequest, code: str) -> HttpResponse:
    """Every telephone: last contact, what was left on it, and what waits for a person."""
    here = keeper(request, code)
    names = {one.id: one.name for one in centres(here.scope, here.id)}
    rows = [_shown(row, names) for row in queries.devices(here.scope, here.id)]
    return render(request, "devices/list.html", {"here": here, "rows": rows})


def keeper(request: HttpRequest, code: str) -> Here:
    """Who keeps the people of a cooperative, or of the programme office, keeps its telephones."""
    here = keeping_here(request, code)
    here.require(Permission.PEOPLE)
    return here


def _shown(row: DeviceRow, centres: dict[UUID, str]) -> Shown:
    tone, word = _state(row)
    return Shown(row, centres.get(row.centre, "") if row.centre else "", tone, word)


def _state(row: DeviceRow) -> tuple[str, str]:
    if row.waiting:
        return "watch", _now("à accepter")
    if row.refused_at:
        return "bad", _now("retiré, livraison refusée")
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
        payload = InviteDevice(name=form.cleaned_data["name"], centre=form.chosen("centre"), till=form.chosen("till"))
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
    waiting = waiting_for(here.scope, here.id, outbox_of(row.id), _SHOWN) if row.waiting else []
    known = known_in(here, waiting)
    context = {
        "here": here,
        "one": _shown(row, names),
        "row": row,
        "waiting": [(held, _said(labelled(held.payload, known))) for held in waiting],
        "more": row.waiting - len(waiting),
        "float": _float(here, row),
        "events": events_of(here, row.id),
    }
    return render(request, "devices/device.html", context)


def _said(lines: list[tuple[str, str]] | None) -> str:
    """The first words of what was sent: who, what, where, how much."""
    return " · ".join(words for _label, words in (lines or [])[:4])


def _float(here: Here, row: DeviceRow) -> Float | None:
    if row.till is None:
        return None
    return next((Float(one.name, one.balance) for one in tills(here.scope, here.id) if one.id == row.till), None)


def change_device(request: HttpRequest, code: str, identifier: UUID) -> HttpResponse:
    """Another name, another centre, another float."""
    here = keeper(request, code)
    row = queries.device(here.scope, here.id, identifier)
    initial = {"name": row.name, "centre": str(row.centre or ""), "till": str(row.till or "")}
    form = DeviceForm(here, request.POST or None, initial=initial)
    back = here.url("device", identifier)
    if request.method == "POST" and form.is_valid():
        centre, till = form.chosen("centre"), form.chosen("till")
        payload = ChangeDevice(device=identifier, name=form.cleaned_data["name"], centre=centre, till=till)
        if send(request, "directory.change_device", here.id, payload, form=form, said=_now("C’est noté.")).recorded:
            return redirect(back)
    context = {"here": here, "form": form, "title": _now("Changer le téléphone"), "back": back}
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


def refuse_outbox(request: HttpRequest, code: str, identifier: UUID) -> HttpResponse:
    """A person's no to it, with the reason. Whoever answered meanwhile has decided: this page then says so."""
    here = keeper(request, code)
    row = queries.device(here.scope, here.id, identifier)
    form, back = RefuseForm(request.POST or None), here.url("device", identifier)
    if row.revoked_at is None:
        return redirect(back)
    if request.method == "POST" and form.is_valid():
        payload = RefuseOutbox(device=identifier, reason=form.cleaned_data["reason"])
        said = _now("C’est refusé : rien n’a changé dans les comptes, et tout reste lisible au registre.")
        if send(request, "directory.refuse_outbox", here.id, payload, form=form, said=said).recorded:
            return redirect(back)
    why = _now(
        "Rien de ce que ce téléphone a livré, ni de ce qu’il livrera encore, ne sera enregistré. On n’y revient pas : "
        "ce qui était vrai se saisit de nouveau, avec le papier du membre. Tout reste lisible au registre."
    )
    title, submit = _now("Refuser ce que %(name)s a livré") % {"name": row.name}, _now("Refuser pour de bon")
    context = {"here": here, "form": form, "title": title, "why": why, "back": back, "submit": submit}
    return render(request, "devices/form.html", context, status=422 if form.errors else 200)
