"""An amendment: what changes is chosen first, then only what that change asks for."""

from collections.abc import Iterable
from copy import deepcopy
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lisanga.core.kernel import clock
from lisanga.domains.partnerships.operations.record_amendment import NewDelays, RecordAmendment
from lisanga.domains.partnerships.queries import AgreementSheet
from lisanga.domains.partnerships.rules import AMENDMENTS, DELAYS, DURATION, RUNNING, ZONE
from lisanga.domains.places.queries import PlaceRow, entities
from lisanga.interfaces.web.components import Tab
from lisanga.interfaces.web.fields import day_input
from lisanga.interfaces.web.partnerships.forms import TermsForm, zone_choices, zone_of, zone_value
from lisanga.interfaces.web.partnerships.text import keeping, led
from lisanga.interfaces.web.submitting import OperationForm, send
from lisanga.interfaces.web.uploads import KeptFileField

_DELAYS = tuple(NewDelays.__struct_fields__)


class AmendmentForm(OperationForm):
    """What both sides have signed, of one kind."""

    signed_on = forms.DateField(label=_("Signé le"), widget=day_input(), initial=clock.today)
    summary = forms.CharField(label=_("En clair"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    scan = KeptFileField(label=_("Avenant signé (photo ou PDF)"), required=False)

    def __init__(self, kind: str, sheet: AgreementSheet, places: Iterable[PlaceRow], *args: Any) -> None:
        super().__init__(*args)
        self.kind = kind
        if kind == DURATION:
            self.fields["ends_on"] = forms.DateField(label=_("Nouvelle fin"), widget=day_input(), initial=sheet.ends_on)
        elif kind == ZONE:
            zones = deepcopy(TermsForm.base_fields["zones"])
            assert isinstance(zones, forms.MultipleChoiceField)
            zones.required = True
            zones.choices = zone_choices(places)
            zones.initial = [zone_value(zone.province, zone.territory, zone.place) for zone in sheet.zones]
            zones.help_text = _("Toute la zone telle qu’elle sera ; ce qui n’est plus choisi en sort.")
            self.fields["zones"] = zones
        elif kind == DELAYS:
            for name in _DELAYS:
                self.fields[name] = deepcopy(TermsForm.base_fields[name])
                self.fields[name].initial = getattr(sheet.delays, name)
        if kind in (ZONE, DELAYS):
            self.fields["effective_on"] = forms.DateField(
                label=_("À partir du"),
                required=False,
                widget=day_input(),
                help_text=_("Vide : dès la signature. Avant ce jour, rien ne change."),
            )
        self.order_fields(
            ["operation_id", "ends_on", "zones", *_DELAYS, "effective_on", "signed_on", "summary", "scan"]
        )

    def payload(self, sheet: AgreementSheet) -> RecordAmendment:
        data = self.cleaned_data
        return RecordAmendment(
            agreement=sheet.id,
            kind=self.kind,
            signed_on=data["signed_on"],
            summary=data["summary"],
            scan=data["scan"],
            ends_on=data.get("ends_on"),
            zones=tuple(map(zone_of, data.get("zones", ()))),
            delays=NewDelays(**{name: data[name] for name in _DELAYS}) if self.kind == DELAYS else None,
            effective_on=data.get("effective_on"),
        )


def amend(request: HttpRequest, code: str) -> HttpResponse:
    """A signed text changes by an amendment, typed and numbered; `genre` in the address says what changes."""
    there = led(request, code, RUNNING)
    kind = request.GET.get("genre", "")
    if kind not in AMENDMENTS:
        kind = DURATION
    form = AmendmentForm(
        kind, there.sheet, entities(there.scope) if kind == ZONE else (), request.POST or None, request.FILES or None
    )
    keeping(form, "scan", there)
    if request.method == "POST" and form.is_valid():
        said = _now("L’avenant est enregistré : ce qu’il change vaut à partir de son jour.")
        payload = form.payload(there.sheet)
        if send(request, "partnerships.record_amendment", there.register, payload, form=form, said=said).recorded:
            return redirect(there.url("agreement_text"))
    context = {
        "there": there,
        "form": form,
        "title": _now("Enregistrer un avenant"),
        "about": _now("Un avenant se signe des deux parties ; il reçoit ici son numéro. Dites d’abord ce qui change."),
        "back": there.url("agreement_text"),
        "tabs": [Tab(label, f"?genre={key}", key == kind) for key, label in AMENDMENTS.items()],
    }
    return render(request, "partnerships/form.html", context, status=422 if form.errors else 200)
