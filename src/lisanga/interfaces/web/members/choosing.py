"""Choosing a member on a form: a number, a name, or the id that a link carries; no script needed."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

from lisanga.core.kernel.names import fold
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.members.queries import (
    MemberFilters,
    MemberRow,
    member,
    member_numbers,
    members,
    members_by_number,
)
from lisanga.interfaces.web.here import Here
from lisanga.interfaces.web.paging import uuid_of

MOST_CANDIDATES = 8
NEAR = 3  # letters that a name must share to be near


class MemberInput(forms.TextInput):
    """The text typed, or the candidate ticked after an unclear name (`<name>_choice`). An id is shown as a number."""

    here: Here | None = None

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"autocomplete": "off", "autocapitalize": "words", "spellcheck": "false"} | (attrs or {}))

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return data.get(f"{name}_choice") or super().value_from_datadict(data, files, name)

    def format_value(self, value: Any) -> str | None:
        identifier = uuid_of(str(value)) if value else None
        if identifier is None or self.here is None:
            return str(value) if value else None
        try:
            return str(member(self.here.scope, self.here.id, identifier).number)
        except NotVisible:
            return ""


def member_named(here: Here, text: str) -> UUID | None:
    """The member that an address names, by id or by number; None when there is none."""
    return members_named(here, [text]).get(text)


def members_named(here: Here, texts: Iterable[str]) -> dict[str, UUID]:
    """The same for several, in one query; ids are taken as they are."""
    found = {text: identifier for text in texts if (identifier := uuid_of(text))}
    numbers = {text: int(text) for text in texts if text.isascii() and text.isdigit() and len(text) < 9}
    if numbers:
        by_number = members_by_number(here.scope, here.id, numbers.values())
        found |= {text: by_number[number] for text, number in numbers.items() if number in by_number}
    return found


class MemberField(forms.Field):
    """Gives the id of a member of the cooperative where the page stands; `look_in` says which."""

    widget = MemberInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.here: Here | None = None
        self.candidates: list[tuple[UUID, str]] = []

    def look_in(self, here: Here) -> None:
        """The cooperative whose members may be chosen."""
        self.here = here
        assert isinstance(self.widget, MemberInput)
        self.widget.here = here

    def clean(self, value: Any) -> UUID | None:
        text = " ".join(str(value or "").split())
        if not text:
            super().clean("")
            return None
        assert self.here is not None, "look_in() was not called"
        found = self._exact(self.here, text)
        return found if found is not None else self._by_name(self.here, text)

    def _exact(self, here: Here, text: str) -> UUID | None:
        """By the id of a link, or by the number on the card or in the paper register."""
        identifier = uuid_of(text)
        if identifier is None:
            return member_numbers(here.scope, here.id, [text]).get(text)
        try:
            return member(here.scope, here.id, identifier).id
        except NotVisible:
            raise ValidationError(_("Ce membre n’est pas dans le registre.")) from None

    def _by_name(self, here: Here, text: str) -> UUID:
        found = members(here.scope, here.id, MemberFilters(search=text), limit=MOST_CANDIDATES + 1)
        if len(found) == 1 and len(fold(text)) >= NEAR:
            return found[0].id
        near = found or self._near(here, text)
        self.candidates = [(row.id, label_of(row)) for row in near[:MOST_CANDIDATES]]
        raise ValidationError(_sentence(text, found, self.candidates))

    def _near(self, here: Here, text: str) -> list[MemberRow]:
        """Names that begin like a word of the text, when none has them all."""
        for word in sorted((word for word in fold(text).split() if len(word) >= NEAR), key=len, reverse=True)[:2]:
            rows = members(here.scope, here.id, MemberFilters(search=word[:NEAR]), limit=MOST_CANDIDATES)
            if rows:
                return rows
        return []


def label_of(row: MemberRow) -> str:
    """One line that tells a member from the next: number, name, village."""
    parts = [_("n° %(number)s") % {"number": row.number}, str(row.name), row.village]
    if row.status == "left":
        parts.append(_("a quitté la coopérative"))
    return " · ".join(part for part in parts if part)


def _sentence(text: str, found: list[MemberRow], candidates: list[tuple[UUID, str]]) -> str:
    if not candidates:
        return _("Aucun membre « %(text)s ». Écrivez son numéro, ou inscrivez-le d’abord.") % {"text": text}
    listed = " ; ".join(label for _id, label in candidates[:3])
    if len(found) > MOST_CANDIDATES:
        return _("Trop de membres répondent à « %(text)s » : ajoutez un nom, ou écrivez le numéro.") % {"text": text}
    if found:
        return _("Plusieurs membres répondent à « %(text)s » (%(who)s). Dites lequel.") % {"text": text, "who": listed}
    return _("Aucun membre « %(text)s ». Proches : %(who)s.") % {"text": text, "who": listed}


def choices_of(bound: BoundField) -> list[tuple[str, str]]:
    """The members among whom an unclear name leaves to choose: (id, label), for the template's `<name>_choice`."""
    field = bound.field
    if not isinstance(field, MemberField) or bound.form.is_bound is False:
        return []
    bound.form.errors  # noqa: B018  # cleaning fills the candidates
    return [(str(identifier), label) for identifier, label in field.candidates]
