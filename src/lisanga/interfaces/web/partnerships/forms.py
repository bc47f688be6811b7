"""Forms about agreements: the draft, and its way from state to state."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from lisanga.core.kernel import clock
from lisanga.domains.directory.queries import OrganisationRow
from lisanga.domains.partnerships.operations.terms import COLUMNS, Zone
from lisanga.domains.partnerships.queries import AgreementSheet
from lisanga.domains.partnerships.rules import KINDS, NEXT, SIGNED, STATUSES
from lisanga.domains.places import gazetteer
from lisanga.domains.places.queries import PlaceRow
from lisanga.interfaces.web.fields import day_input
from lisanga.interfaces.web.submitting import OperationForm

_NUMERIC = {"inputmode": "numeric", "autocomplete": "off"}


def _days(label: Any, **more: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=1, max_value=365, widget=forms.TextInput(attrs=_NUMERIC), **more)


class TermsForm(OperationForm):
    """What stands in an agreement beside its articles. `zones` are « CD-KL », « CD-KL/Idiofa » or « CD-KL//id »."""

    title = forms.CharField(label=_("Titre"), max_length=200)
    kind = forms.ChoiceField(label=_("Genre"), choices=list(KINDS.items()))
    purpose = forms.CharField(label=_("Objet"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))
    zones = forms.MultipleChoiceField(
        label=_("Zone d’intervention"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 8}),
        help_text=_("Une province entière, ses territoires, ou des secteurs et communes : plusieurs choix possibles."),
    )
    starts_on = forms.DateField(label=_("Du"), widget=day_input())
    ends_on = forms.DateField(label=_("Au"), widget=day_input())
    office_signatory = forms.CharField(label=_("Signe pour le programme"), max_length=120, required=False)
    office_signatory_title = forms.CharField(label=_("Sa fonction"), max_length=120, required=False)
    partner_signatory = forms.CharField(label=_("Signe pour le partenaire"), max_length=120, required=False)
    partner_signatory_title = forms.CharField(label=_("Sa fonction"), max_length=120, required=False)
    quarterly_days = _days(_("Rapport trimestriel : jours après la fin du trimestre"), initial=15)
    annual_day = forms.IntegerField(
        label=_("Rapport annuel : jour de l’année suivante"),
        min_value=1,
        max_value=31,
        initial=31,
        widget=forms.TextInput(attrs=_NUMERIC),
    )
    annual_month = forms.IntegerField(
        label=_("et son mois (1 à 12)"), min_value=1, max_value=12, initial=1, widget=forms.TextInput(attrs=_NUMERIC)
    )
    final_days = _days(_("Rapport final : jours après la fin de la convention"), initial=30)
    tacit_days = _days(
        _("Validation tacite après (jours)"),
        required=False,
        help_text=_("Laissez vide : le silence du partenaire ne vaut alors jamais validation."),
    )

    def __init__(self, entities: Iterable[PlaceRow], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["zones"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = zone_choices(entities)

    def terms(self) -> dict[str, Any]:
        """Fields of `Terms`."""
        data = self.cleaned_data
        return {name: data[name] for name in COLUMNS} | {"zones": tuple(map(zone_of, data["zones"]))}


class DraftForm(TermsForm):
    """A new agreement with one of the partners known."""

    partner = forms.ChoiceField(label=_("Partenaire"))
    code = forms.CharField(
        label=_("Code"),
        max_length=32,
        required=False,
        help_text=_("Il est sur les papiers et dans l’adresse. Vide : le code du partenaire et l’année."),
    )
    field_order = ("operation_id", "partner", "code", "title", "kind", "purpose", "zones")

    def __init__(self, partners: Iterable[OrganisationRow], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["partner"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("choisissez")), *((str(p.id), f"{p.name} ({p.kind_label})") for p in partners)]


class AdvanceForm(OperationForm):
    """The next state, with what a signature asks for."""

    status = forms.ChoiceField(label=_("Nouvel état"), widget=forms.RadioSelect)
    day = forms.DateField(label=_("Depuis le"), widget=day_input(), initial=clock.today)
    reason = forms.CharField(
        label=_("Pourquoi ?"),
        max_length=200,
        required=False,
        help_text=_("Pour renvoyer au brouillon, suspendre ou terminer."),
    )
    office_signatory = forms.CharField(label=_("A signé pour le programme"), max_length=120, required=False)
    office_signatory_title = forms.CharField(label=_("Sa fonction"), max_length=120, required=False)
    partner_signatory = forms.CharField(label=_("A signé pour le partenaire"), max_length=120, required=False)
    partner_signatory_title = forms.CharField(label=_("Sa fonction"), max_length=120, required=False)

    def __init__(self, sheet: AgreementSheet, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        after = NEXT[sheet.status]
        field = self.fields["status"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(code, STATUSES[code]) for code in after]
        field.initial = after[0] if after else None
        for name in [name for name in self.fields if "signatory" in name]:
            if SIGNED in after:
                self.initial.setdefault(name, getattr(sheet, name))
            else:
                del self.fields[name]


def zone_of(value: str) -> Zone:
    """ "CD-KL/Idiofa/" back to a zone."""
    province, territory, place = (*value.split("/"), "", "")[:3]
    return Zone(province=province, territory=territory, place=UUID(place) if place else None)


def zone_value(province: str, territory: str, place: UUID | None) -> str:
    return f"{province}/{territory}/{place or ''}"


def zone_choices(entities: Iterable[PlaceRow]) -> list[tuple[Any, Any]]:
    """Provinces as groups: the whole of it, its territoires, then the entities known there."""
    inside: dict[str, list[tuple[str, str]]] = {}
    for row in entities:
        inside.setdefault(row.province, []).append((zone_value(row.province, row.territory, row.id), row.label))
    groups: list[tuple[Any, Any]] = []
    for known in gazetteer.provinces():
        whole = (zone_value(known.iso, "", None), str(_("%(name)s, toute la province") % {"name": known.name}))
        territories = [(zone_value(known.iso, name, None), name) for name in gazetteer.territories_of(known.iso)]
        groups.append((known.name, [whole, *territories, *inside.get(known.iso, [])]))
    return groups
