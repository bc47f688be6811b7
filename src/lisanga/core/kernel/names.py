"""Names of persons: nom, post-nom, prénom; compared without accents, case or order."""

import re
import unicodedata
from dataclasses import dataclass

_PARTICLES = {"wa", "ya", "kia", "mwa", "na", "ba", "ma", "de", "du", "des", "la", "le", "van", "dos", "da"}
# Kia Nzambi, Mwa Lisanga are written with a capital; wa Mbula, ya Ngando without.
_SMALL = {"wa", "ya", "na", "de", "du", "des", "la", "le"}


_APOSTROPHES = re.compile(r"['’‘ʼʻ`´]")
_ROMAN = re.compile(r"I{1,3}|IV|VI{0,3}|IX|XI{0,3}")


def fold(text: str) -> str:
    """Lower case, no accents or apostrophes, Latin letters and figures only, single spaces."""
    bare = _APOSTROPHES.sub("", text).replace("œ", "oe").replace("Œ", "oe").replace("æ", "ae").replace("Æ", "ae")
    plain = unicodedata.normalize("NFKD", bare)
    kept = "".join(char for char in plain if not unicodedata.combining(char)).lower()
    return re.sub(r"[^a-z0-9]+", " ", kept).strip()


def tidy(text: str) -> str:
    """Spaces and capitals put right: "  mbuyi" → "Mbuyi", "WA MBULA" → "wa Mbula", "JEAN-PIERRE" → "Jean-Pierre"."""
    return " ".join(_tidy_word(word) for word in str(text or "").split())


def _tidy_word(word: str) -> str:
    if word.lower() in _SMALL:
        return word.lower()
    if _ROMAN.fullmatch(word):  # Kimbanseke II
        return word
    parts = re.split(r"([-'’])", word)
    return "".join(part[:1].upper() + part[1:].lower() for part in parts)


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
    belongs to the word behind it; where one word alone is in capitals, it is the family name wherever it stands.
    Give the text as written: capitals that were put right no longer tell."""
    groups = _groups(_family_first(text.split()))
    if len(groups) < 2:
        return person_name(text)
    last = len(groups) if _led_by_particle(groups[-1]) else len(groups) - 1
    return person_name(groups[0], " ".join(groups[1:last]), " ".join(groups[last:]))


def _family_first(words: list[str]) -> list[str]:
    """ "Rémy KABEYA Mukubwa" → KABEYA Mukubwa Rémy."""
    capitals = [index for index, word in enumerate(words) if len(word) > 2 and word.isupper()]
    start = capitals[0] if len(capitals) == 1 else 0
    while start and words[start - 1].lower() in _PARTICLES:
        start -= 1
    return words[start:] + words[:start]


def _groups(words: list[str]) -> list[str]:
    """Each particle joined with the word behind it."""
    groups: list[str] = []
    open_group = False
    for word in words:
        if open_group:
            groups[-1] += f" {word}"
        else:
            groups.append(word)
        open_group = word.lower() in _PARTICLES
    return groups


def _led_by_particle(group: str) -> bool:
    return group.split()[0].lower() in _PARTICLES


def name_key(name: PersonName) -> str:
    """The same for the same words in any order, so that "Jean Mpia" finds "MPIA Jean"."""
    return " ".join(sorted(fold(f"{name.family} {name.post} {name.given}").split()))
