"""A new partner: province, decentralised entity, ministry. A territoire is none: the page says what to choose (G88)."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lisanga.core.kernel.names import fold
from lisanga.core.scope.roles import KIND_LABELS, PARTNER_KINDS, OrganisationKind
from lisanga.core.scope.viewer import Scope
from lisanga.domains.directory.operations.create_organisation import CreateOrganisation
from lisanga.domains.places import gazetteer
from lisanga.domains.places.queries import entities
from lisanga.interfaces.web.partnerships.there import office_of
from lisanga.interfaces.web.requests import viewer_of_request
from lisanga.interfaces.web.submitting import OperationForm, send

TERRITORY = "territoire"


class PartnerForm(OperationForm):
    """`territoire` stands in the list because people look for it there; choosing it teaches."""

    kind = forms.ChoiceField(label=_("Genre"))
    name = forms.CharField(
        label=_("Nom"), max_length=160, help_text=_("En entier : Province du Kwilu, Secteur de Kwenge.")
    )
    code = forms.CharField(
        label=_("Code"), max_length=32, help_text=_("Court, en lettres et chiffres : il est dans les adresses.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)
        known = [(str(kind), KIND_LABELS[kind]) for kind in OrganisationKind if kind in PARTNER_KINDS]
        field.choices = [*known, (TERRITORY, _("Territoire"))]


def new(request: HttpRequest) -> HttpResponse:
    """The programme's own act; the partner gets its register, empty, and its first responsible person afterwards."""
    viewer = viewer_of_request(request)
    office = office_of(viewer)
    asked = {"name": request.GET.get("nom", "")[:160], "kind": request.GET.get("genre", "province")}
    form = PartnerForm(request.POST or None, initial=asked)
    proposals: list[tuple[str, str]] = []
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        kind, name = data["kind"], data["name"]
        payload = CreateOrganisation(code=data["code"], name=name, kind=kind)
        said = _now("%(name)s est ajouté. Donnez maintenant un rôle à son responsable.") % {"name": name}
        if send(request, "directory.create_organisation", office, payload, form=form, said=said).recorded:
            return redirect(f"{reverse('agreement_new')}?{urlencode({'partenaire': data['code'].strip().upper()})}")
        if kind == TERRITORY or fold(name).startswith(TERRITORY):
            proposals = _entities_of(viewer.scope, name)
    territory = bool(form.errors) and "territoire" in str(form.errors).casefold()
    context = {"form": form, "proposals": proposals, "is_territory": territory}
    return render(request, "partnerships/partner_new.html", context, status=422 if form.errors else 200)


def _entities_of(scope: Scope, name: str) -> list[tuple[str, str]]:
    """Decentralised entities known in the territoire that was named: (words, address of this form filled with one)."""
    wanted = fold(name).removeprefix("territoire").strip().removeprefix("de ").strip()
    every = (zone for province in gazetteer.provinces() for zone in gazetteer.zones_of(province.iso))
    territory = next((zone.name for zone in every if fold(zone.name) == wanted), "")
    found = entities(scope, territory) if territory else []
    here = reverse("partner_new")
    return [
        (row.label, f"{here}?{urlencode({'genre': row.kind, 'nom': _called(row.kind, row.name)})}") for row in found
    ]


def _called(kind: str, name: str) -> str:
    """ "Secteur de Kwenge"."""
    of = "d’" if fold(name)[:1] in "aeiouh" else "de "
    return f"{KIND_LABELS[OrganisationKind(kind)]} {of}{name}"
