"""The form of a participant."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lisanga.domains.cooperatives.queries import CooperativeRow
from lisanga.domains.directory.queries import OrganisationRow
from lisanga.interfaces.web.submitting import OperationForm
from lisanga.interfaces.web.training.words import AGE_WORDS, KIND_WORDS, SEX_WORDS
from lisanga.interfaces.web.training.zones import split_zone, zone_choices


class ParticipantForm(OperationForm):
    """Who, of which sex and age, from where. `confirmed` is asked for once somebody looks the same."""

    family = forms.CharField(label=_("Nom"), max_length=60)
    post = forms.CharField(label=_("Post-nom"), max_length=60, required=False)
    given = forms.CharField(label=_("Prénom"), max_length=60, required=False)
    sex = forms.ChoiceField(label=_("Sexe"), choices=list(SEX_WORDS.items()), widget=forms.RadioSelect)
    birth_year = forms.IntegerField(label=_("Année de naissance"), required=False, min_value=1900, max_value=2100)
    age_class = forms.ChoiceField(
        label=_("Ou tranche d’âge"),
        choices=[(code, words) for code, words in AGE_WORDS.items() if code] + [("", "—")],
        required=False,
        initial="",
    )
    kind = forms.ChoiceField(
        label=_("Cette personne est"),
        choices=[(code, words) for code, words in KIND_WORDS.items() if code != "member"],
        initial="future_member",
        help_text=_("Un membre d’une coopérative suivie s’inscrit depuis la séance, à partir de son registre."),
    )
    belongs_to = forms.ChoiceField(label=_("Coopérative ou Partenaire"), required=False)
    zone = forms.ChoiceField(label=_("Zone"), required=False)
    village = forms.CharField(label=_("Village ou quartier"), max_length=80, required=False)
    phone = forms.CharField(label=_("Téléphone"), max_length=24, required=False)
    confirmed = forms.BooleanField(label=_("C’est une autre personne : l’inscrire quand même"), required=False)

    def __init__(
        self, partners: list[OrganisationRow], cooperatives: list[CooperativeRow], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.partners = {str(one.id): one for one in partners}
        self.fields["zone"].choices = zone_choices()  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["belongs_to"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            ("", "—"),
            (_("Partenaires"), [(str(one.id), one.name) for one in partners]),
            (_("Coopératives"), [(str(one.organisation), one.name) for one in cooperatives]),
        ]

    @property
    def where(self) -> tuple[str, str]:
        return split_zone(self.cleaned_data["zone"])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("kind") == "partner_staff" and data.get("belongs_to") not in self.partners:
            self.add_error("belongs_to", _("Choisissez le Partenaire de ce cadre."))
        return data
