"""Shared data under the agreement of the address, and the file that a person just brought; NotVisible elsewhere."""

from dataclasses import dataclass
from pathlib import PurePath
from uuid import UUID

from django.http import HttpRequest

from lisanga.core.files.keeping import KeptFile, bytes_at, known
from lisanga.core.scope.readings import note_reading
from lisanga.core.scope.roles import Permission
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.partnerships.queries.data_sets import DataSetRow, data_set
from lisanga.domains.places.matching import Atlas
from lisanga.domains.places.queries import spots
from lisanga.interfaces.bridges.spreadsheets.reader import Book, open_book
from lisanga.interfaces.bridges.spreadsheets.safety import inspect
from lisanga.interfaces.web.partnerships.there import There, agreement_here


@dataclass(frozen=True, slots=True)
class OnData:
    """Shared data as the reader stands before it."""

    there: There
    row: DataSetRow

    @property
    def may_change(self) -> bool:
        return self.row.is_ours and self.there.may(Permission.PARTNERSHIP) and self.row.withdrawn_on is None

    def url(self, name: str, *args: object) -> str:
        return self.there.url(name, self.row.id, *args)

    def note(self, detail: str) -> None:
        """That the other side was given the figures is written down for the one that brought them."""
        if not self.row.is_ours:
            note_reading(self.row.id, self.there.viewer.person, detail)


def data_here(request: HttpRequest, code: str, identifier: UUID) -> OnData:
    there = agreement_here(request, code)
    row = data_set(there.scope, identifier, there.viewer.today)
    if row.agreement != there.id:
        raise NotVisible
    return OnData(there, row)


def own_data_here(request: HttpRequest, code: str, identifier: UUID) -> OnData:
    """Changes are for the side that brought it, while it stands."""
    on = data_here(request, code, identifier)
    if not on.may_change:
        raise NotVisible
    return on


def bringing_here(request: HttpRequest, code: str) -> There:
    """The partner's people who act for it; for the others there is no such page."""
    there = agreement_here(request, code)
    there.require(Permission.PARTNERSHIP)
    if there.is_office:
        raise NotVisible
    return there


@dataclass(frozen=True, slots=True)
class Brought:
    """A file that was just brought under an agreement, by the reader and nobody else."""

    there: There
    file: KeptFile

    @property
    def stem(self) -> str:
        return PurePath(self.file.name).stem

    def open(self) -> Book:
        """Raises FileRefused."""
        return open_book(inspect(bytes_at(self.there.sheet.organisation, self.file.sha256)))

    def sheet_name(self, sheet: str) -> str:
        """A text file has one sheet, which bears the name of the kept bytes: the file's own says more."""
        return self.stem[:31] if self.file.sha256.startswith(sheet) else sheet


def brought_here(there: There, digest: str) -> Brought:
    file = known(there.sheet.organisation, [digest]).get(digest)
    if file is None or file.is_removed or file.by != there.viewer.person:
        raise NotVisible
    return Brought(there, file)


def atlas_of(there: There) -> Atlas:
    """The provinces of the agreement, and of the partner's own zone, with the places known in them."""
    home = {zone.province for zone in there.sheet.zones}
    return Atlas(home, spots(there.scope, home))
