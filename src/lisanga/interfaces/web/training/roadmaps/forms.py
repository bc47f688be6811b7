"""Forms of a roadmap and of its sessions."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lisanga.domains.directory.queries import OrganisationRow
from lisanga.domains.partnerships.queries import AgreementRow
from lisanga.domains.training.queries import ModuleRow, RoadmapRow, SessionRow
from lisanga.interfaces.web.fields import day_input
from lisanga.interfaces.web.paging import uuid_of
from lisanga.interfaces.web.submitting import OperationForm
from lisanga.interfaces.web.training.zones import split_zone, zone_choices, zone_of


def _text(label: Any, rows: int = 3, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, max_length=2_000, widget=forms.Textarea(attrs={"rows": rows}), **more
    )


class RoadmapForm(OperationForm):
    """The head of a roadmap; `reason` once it is adopted, `partner` and `model` only at the beginning."""

    title = forms.CharField(label=_("Titre"), max_length=160)
    agreement = forms.ChoiceField(
        label=_("Convention"),
        required=False,
        help_text=_("Ses séances et ses visites sont alors comptées dans les rapports de cette convention."),
    )
    partner = forms.ChoiceField(
        label=_("Partenaire"), required=False, help_text=_("Celui de la convention, s’il y en a une.")
    )
    objectives = _text(_("Objectifs"))
    starts_on = forms.DateField(label=_("Début"), widget=day_input())
    ends_on = forms.DateField(label=_("Fin"), widget=day_input())
    model = forms.BooleanField(
        label=_("Commencer avec le modèle : trois phases, onze modules à adapter"), required=False, initial=True
    )
    reason = forms.CharField(label=_("Pourquoi le plan change-t-il ?"), max_length=300)

    def __init__(
        self,
        partners: list[OrganisationRow],
        agreements: list[AgreementRow],
        kept: RoadmapRow | None,
        *args: Any,
        **kwargs: Any,
    ) -> None:
        if kept is not None:
            names = ("title", "objectives", "starts_on", "ends_on")
            kwargs["initial"] = {name: getattr(kept, name) for name in names}
        super().__init__(*args, **kwargs)
        choices = [("", _("Aucun : programme propre du bureau")), *((str(one.id), one.name) for one in partners)]
        self.fields["partner"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField
        self.parties = {str(one.id): one.partner for one in agreements}
        self.fields["agreement"].choices = [("", "—"), *named_agreements(agreements)]  # type: ignore[attr-defined]  # a ChoiceField
        gone: tuple[str, ...] = (
            ("reason",) if kept is None else ("partner", "agreement", "model") + (() if kept.version else ("reason",))
        )
        for name in gone:
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        party = self.parties.get(data.get("agreement", ""))
        if party is not None and uuid_of(data.get("partner")) not in (None, party):
            self.add_error("partner", _now("La convention choisie est avec un autre partenaire."))
        return data

    @property
    def sides(self) -> dict[str, UUID | None]:
        """The agreement with its partner, or a partner alone, or neither."""
        chosen = self.cleaned_data["agreement"]
        partner = self.parties.get(chosen) or uuid_of(self.cleaned_data["partner"])
        return {"agreement": uuid_of(chosen), "partner": partner}


def named_agreements(agreements: list[AgreementRow]) -> list[tuple[str, str]]:
    """For a choice: "KWILU-2025 · Province du Kwilu"."""
    return [(str(one.id), f"{one.code} · {one.partner_name}") for one in agreements]


class AttachForm(OperationForm):
    """The agreement under which a roadmap comes."""

    agreement = forms.ChoiceField(label=_("Convention"))

    def __init__(self, agreements: list[AgreementRow], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agreement"].choices = named_agreements(agreements)  # type: ignore[attr-defined]  # a ChoiceField


class PieceForm(OperationForm):
    """What phases and modules have in common."""

    title = forms.CharField(label=_("Titre"), max_length=160)
    objectives = _text(_("Objectifs"))
    remove = forms.BooleanField(label=_("Retirer du plan"), required=False)
    reason = forms.CharField(label=_("Pourquoi le plan change-t-il ?"), max_length=300)

    def __init__(self, adopted: bool, new: bool, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not adopted:
            del self.fields["reason"]
        if new:
            del self.fields["remove"]


class PhaseForm(PieceForm):
    """A phase."""


class ModuleForm(PieceForm):
    """A module: to whom, how long, how many."""

    audience = forms.CharField(label=_("Public"), max_length=160, required=False)
    hours = forms.IntegerField(label=_("Heures prévues"), min_value=0, max_value=400)
    target = forms.IntegerField(label=_("Personnes visées"), min_value=0, max_value=100_000)

    field_order = ("title", "objectives", "audience", "hours", "target", "remove", "reason")


class SessionForm(OperationForm):
    """A sitting: when, where, by whom. `cancelled` only for one that stands already."""

    planned_on = forms.DateField(label=_("Jour"), widget=day_input())
    title = forms.CharField(label=_("Titre"), max_length=160, required=False, help_text=_("Vide : le titre du module."))
    kind = forms.ChoiceField(
        label=_("Pour qui ?"),
        choices=[
            ("training", _("Membres, futurs membres, cadres")),
            ("trainers", _("Futurs formateurs : compte pour leur certification")),
        ],
    )
    trainer = forms.ChoiceField(label=_("Formateur"), required=False)
    hours = forms.IntegerField(label=_("Heures"), min_value=1, max_value=80, initial=8)
    target = forms.IntegerField(label=_("Personnes attendues"), min_value=0, max_value=2_000, initial=30)
    place = forms.CharField(label=_("Lieu"), max_length=160, required=False)
    zone = forms.ChoiceField(label=_("Zone"), required=False)
    cancelled = forms.CharField(
        label=_("Annuler la séance : pourquoi ?"),
        max_length=200,
        required=False,
        help_text=_("Laissez vide si la séance a lieu."),
    )

    def __init__(
        self,
        trainers: list[tuple[str, str]],
        module: ModuleRow | None,
        kept: SessionRow | None,
        *args: Any,
        **kwargs: Any,
    ) -> None:
        if kept is not None:
            names = ("planned_on", "hours", "target", "place")
            kwargs["initial"] = {name: getattr(kept, name) for name in names}
            zone = zone_of(kept.province, kept.territory)
            kwargs["initial"] |= {"trainer": str(kept.trainer or ""), "zone": zone}
        elif module is not None:
            kwargs["initial"] = {"hours": min(max(module.hours, 1), 80)}
        super().__init__(*args, **kwargs)
        self.fields["trainer"].choices = [("", "—"), *trainers]  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["zone"].choices = zone_choices()  # type: ignore[attr-defined]  # a ChoiceField
        gone: tuple[str, ...] = ("title", "kind") if kept is not None else ("cancelled",)
        if kept is not None and kept.held_on:
            gone += ("planned_on", "cancelled")
        for name in gone:
            del self.fields[name]

    @property
    def where(self) -> tuple[str, str]:
        return split_zone(self.cleaned_data["zone"])
