"""What each column was taken for, as a form of plain selects, and back."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from lisanga.domains.partnerships.targeting.measures import MEASURES, NATURES, NUMBERS
from lisanga.domains.partnerships.targeting.personal import REASONS
from lisanga.domains.places.matching import Level
from lisanga.interfaces.bridges.targeting.understanding import Choices, ColumnPlan, Plan
from lisanga.interfaces.bridges.targeting.vocabulary import KIND, free_role, place_role, role_of

HIGHEST_HEADER = 100
Option = tuple[str, str, bool]


class ChoiceError(ValueError):
    """A choice that makes no sense; the message is French."""


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """A column with its samples; `groups`: (title, options). `reason`: why it is left out whatever is chosen."""

    letter: str
    header: str
    samples: str
    groups: list[tuple[str, list[Option]]]
    unit: str
    asks_unit: bool
    reason: str


def column_choices(plan: Plan) -> list[ColumnChoice]:
    return [_column(column) for column in plan.columns]


def _column(column: ColumnPlan) -> ColumnChoice:
    groups = [] if column.personal else [(title, _chosen(options, column)) for title, options in _groups()]
    return ColumnChoice(
        letter=column.letter,
        header=column.header,
        samples=" · ".join(column.samples),
        groups=groups,
        unit=column.unit,
        asks_unit=column.role.nature in NUMBERS,
        reason=str(REASONS[column.personal]) if column.personal else "",
    )


def _groups() -> list[tuple[str, list[tuple[str, str]]]]:
    levels = {
        Level.PROVINCE: _("la province"),
        Level.TERRITORY: _("le territoire"),
        Level.ENTITY: _("le secteur, la chefferie, la commune ou la ville"),
        Level.GROUPEMENT: _("le groupement ou le quartier"),
        Level.VILLAGE: _("le village"),
        Level.ANY: _("un lieu, de n’importe quel genre"),
    }
    places = [(place_role(level).code, words) for level, words in levels.items()]
    return [
        ("", [("", _("ne pas lire"))]),
        (_("Un lieu"), [*places, (KIND, _("le genre du lieu"))]),
        (_("Un chiffre connu"), [(f"measure:{one.code}", str(one.label)) for one in MEASURES.values()]),
        (_("Autre chose"), [(free_role(nature).code, str(words)) for nature, words in NATURES.items()]),
    ]


def _chosen(options: list[tuple[str, str]], column: ColumnPlan) -> list[Option]:
    return [(code, words, code == column.role.code) for code, words in options]


def choices(post: QueryDict | Mapping[str, str]) -> Choices:
    """What the form says; nothing where it says nothing. Raises ChoiceError."""
    sheet, was = post.get("sheet", ""), post.get("was", "")
    if sheet != was:
        return Choices(sheet=sheet)  # another sheet: looked at anew
    header = post.get("header", "").strip()
    if header and (not header.isdecimal() or len(header) > 3 or int(header) > HIGHEST_HEADER):
        raise ChoiceError(_("La ligne des titres est un nombre entre 0 et 100."))
    number = int(header) if header else None
    if post.get("header_was", "").strip() != header:
        return Choices(sheet=sheet, header_row=number)
    roles = {name.removeprefix("role-"): str(code) for name, code in post.items() if name.startswith("role-")}
    units = {name.removeprefix("unit-"): str(text)[:24] for name, text in post.items() if name.startswith("unit-")}
    try:
        places = [code for code in roles.values() if role_of(code).level is not None]
    except ValueError:
        raise ChoiceError(_("Une colonne n’a pas de sens ici.")) from None
    if len(places) != len(set(places)):
        raise ChoiceError(_("Deux colonnes disent le même lieu : laissez l’une d’elles « ne pas lire »."))
    return Choices(sheet, number, roles, {letter: text.strip() for letter, text in units.items()})
