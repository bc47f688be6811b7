"""When there is no network for long: a telephone's file comes in by hand, and its answer goes back the same way."""

import json
from itertools import groupby
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from lisanga.core.operations.queries import FollowedLine, verdicts_of
from lisanga.core.operations.verdicts import Verdict
from lisanga.domains.directory import queries
from lisanga.interfaces.sync.answers import LETTERS, NOT_ALLOWED
from lisanga.interfaces.sync.exchange import Carried, Refused
from lisanga.interfaces.sync.outbox_file import MOST_BYTES, read_file
from lisanga.interfaces.sync.phone import VERSION, short
from lisanga.interfaces.web.devices.views import keeper
from lisanga.interfaces.web.here import Here

MOST_TOLD = 1_000  # the last operations, which a telephone may still hold
_SAID: dict[str, Promise] = {
    "device": _("Ce fichier ne vient pas d’un de vos téléphones."),
    "signature": _("Ce fichier a été changé en route, ou il ne vient pas de ce téléphone : demandez-le de nouveau."),
    "malformed": _("Ce fichier ne se lit pas : choisissez celui que le téléphone a donné."),
    "version": _("Ce fichier vient d’une version plus récente : mettez d’abord Lisanga à jour."),
    "gap": _("Il manque ce que ce téléphone a donné avant : lisez d’abord le fichier précédent."),
    "wiped": _("Ce téléphone est retiré et effacé : ce fichier ne contient rien."),
}


class FileForm(forms.Form):
    """The file of a telephone."""

    file = forms.FileField(
        label=_("Fichier du téléphone"),
        help_text=_("Il s’appelle « lisanga-A7-2026-11-25.json » et vient d’une clé USB ou d’un message."),
        widget=forms.FileInput(attrs={"accept": ".json,application/json"}),
    )

    def clean_file(self) -> Any:
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(_now("Ce fichier est trop gros pour venir d’un téléphone."))
        return file


def read_outbox(request: HttpRequest, code: str) -> HttpResponse:
    """Reads a telephone's file: what it holds is recorded as if it had come by the network. Twice is once."""
    here = keeper(request, code)
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            carried = read_file(form.cleaned_data["file"].read(), here.id)
        except Refused as refused:
            form.add_error("file", str(_SAID.get(str(refused.body["error"]), _SAID["malformed"])))
        else:
            messages.success(request, _told(carried))
            return redirect(here.url("device", carried.phone.id))
    title, submit = _now("Lire le fichier d’un téléphone"), _now("Lire")
    why = _now("Quand le réseau manque longtemps, le téléphone donne un fichier fermé que seul le bureau ouvre.")
    context = {"here": here, "form": form, "title": title, "submit": submit, "why": why, "back": here.url("devices")}
    return render(request, "devices/form.html", context, status=422 if form.errors else 200)


def _told(carried: Carried) -> str:
    """Counts in words: what is there, and what a person has to look at."""
    doubtful = sum(1 for one in carried.answers if one.verdict != Verdict.ACCEPTED)
    count = len(carried.answers)
    said = ngettext("%(n)s opération lue", "%(n)s opérations lues", count) % {"n": count}
    if doubtful:
        said += ", " + ngettext("dont %(n)s à regarder", "dont %(n)s à regarder", doubtful) % {"n": doubtful}
    return said + ". " + _now("Rendez la réponse au téléphone.")


def answer_file(request: HttpRequest, code: str, identifier: UUID) -> HttpResponse:
    """The verdicts of a telephone's last operations, for it to read from a USB key or a message."""
    here = keeper(request, code)
    row = queries.device(here.scope, here.id, identifier)
    first = max(1, row.sequence - MOST_TOLD + 1)
    body = _answer(here, identifier, first, row.sequence)
    response = HttpResponse(json.dumps(body, ensure_ascii=False), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="lisanga-reponse-{row.series or "telephone"}.json"'
    response["Cache-Control"] = "no-store"
    return response


def _answer(here: Here, device: UUID, first: int, last: int) -> dict[str, Any]:
    lines = {line.device_sequence: line for line in verdicts_of(here.scope, here.id, device, first)}
    letters = [_letter(lines.get(sequence)) for sequence in range(first, last + 1)]
    doubtful = {
        str(sequence): {
            "problems": [[one["code"], one["field"], one["message"]] for one in line.outcome["problems"]],
            "result": line.outcome["result"],
        }
        for sequence, line in lines.items()
        if line.verdict != Verdict.ACCEPTED
    }
    told = "".join(f"{letter}{len(list(group))}" for letter, group in groupby(letters))
    return {"v": VERSION, "d": short(device), "f": first, "at": last, "r": told, "p": doubtful}


def _letter(line: FollowedLine | None) -> str:
    return LETTERS[Verdict(line.verdict)] if line else NOT_ALLOWED
