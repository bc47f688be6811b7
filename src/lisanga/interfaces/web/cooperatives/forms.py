"""Forms about a cooperative: who it is, where it stands, and a new one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lisanga.core.kernel import clock, french
from lisanga.domains.cooperatives.queries import Identity
from lisanga.domains.cooperatives.rules import COOP_CA, REGISTERED, SCOOPS, STAGES
from lisanga.domains.directory.queries import OrganisationRow
from lisanga.domains.places import gazetteer
from lisanga.interfaces.web.fields import AmountField, PercentField, day_input
from lisanga.interfaces.web.submitting import OperationForm

_FORMS = [
    (SCOOPS, _("SCOOPS, simplifiée : 5 membres au moins")),
    (COOP_CA, _("COOP-CA, avec conseil : 15 membres au moins")),
]
_TEXTS = ("name", "place", "activity", "lien_commun", "header")
_PERCENTAGES = ("max_share_pct", "minimum_payment_pct")


class IdentityForm(OperationForm):
    """What documents show, and what the statutes say of shares."""

    name = forms.CharField(label=_("Nom"), max_length=160)
    place = forms.CharField(label=_("Siège"), max_length=120, required=False, help_text=_("Rue, quartier ou village."))
    activity = forms.CharField(label=_("Activité"), max_length=200, required=False)
    lien_commun = forms.CharField(
        label=_("Lien commun"),
        max_length=200,
        required=False,
        help_text=_("Ce que tous les membres partagent : le métier, la culture, le lieu (AUS 8)."),
    )
    founded_on = forms.DateField(label=_("Date de fondation"), required=False, widget=day_input())
    nominal_share = AmountField(
        label=_("Valeur d’une part (FC)"), required=False, help_text=_("La même pour toutes (AUS 45).")
    )
    max_share_pct = PercentField(
        label=_("Part la plus forte d’un membre (%)"),
        required=False,
        help_text=_("Si les statuts en fixent une (AUS 18) ; vide sinon."),
    )
    minimum_payment_pct = PercentField(
        label=_("À verser au moins à la souscription (%)"),
        required=False,
        help_text=_("SCOOPS : si les statuts le disent (AUS 207) ; vide sinon."),
    )
    allow_quarter = forms.BooleanField(
        label=_("COOP-CA : les statuts permettent de verser un quart d’abord (AUS 270)"), required=False
    )
    header = forms.CharField(
        label=_("Autres lignes de l’en-tête"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Téléphone, courriel, compte en banque : une ligne chacun."),
    )

    def __init__(self, identity: Identity, *args: Any, **kwargs: Any) -> None:
        self.identity = identity
        kwargs["initial"] = initial_of(identity)
        super().__init__(*args, **kwargs)

    def changes(self) -> dict[str, Any]:
        """Only what differs from what is kept; a percentage taken away becomes 0, which says that the statutes are
        silent."""
        data, kept = self.cleaned_data, self.identity
        found: dict[str, Any] = {name: data[name] for name in _TEXTS if data[name].strip() != getattr(kept, name)}
        for name in _PERCENTAGES:
            if (data[name] or 0) != (getattr(kept, name) or 0):
                found[name] = data[name] or 0
        if data["nominal_share"] is not None and data["nominal_share"] != kept.nominal_share:
            found["nominal_share"] = data["nominal_share"]
        if data["founded_on"] is not None and data["founded_on"] != kept.founded_on:
            found["founded_on"] = data["founded_on"]
        if data["allow_quarter"] != kept.allow_quarter:
            found["allow_quarter"] = data["allow_quarter"]
        return found


def initial_of(identity: Identity) -> dict[str, Any]:
    """Kept values as they are typed."""
    initial: dict[str, Any] = {name: getattr(identity, name) for name in (*_TEXTS, "founded_on", "allow_quarter")}
    initial["nominal_share"] = french.number(identity.nominal_share) if identity.nominal_share else ""
    for name in _PERCENTAGES:
        value = getattr(identity, name)
        initial[name] = french.number(value, 2) if value else ""
    return initial


class StageForm(OperationForm):
    """The next stage, with what the law asks for it."""

    stage = forms.ChoiceField(label=_("Nouvelle étape"), widget=forms.RadioSelect)
    day = forms.DateField(label=_("Depuis le"), widget=day_input(), initial=clock.today)
    signatories = forms.IntegerField(
        label=_("Combien ont signé les statuts ?"),
        required=False,
        min_value=0,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text=_("Pour la constitution (AUS 204, 267)."),
    )
    form = forms.ChoiceField(label=_("Forme choisie"), required=False, choices=[("", _("inchangée")), *_FORMS])
    rsc_number = forms.CharField(
        label=_("Numéro au Registre des Sociétés Coopératives"),
        max_length=40,
        required=False,
        help_text=_("Pour l’immatriculation (AUS 74)."),
    )

    def __init__(self, identity: Identity, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["stage"]
        assert isinstance(field, forms.ChoiceField)
        behind = set(STAGES) - REGISTERED if identity.stage in REGISTERED else set()
        field.choices = [(code, label) for code, label in STAGES.items() if code not in behind | {identity.stage}]


class CreateForm(OperationForm):
    """A cooperative of the programme, created with a partner."""

    name = forms.CharField(label=_("Nom"), max_length=160)
    code = forms.CharField(
        label=_("Code"),
        max_length=32,
        help_text=_("Court, en lettres et chiffres : il est dans les adresses. Exemple : IDIOFA"),
    )
    partner = forms.ChoiceField(label=_("Créée avec"))
    form = forms.ChoiceField(label=_("Forme"), choices=_FORMS)
    stage = forms.ChoiceField(label=_("Étape"), choices=list(STAGES.items()), initial="initiative")
    rsc_number = forms.CharField(
        label=_("Numéro au RSC"), max_length=40, required=False, help_text=_("Si elle est déjà immatriculée.")
    )
    zone = forms.ChoiceField(label=_("Province et territoire"))
    place = forms.CharField(label=_("Siège"), max_length=120, required=False)
    activity = forms.CharField(label=_("Activité"), max_length=200, required=False)
    lien_commun = forms.CharField(label=_("Lien commun"), max_length=200, required=False)
    founded_on = forms.DateField(label=_("Date de fondation"), required=False, widget=day_input())
    nominal_share = AmountField(label=_("Valeur d’une part (FC)"), required=False)

    def __init__(self, partners: list[OrganisationRow], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        one, where = self.fields["partner"], self.fields["zone"]
        assert isinstance(one, forms.ChoiceField)
        assert isinstance(where, forms.ChoiceField)
        one.choices = [(str(partner.id), f"{partner.name} ({partner.kind_label})") for partner in partners]
        where.choices = [("", _("choisissez")), *zones()]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("stage") in REGISTERED and not data.get("rsc_number"):
            self.add_error(
                "rsc_number", _("Écrivez le numéro d’immatriculation au Registre des Sociétés Coopératives.")
            )
        return data


def zones() -> list[tuple[str, list[tuple[str, str]]]]:
    """Provinces as groups, each with the whole of it and its territoires: « CD-KL/Idiofa »."""
    return [
        (
            known.name,
            [(f"{known.iso}/", str(_("%(name)s, sans territoire") % {"name": known.name}))]
            + [(f"{known.iso}/{name}", name) for name in gazetteer.territories_of(known.iso)],
        )
        for known in gazetteer.provinces()
    ]
