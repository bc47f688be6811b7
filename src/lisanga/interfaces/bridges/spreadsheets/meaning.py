"""Which sheet lists members, which deliveries, and what each column means: by its words and by what stands beneath."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from django.utils.translation import gettext as _

from lisanga.core.kernel.names import fold, tidy
from lisanga.interfaces.bridges.spreadsheets import cells
from lisanga.interfaces.bridges.spreadsheets.content import betrays, said, suitability
from lisanga.interfaces.bridges.spreadsheets.headers import Header, find_header
from lisanga.interfaces.bridges.spreadsheets.produce import is_known_product, product_and_form
from lisanga.interfaces.bridges.spreadsheets.reader import Book, Cell, Row
from lisanga.interfaces.bridges.spreadsheets.recognition import Column, Recognition, SheetPlan, letter
from lisanga.interfaces.bridges.spreadsheets.vocabulary import (
    GENERIC_TITLES,
    KINDS,
    PHRASES,
    TOTAL_WORDS,
    Field,
    Kind,
    header_score,
    header_words,
)

_LOOKED_AT = 150
_SAMPLES = 3
_ACCEPTED = 40
_NAMED = 55


@dataclass(frozen=True, slots=True)
class _Match:
    column: int
    field: Field
    score: int


def recognise(book: Book, today: date, told: Mapping[str, Kind] | None = None) -> Recognition:
    """Reads the first rows of each sheet only. `told`: sheets of which a person has said what they list."""
    plans = [_plan(book, sheet, today, (told or {}).get(sheet)) for sheet in book.sheets]
    return Recognition(tuple(_with_constants(plan, plans) for plan in plans))


def _plan(book: Book, sheet: str, today: date, told: Kind | None) -> SheetPlan:
    rows = [row for row in islice(book.rows(sheet), _LOOKED_AT) if row.cells]
    if not rows:
        return SheetPlan(sheet, Kind.UNKNOWN, 0, (), reason=_("La feuille est vide."), row_count=0)
    header = find_header(rows)
    data = [row for row in rows if row.number > header.row and not _is_total(row)]
    matches = {kind: _matches(kind, header, data, today) for kind in KINDS}
    kind = told or _kind(sheet, matches)
    chosen = _settled(kind, matches[kind], data) if kind in matches else []
    columns = _columns(header, data, chosen)
    reason = "" if kind in matches else _("Ni liste de membres ni livraisons n’ont été reconnues dans cette feuille.")
    return SheetPlan(sheet, kind, header.row, columns, reason=reason, row_count=book.row_count(sheet))


def _is_total(row: Row) -> bool:
    return any(isinstance(cell, str) and fold(cell) in TOTAL_WORDS for cell in row.cells)


def _matches(kind: Kind, header: Header, data: Sequence[Row], today: date) -> list[_Match]:
    """Each field with its best column, the surest first, no column twice."""
    width = max((len(row.cells) for row in data), default=0)
    found = []
    for column in range(max(width, len(header.titles))):
        title = header.titles[column] if column < len(header.titles) else ""
        values = said([row.cell(column) for row in data])
        found += [_Match(column, field, _score(kind, field, title, values, today)) for field in PHRASES[kind]]
    taken: dict[int, _Match] = {}
    fields: set[Field] = set()
    for match in sorted(found, key=lambda each: -each.score):
        repeatable = match.field is Field.IGNORED
        if match.score >= _ACCEPTED and match.column not in taken and (repeatable or match.field not in fields):
            taken[match.column] = match
            fields.add(match.field)
    return _weighed_by_sack(kind, header, list(taken.values()))


def _weighed_by_sack(kind: Kind, header: Header, found: list[_Match]) -> list[_Match]:
    """ "Poids/sac" is a tare beside another weight; alone it is what one full sack weighs."""
    fields = {match.field for match in found}
    if kind is not Kind.DELIVERIES or fields & {Field.NET, Field.GROSS} or Field.CONTAINERS not in fields:
        return found
    return [
        replace(match, field=Field.GROSS)
        if match.field is Field.TARE and "poids" in header_words(header.titles[match.column])
        else match
        for match in found
    ]


def _score(kind: Kind, field: Field, title: str, values: Sequence[Cell], today: date) -> int:
    named = header_score(header_words(title), kind, field) if title else 0
    if field is Field.IGNORED:
        return named if named >= 75 else 0
    if named < _NAMED:
        return betrays(kind, field, values, today) * 60 // 100
    suits = suitability(field, values, today)
    if len(values) >= 3 and suits < 34:
        return named // 2
    return (70 * named + 30 * (suits if values else 60)) // 100


def _kind(sheet: str, matches: dict[Kind, list[_Match]]) -> Kind:
    """The kind whose essential columns are there and whose columns are surest together."""
    best, best_score = Kind.UNKNOWN, 0
    for kind, found in matches.items():
        fields = {match.field for match in found}
        if not _has_essentials(kind, fields, sheet):
            continue
        score = sum(match.score for match in found if match.field in _TELLING[kind]) + _title_bonus(sheet, kind)
        if score > best_score:
            best, best_score = kind, score
    return best


_TELLING = {
    Kind.MEMBERS: {
        Field.NUMBER, Field.NAME, Field.FAMILY, Field.POST, Field.GIVEN, Field.SEX, Field.BIRTH_YEAR, Field.BIRTH_DATE,
        Field.AGE, Field.VILLAGE, Field.PHONE, Field.JOINED, Field.SHARES, Field.PAID,
    },
    Kind.DELIVERIES: {
        Field.RECEIPT, Field.DATE, Field.MEMBER, Field.MEMBER_NAME, Field.PRODUCT, Field.FORM, Field.NET, Field.GROSS,
        Field.CONTAINERS, Field.TARE, Field.MOISTURE, Field.PRICE, Field.TOTAL,
    },
}  # fmt: skip


def _has_essentials(kind: Kind, fields: set[Field], sheet: str) -> bool:
    if kind is Kind.MEMBERS:
        told = {Field.NUMBER, Field.SEX, Field.PHONE, Field.JOINED, Field.SHARES, Field.PAID, Field.BIRTH_YEAR}
        return bool(fields & {Field.NAME, Field.FAMILY}) and bool(fields & told)
    weighed, who = fields & {Field.NET, Field.GROSS}, fields & {Field.MEMBER, Field.MEMBER_NAME}
    what = fields & {Field.PRODUCT, Field.DATE, Field.PRICE, Field.TOTAL} or is_known_product(sheet)
    return bool(weighed) and bool(who) and bool(what)


def _title_bonus(sheet: str, kind: Kind) -> int:
    words = fold(sheet)
    hints = {
        Kind.MEMBERS: ("membre", "adherent", "member"),
        Kind.DELIVERIES: ("livraison", "collecte", "apport", "achat", "deliver"),
    }
    return 60 if any(hint in words for hint in hints[kind]) else 0


def _settled(kind: Kind, found: list[_Match], data: Sequence[Row]) -> list[_Match]:
    """One column "Nom" may hold the whole name, and "Noms" the family name beside "Prénoms"."""
    fields = {match.field for match in found}
    if kind is not Kind.MEMBERS:
        return found
    if Field.FAMILY in fields and Field.NAME not in fields and not fields & {Field.POST, Field.GIVEN}:
        return [replace(match, field=Field.NAME) if match.field is Field.FAMILY else match for match in found]
    if Field.NAME in fields and Field.FAMILY not in fields and fields & {Field.POST, Field.GIVEN}:
        return [replace(match, field=Field.FAMILY) if match.field is Field.NAME else match for match in found]
    return found


def _columns(header: Header, data: Sequence[Row], chosen: Sequence[_Match]) -> tuple[Column, ...]:
    width = max(len(header.titles), max((len(row.cells) for row in data), default=0))
    by_column = {match.column: match for match in chosen}
    columns = []
    for index in range(width):
        match = by_column.get(index)
        values = (cells.text(row.cell(index)) for row in data if row.cell(index) is not None)
        samples = tuple(value[:60] for value in islice(values, _SAMPLES))
        title = header.titles[index] if index < len(header.titles) else ""
        columns.append(
            Column(letter(index), title, match.field if match else None, match.score if match else 0, samples)
        )
    return tuple(columns)


def _with_constants(plan: SheetPlan, plans: Sequence[SheetPlan]) -> SheetPlan:
    """A sheet's own name may say what no column says: the village, the sex, the product."""
    fields = set(plan.positions())
    constants: dict[Field, str] = {}
    word = fold(plan.sheet)
    if plan.kind is Kind.DELIVERIES and Field.PRODUCT not in fields and is_known_product(plan.sheet):
        constants[Field.PRODUCT] = product_and_form(plan.sheet)[0]
    if plan.kind is Kind.MEMBERS and Field.SEX not in fields and word in ("femmes", "hommes"):
        constants[Field.SEX] = "F" if word == "femmes" else "M"
    siblings = sum(each.kind is Kind.MEMBERS for each in plans)
    says_place = not any(char.isdigit() for char in word) and not word.startswith(GENERIC_TITLES) and not constants
    if plan.kind is Kind.MEMBERS and siblings > 1 and Field.VILLAGE not in fields and says_place:
        constants[Field.VILLAGE] = tidy(plan.sheet)
    return replace(plan, constants=constants) if constants else plan
