"""How a member is written, found and recognised; pure."""

from dataclasses import dataclass

from lisanga.core.kernel.names import PersonName, fold
from lisanga.core.kernel.phone import PhoneError, parse_optional_phone

LONGEST = 40
STATUSES = ("applied", "provisional", "ratified", "left")
CURRENT = ("provisional", "ratified")  # those counted as members
YOUTH_AGE = 35


@dataclass(frozen=True, slots=True)
class Contact:
    """A phone as kept: E.164 with its operator, or the text as it was written."""

    phone: str = ""
    operator: str = ""
    typed: str = ""


def contact(text: str) -> Contact:
    """Never fails: what is no number of the country is kept as written, for a person to put right."""
    try:
        phone = parse_optional_phone(text)
    except PhoneError:
        return Contact(typed=text.strip()[:LONGEST])
    return Contact(phone.e164, phone.operator) if phone else Contact()


def sort_name(name: PersonName) -> str:
    """The key of lists: family name, post-nom, given name, without accents or case."""
    return fold(f"{name.family} {name.post} {name.given}")[:180]


def tokens(name: PersonName, phone: str, number: int, paper_number: str) -> set[str]:
    """Every word by which a member is found; a phone by its national form."""
    words = set(sort_name(name).split())
    if phone:
        words.add("0" + phone.removeprefix("+243"))
    words.add(str(number))
    words.update(fold(paper_number).split())
    return {word[:LONGEST] for word in words if word}


def searched(text: str) -> list[str]:
    """What was typed, as prefixes of tokens: "+243 811 23" → ["081123"], "Jean mpi" → ["jean", "mpi"]."""
    if text.strip()[:1] in ("+", "0") and not any(char.isalpha() for char in text):
        figures = "".join(char for char in text if char.isdigit())
        for prefix in ("00243", "243"):
            if figures.startswith(prefix):
                figures = "0" + figures.removeprefix(prefix)
                break
        return [figures[:LONGEST]] if figures else []
    return [word[:LONGEST] for word in fold(text).split()][:6]


def token_range(prefix: str) -> tuple[str, str]:
    """The tokens that begin with a prefix, as a range both of whose ends are included."""
    return prefix, prefix + "z" * (LONGEST - len(prefix))


def oldest_young_year(year: int) -> int:
    """Who was born in it is 35 at most in a given year, and young; earlier not any more."""
    return year - YOUTH_AGE
