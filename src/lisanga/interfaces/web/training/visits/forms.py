"""Forms of visits: planned, noted, photographed."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lisanga.core.files.kinds import IMAGES
from lisanga.core.files.pictures import Shrink
from lisanga.core.kernel import clock
from lisanga.core.kernel.names import fold
from lisanga.domains.training.operations.record_visit import Promise
from lisanga.interfaces.web.fields import day_input
from lisanga.interfaces.web.submitting import OperationForm
from lisanga.interfaces.web.uploads import KeptFilesField

PROMISES = 4  # lines of the form
_MORE = tuple(str(place) for place in range(1, PROMISES))  # the fields of these end so, and are folded
DELAY = timedelta(days=30)  # proposed for a promise
MOST = 12 * 1024 * 1024  # bytes of one picture as the telephone made it
MANY = 6  # pictures sent at once
KEPT = Shrink(side=1280, most=200_000)  # enough to read a register's page


def photos_field(**more: Any) -> KeptFilesField:
    return KeptFilesField(
        label=_("Photos"),
        allowed=IMAGES,
        most=MOST,
        many=MANY,
        shrink=KEPT,
        help_text=_(
            "Six au plus à la fois, réduites à 200 Ko : elles ne gardent rien du lieu ni du téléphone. "
            "Demandez l’accord de ceux que l’on reconnaît."
        ),
        **more,
    )


class PlanForm(OperationForm):
    """Where, when, for what."""

    cooperative = forms.ChoiceField(label=_("Coopérative"))
    planned_on = forms.DateField(label=_("Jour"), widget=day_input())
    purpose = forms.CharField(label=_("Ce que l’on va voir"), max_length=200, required=False)
    roadmap = forms.ChoiceField(label=_("Feuille de route"), required=False)


class PhotosForm(OperationForm):
    """Pictures of a visit, as many times as one likes."""

    photos = photos_field()

    def keep_for(self, office: UUID, person: UUID) -> None:
        _keep_for(self, office, person)


def _keep_for(form: OperationForm, office: UUID, person: UUID) -> None:
    """Pictures of a visit are files of the office that owns it."""
    field = form.fields["photos"]
    assert isinstance(field, KeptFilesField)
    field.for_(office, person)


class VisitForm(OperationForm):
    """Findings first, then pictures, then promises: what, who, until when. A name that is one of `people` (person →
    name, organisation) is that person, who then finds the promise in what waits."""

    day = forms.DateField(label=_("Jour de la visite"), widget=day_input())
    visitor = forms.CharField(label=_("Qui a visité ?"), max_length=120)
    findings = forms.CharField(label=_("Constats"), max_length=4_000, widget=forms.Textarea(attrs={"rows": 6}))
    photos = photos_field(required=False)

    def __init__(self, people: dict[UUID, tuple[str, UUID]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._people: dict[str, UUID | None] = {}
        for person, (name, _place) in people.items():
            key = fold(name)
            self._people[key] = None if key in self._people else person  # two of one name: nobody is guessed
        for place in range(PROMISES):
            number = {"n": place + 1}
            self.fields[f"text_{place}"] = forms.CharField(
                label=_now("Promesse %(n)s : quoi ?") % number, max_length=300, required=False
            )
            self.fields[f"owner_{place}"] = forms.CharField(
                label=_now("Qui ?"),
                max_length=120,
                required=False,
                widget=forms.TextInput(attrs={"list": "people", "autocomplete": "off"}),
            )
            self.fields[f"due_{place}"] = forms.DateField(
                label=_now("Pour quand ?"), required=False, widget=day_input(), initial=clock.today() + DELAY
            )

    @property
    def first(self) -> list[forms.BoundField]:
        """What is shown at once: the visit and its first promise."""
        return [one for one in self.visible_fields() if one.name[-1:] not in _MORE]

    @property
    def others(self) -> list[forms.BoundField]:
        return [one for one in self.visible_fields() if one.name[-1:] in _MORE]

    @property
    def tells_more(self) -> bool:
        """Whether something was typed or is wrong in a promise after the first."""
        return any(one.errors or (one.name.startswith("text_") and one.value()) for one in self.others)

    def keep_for(self, office: UUID, person: UUID) -> None:
        _keep_for(self, office, person)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        for place in range(PROMISES):
            if data.get(f"text_{place}"):
                for name in (f"owner_{place}", f"due_{place}"):
                    if not data.get(name):
                        self.add_error(name, _now("Une promesse dit qui, et pour quand."))
        return data

    @property
    def promises(self) -> tuple[Promise, ...]:
        data = self.cleaned_data
        return tuple(
            Promise(
                text=data[f"text_{place}"],
                owner=data[f"owner_{place}"],
                due_on=data[f"due_{place}"],
                person=self._people.get(fold(data[f"owner_{place}"])),
            )
            for place in range(PROMISES)
            if data.get(f"text_{place}")
        )
