"""How a person reads lists: columns left out, lists kept under a name. Outside the register; nobody else reads it."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

import msgspec
from django.db import transaction

from lisanga.core.scope.models import ListPreference

MOST_SAVED, LONGEST_NAME, LONGEST_QUERY = 12, 40, 500


@dataclass(frozen=True, slots=True)
class SavedList:
    """A name of the person's own, and the query of the address that it stands for."""

    name: str
    query: str


@dataclass(frozen=True, slots=True)
class Preference:
    """`hidden`: keys of columns; `saved` in the order of their making."""

    hidden: frozenset[str] = frozenset()
    saved: tuple[SavedList, ...] = ()


def preference_of(person: UUID, organisation: UUID, key: str) -> Preference:
    """One query."""
    kept = ListPreference.objects.filter(person=person, organisation=organisation, list=key)
    row = kept.values_list("hidden", "saved").first()
    return _read(*row) if row else Preference()


def _read(hidden: str, saved: str) -> Preference:
    pairs = msgspec.json.decode(saved, type=list[tuple[str, str]])
    return Preference(frozenset(msgspec.json.decode(hidden, type=list[str])), tuple(SavedList(*pair) for pair in pairs))


def hide_columns(person: UUID, organisation: UUID, key: str, hidden: Collection[str]) -> None:
    """These and no others are left out from now on."""
    text = msgspec.json.encode(sorted(hidden)).decode()
    ListPreference.objects.update_or_create(
        person_id=person, organisation=organisation, list=key, defaults={"hidden": text}
    )


def save_list(person: UUID, organisation: UUID, key: str, name: str, query: str) -> bool:
    """Kept under the name, in place of what had it; False when there are as many as may be."""
    name, query = " ".join(name.split())[:LONGEST_NAME], query[:LONGEST_QUERY]
    with transaction.atomic():
        kept = [one for one in _locked(person, organisation, key) if one.name.casefold() != name.casefold()]
        if not name or len(kept) >= MOST_SAVED:
            return False
        _write(person, organisation, key, [*kept, SavedList(name, query)])
    return True


def forget_list(person: UUID, organisation: UUID, key: str, name: str) -> None:
    with transaction.atomic():
        kept = [one for one in _locked(person, organisation, key) if one.name != name]
        _write(person, organisation, key, kept)


def _locked(person: UUID, organisation: UUID, key: str) -> tuple[SavedList, ...]:
    """Two windows of one person do not lose each other's names."""
    rows = ListPreference.objects.select_for_update().filter(person=person, organisation=organisation, list=key)
    row = rows.values_list("hidden", "saved").first()
    return _read(*row).saved if row else ()


def _write(person: UUID, organisation: UUID, key: str, saved: list[SavedList]) -> None:
    text = msgspec.json.encode([(one.name, one.query) for one in saved]).decode()
    ListPreference.objects.update_or_create(
        person_id=person, organisation=organisation, list=key, defaults={"saved": text}
    )
