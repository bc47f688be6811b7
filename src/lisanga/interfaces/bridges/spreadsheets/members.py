"""Rows of a list of members."""

from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from lisanga.core.kernel.names import PersonName, fold, name_key, person_name, split_full_name, tidy
from lisanga.core.kernel.phone import PhoneError, parse_optional_phone
from lisanga.interfaces.bridges.spreadsheets import cells
from lisanga.interfaces.bridges.spreadsheets.cells import CellError, number_key
from lisanga.interfaces.bridges.spreadsheets.identity import (
    KnownMember,
    MemberIndex,
    Occurrences,
    Standing,
    row_key,
)
from lisanga.interfaces.bridges.spreadsheets.lines import MemberRow, label_of
from lisanga.interfaces.bridges.spreadsheets.reader import Cell
from lisanga.interfaces.bridges.spreadsheets.rows import CellReader
from lisanga.interfaces.bridges.spreadsheets.vocabulary import Field, Kind


@dataclass(frozen=True, slots=True)
class _Birth:
    year: int | None = None
    day: date | None = None
    is_estimate: bool = False


def read_member(reader: CellReader, index: MemberIndex, occurrences: Occurrences) -> MemberRow:
    """Typed, checked against those already met, and remembered when accepted."""
    number, name = reader.text(Field.NUMBER), _name(reader)
    place = reader.row.address(0)
    if not name.family:
        reader.wrong("members_no_name", _("Il manque le nom. Écrivez-le."), Field.NAME, Field.FAMILY)
    sex = reader.take(Field.SEX, cells.parse_sex, "", "members_bad_sex", warning=True)
    birth = _birth(reader)
    village = tidy(reader.text(Field.VILLAGE))
    phone = reader.take(Field.PHONE, _phone, "", "members_bad_phone", warning=True)
    joined_on = reader.take(
        Field.JOINED, lambda cell: _joined(cell, reader.today), None, "members_bad_date", warning=True
    )
    shares = reader.take(Field.SHARES, cells.parse_count, 0, "members_bad_shares")
    paid = reader.take(Field.PAID, cells.parse_francs, 0, "members_bad_amount")
    year = None if birth.is_estimate else birth.year
    member = KnownMember(number, name, sex, year, village, joined_on, phone, where=place)
    if name.family:
        member = _judge(reader, member, index)
    row = MemberRow(
        sheet=reader.row.sheet, row=reader.row.number, label=label_of(number, place), cells=reader.row.cells,
        constants=reader.constants, problems=tuple(reader.problems), number=number, name=name, sex=sex,
        birth_year=birth.year, birth_date=birth.day, birth_is_estimate=birth.is_estimate, village=village, phone=phone,
        joined_on=joined_on, shares=shares, paid=paid, known_as=member.number if member.number != number else "",
    )  # fmt: skip
    return _known_by(row, member, index, occurrences) if row.accepted else row


def _name(reader: CellReader) -> PersonName:
    """From one column or three; "Nom et post-nom" beside "Prénom" comes apart."""
    if reader.has(Field.NAME) and not reader.has(Field.FAMILY):
        return split_full_name(tidy(reader.text(Field.NAME)))
    family, post, given = (reader.text(field) for field in (Field.FAMILY, Field.POST, Field.GIVEN))
    if not reader.has(Field.POST) and len(family.split()) > 1:
        head, _space, rest = tidy(family).partition(" ")
        return person_name(head, rest, given)
    if not family.strip():
        # Whatever name there is stands first: the row is a person's.
        family, post, given = (post, "", given) if post.strip() else (given, "", "")
    return person_name(family, post, given)


def _birth(reader: CellReader) -> _Birth:
    code = "members_bad_birth"
    day = reader.take(Field.BIRTH_DATE, lambda cell: _birth_day(cell, reader.today), None, code, warning=True)
    if isinstance(day, date):
        return _Birth(day.year, day)
    if isinstance(day, int):
        return _Birth(day)
    year = reader.take(Field.BIRTH_YEAR, lambda cell: cells.parse_year(cell, reader.today), 0, code, warning=True)
    if year:
        return _Birth(year)
    age = reader.take(Field.AGE, cells.parse_age, 0, code, warning=True)
    return _Birth(reader.today.year - age, is_estimate=True) if age else _Birth()


def _birth_day(cell: Cell, today: date) -> date | int:
    """A day, or the year alone where no more is known."""
    written = cells.text(cell)
    if written.isdecimal() and len(written) == 4:
        return cells.parse_year(cell, today)
    return cells.parse_date(cell, today)


def _joined(cell: Cell, today: date) -> date | None:
    written = cells.text(cell)
    if written.isdecimal() and len(written) == 4:
        raise CellError(
            _("« %(cell)s » : il manque le jour et le mois. La date d’adhésion est laissée vide.") % {"cell": written}
        )
    return cells.parse_date(cell, today)


def _phone(cell: Cell) -> str:
    """The first of several numbers in one cell."""
    first = cell.replace(";", "/").split("/")[0] if isinstance(cell, str) and len(cell) > 16 else cell
    if isinstance(first, date):
        raise CellError(_("« %(cell)s » n’est pas un numéro de téléphone.") % {"cell": cells.text(cell)})
    try:
        phone = parse_optional_phone(first)
    except PhoneError as error:
        raise CellError(str(error)) from None
    return phone.e164 if phone else ""


def _judge(reader: CellReader, member: KnownMember, index: MemberIndex) -> KnownMember:
    """Notes what is wrong; gives the member, with the number that the cooperative gave to one without."""
    standing, other = index.standing(member)
    fields = (Field.NUMBER, Field.NAME, Field.FAMILY)
    if standing is Standing.NUMBER_TAKEN:
        message = _("Le n° %(number)s est déjà celui d’un autre nom (%(where)s). Un numéro ne sert qu’une fois.")
        where = other or _("au registre")
        reader.wrong("members_number_taken", message % {"number": member.number, "where": where}, *fields)
    elif standing is Standing.DUPLICATE:
        message = _("Cette personne est déjà inscrite (%(other)s) : même nom, même sexe, même naissance, même village.")
        reader.wrong("members_duplicate", message % {"other": _named(other)}, *fields)
    elif standing is Standing.NAMESAKE:
        message = _("Une personne du même nom est déjà inscrite (%(other)s). Est-ce bien une autre ?")
        reader.wrong("members_namesake", message % {"other": _named(other)}, *fields, warning=True)
    return replace(member, number=other) if standing is Standing.SAME and other else member


def _named(other: str) -> str:
    return other if "!" in other else _("n° %(number)s") % {"number": other or "?"}


def _known_by(row: MemberRow, member: KnownMember, index: MemberIndex, occurrences: Occurrences) -> MemberRow:
    index.add(member)
    born = row.birth_date or (member.birth_year or "")
    content = (
        number_key(row.number), name_key(row.name), row.sex, str(born), fold(row.village), row.phone,
        str(row.joined_on or ""), str(row.shares), str(row.paid),
    )  # fmt: skip
    occurrence = occurrences.next(Kind.MEMBERS, content)
    return replace(row, key=row_key(Kind.MEMBERS, content, occurrence))
