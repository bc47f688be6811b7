"""Forms of a roadmap and of its sessions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lisanga.domains.directory.queries import OrganisationRow
from lisanga.domains.training.queries import ModuleRow, RoadmapRow, SessionRow
from lisanga.interfaces.web.fields import day_input
from lisanga.interfaces.web.submitting import OperationForm
from lisanga.interfaces.web.training.zones import split_zone, zone_choices, zone_of


def _text(label: Any, rows: int = 3, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, max_length=2_000, widget=forms.Textarea(attrs={"rows": rows}), **more
    )


class RoadmapForm(OperationForm):
    """The head of a roadmap; `reason` once it is adopted, `partner` and `model` only at the beginning."""

    title = forms.CharField(label=_("Titre"), max_length=160)
    partner = forms.ChoiceField(label=_("Partenaire"), required=False)
    objectives = _text(_("Objectifs"))
    starts_on = forms.DateField(label=_("Début"), widget=day_input())
    ends_on = forms.DateField(label=_("Fin"), widget=day_input())
    model = forms.BooleanField(
        label=_("Commencer avec le modèle : trois phases, onze modules à adapter"), required=False, initial=True
    )
    reason = forms.CharField(label=_("Pourquoi le plan change-t-il ?"), max_length=300)

    def __init__(self, partners: list[OrganisationRow], kept: RoadmapRow | None, *args: Any, **kwargs: Any) -> None:
        if kept is not None:
            names = ("title", "objectives", "starts_on", "ends_on")
            kwargs["initial"] = {name: getattr(kept, name) for name in names}
        super().__init__(*args, **kwargs)
        choices = [("", _("Aucun : programme propre du bureau")), *((str(one.id), one.name) for one in partners)]
        self.fields["partner"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField
        gone: tuple[str, ...] = (
            ("reason",) if kept is None else ("partner", "model") + (() if kept.version else ("reason",))
        )
        for name in gone:
            del self.fields[name]


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
