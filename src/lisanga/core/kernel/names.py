"""Names of persons: nom, post-nom, prénom; compared without accents, case or order."""

import re
import unicodedata
from dataclasses import dataclass

_PARTICLES = {"wa", "ya", "kia", "mwa", "na", "ba", "ma", "de", "du", "des", "la", "le", "van", "dos", "da"}
# Kia Nzambi, Mwa Lisanga are written with a capital; wa Mbula, ya Ngando without.
_SMALL = {"wa", "ya", "na", "de", "du", "des", "la", "le"}


def fold(text: str) -> str:
    """Lower case, no accents, letters and figures only, single spaces."""
    plain = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "oe").replace("æ", "ae"))
    kept = "".join(char for char in plain if not unicodedata.combining(char)).lower()
    return re.sub(r"[^a-z0-9]+", " ", kept.replace("'", "").replace("’", "")).strip()


def tidy(text: str) -> str:
    """Spaces and capitals put right: "  mbuyi" → "Mbuyi", "WA MBULA" → "wa Mbula", "JEAN-PIERRE" → "Jean-Pierre"."""
    words = re.split(r"\s+", str(text or "").strip())
    return " ".join(_tidy_word(word, index) for index, word in enumerate(words) if word)


def _tidy_word(word: str, index: int) -> str:
    if word.lower() in _SMALL:
        return word.lower()
    return "-".join(part[:1].upper() + part[1:].lower() for part in word.split("-"))


@dataclass(frozen=True, slots=True)
class PersonName:
    """As written in the register: family name, post-nom, given name; any of the two last may be empty."""

    family: str
    post: str = ""
    given: str = ""

    def __str__(self) -> str:
        return " ".join(part for part in (self.family.upper(), self.post, self.given) if part)

    @property
    def plain(self) -> str:
        """Without capitals, for sentences."""
        return " ".join(part for part in (self.family, self.post, self.given) if part)


def person_name(family: object, post: object = "", given: object = "") -> PersonName:
    """A tidy name from three cells."""
    return PersonName(tidy(str(family or "")), tidy(str(post or "")), tidy(str(given or "")))


def split_full_name(text: str) -> PersonName:
    """ "KASONGO Kia Nzambi Emmanuel" → Kasongo / Kia Nzambi / Emmanuel: first word, middle, last word. A particle
    belongs to the word behind it."""
    words = text.split()
    if len(words) < 2:
        return person_name(text)
    if len(words) == 2:
        return person_name(words[0], "", words[1])
    if len(words) == 3 and words[1].lower() in _PARTICLES:
        return person_name(words[0], " ".join(words[1:]))
    return person_name(words[0], " ".join(words[1:-1]), words[-1])


def name_key(name: PersonName) -> str:
    """The same for the same words in any order, so that "Jean Mpia" finds "MPIA Jean"."""
    return " ".join(sorted(fold(f"{name.family} {name.post} {name.given}").split()))
