"""The form of an action point: what, who, until when, and who reads it."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lisanga.core.kernel import clock
from lisanga.interfaces.web.fields import day_input
from lisanga.interfaces.web.paging import uuid_of
from lisanga.interfaces.web.submitting import OperationForm

DELAY = timedelta(days=30)  # proposed
OTHER = "autre"


class ActionForm(OperationForm):
    """`people` can be asked in Lisanga (person → name, organisation); anybody else is named in words. `readers` are the
    organisations, beside the office, that may read it: (field, name)."""

    text = forms.CharField(label=_("Que faut-il faire ?"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))
    person = forms.ChoiceField(label=_("Qui le fait ?"))
    owner = forms.CharField(
        label=_("Si c’est quelqu’un d’autre : qui ?"),
        max_length=120,
        required=False,
        help_text=_("Un nom ou une fonction : cette personne n’a pas d’accès ici, il faudra le lui dire."),
    )
    due_on = forms.DateField(label=_("Pour quand ?"), widget=day_input())
    for_partner = forms.BooleanField(required=False, initial=True)
    for_cooperative = forms.BooleanField(required=False, initial=True)

    def __init__(
        self,
        people: dict[UUID, tuple[str, UUID]],
        places: dict[UUID, str],
        partner: UUID | None,
        cooperative: UUID | None,
        *args: Any,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.people, self.partner, self.cooperative = people, partner, cooperative
        groups: dict[UUID, list[tuple[str, str]]] = {}
        for person, (name, place) in people.items():
            groups.setdefault(place, []).append((str(person), name))
        self.fields["person"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            ("", "—"),
            *((places.get(place, ""), found) for place, found in groups.items()),
            (OTHER, _("Quelqu’un d’autre, nommé ci-dessous")),
        ]
        self.initial.setdefault("due_on", clock.today() + DELAY)
        for name, reader in (("for_partner", partner), ("for_cooperative", cooperative)):
            if reader is None:
                del self.fields[name]
            else:
                self.fields[name].label = _now("Lisible aussi par : %(name)s") % {"name": places.get(reader, "")}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        person = uuid_of(data.get("person"))
        if data.get("person") == OTHER and not data.get("owner"):
            self.add_error("owner", _now("Dites qui le fait."))
        if person is not None and data.get("owner"):
            self.add_error("owner", _now("Choisissez une personne, ou écrivez un nom : pas les deux."))
        at = self.people[person][1] if person in self.people else None
        for name, reader in (("for_partner", self.partner), ("for_cooperative", self.cooperative)):
            if at is not None and at == reader and not data.get(name):
                self.add_error(name, _now("Qui doit le faire doit pouvoir le lire."))
        return data

    def shared(self, name: str) -> UUID | None:
        """The partner or the cooperative, when it is to read the action."""
        place = self.partner if name == "for_partner" else self.cooperative
        return place if self.cleaned_data.get(name) else None

    @property
    def doer(self) -> tuple[UUID | None, str]:
        """The person when known here, and the name to show."""
        person = uuid_of(self.cleaned_data["person"])
        return (person, self.people[person][0]) if person in self.people else (None, self.cleaned_data["owner"])
