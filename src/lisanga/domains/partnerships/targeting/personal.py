"""Columns that have no place in a file of places and figures: people, how to reach them, what they are accused of
(domain.md D2, N1, N5). Judged by the heading and by the cells. Pure functions."""

import re
from collections.abc import Sequence
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lisanga.core.kernel.names import fold
from lisanga.core.kernel.phone import PhoneError, parse_phone


class Personal(StrEnum):
    """What such a column holds."""

    IDENTITY = "identity"
    CONTACT = "contact"
    OFFENCE = "offence"


REASONS: dict[Personal, Promise] = {
    Personal.IDENTITY: _("Cette colonne semble nommer des personnes : elle n’est pas importée."),
    Personal.CONTACT: _("Cette colonne semble dire comment joindre des personnes : elle n’est pas importée."),
    Personal.OFFENCE: _("Cette colonne parle de faits reprochés à des personnes : elle n’est pas importée."),
}
_CONTACT = {
    "telephone", "telephones", "tel", "phone", "gsm", "whatsapp", "portable", "contact", "contacts", "mail", "email",
    "courriel", "adresse", "numeros",
}  # fmt: skip
_IDENTITY = {
    "prenom", "prenoms", "postnom", "postnoms", "identite", "naissance", "matricule", "photo", "empreinte",
    "electeur", "epoux", "epouse", "conjoint", "enqueteur", "enquete", "repondant", "signature",
}  # fmt: skip
_PEOPLE = {
    "chef", "responsable", "president", "presidente", "gerant", "titulaire", "proprietaire", "personne", "notable",
    "beneficiaire", "producteur", "leader", "gestionnaire", "coordonnateur", "animateur",
}  # fmt: skip
_PLACES = {
    "village", "localite", "lieu", "lieux", "secteur", "territoire", "groupement", "chefferie", "etd", "province",
    "commune", "quartier", "ville", "cite", "zone", "site", "ecole", "marche", "cooperative", "organisation", "op",
    "association", "axe", "route", "culture", "aire", "entite",
}  # fmt: skip
_OFFENCE = (
    "kuluna", "delinqu", "infraction", "delit", "condamn", "detenu", "detention", "prison", "casier", "crimin",
    "gang", "recidiv", "incarcer", "bandit", "voleur", "judiciaire",
)  # fmt: skip
_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]{2,}")
_FULL_NAME = re.compile(r"(?:m|mr|mme|mlle|mgr|dr)\.? +[^\W\d_].*|[^\W\d_]{3,}( +[^\W\d_]{2,}){1,3}", re.IGNORECASE)
_CALL = re.compile(r"(?<!\d)(?:\+?243|0)[ .-]?[89]\d(?:[ .-]?\d){7}(?!\d)")
_FIGURES = re.compile(r"\d")


def personal(header: str, texts: Sequence[str], *, is_place: bool = False) -> Personal | None:
    """What a column betrays; `texts` are its filled cells that are not numbers, written out (all of them for a phone
    kept as a number). `is_place` when its cells name places: then only the heading counts."""
    words = _words(header)
    if any(word.startswith(_OFFENCE) for word in words) or {"viol", "viols", "justice"} & set(words):
        return Personal.OFFENCE
    counts = bool(words) and words[0] in ("nombre", "nb", "nbre", "nbr", "effectif", "effectifs", "total", "taux")
    if _CONTACT & set(words) and not counts:
        return Personal.CONTACT
    if not counts and _named_people(words, worded=any(map(_worded, texts)), is_place=is_place):
        return Personal.IDENTITY
    return None if is_place else _by_cells(texts)


def _words(header: str) -> list[str]:
    """Without what is elided before a vowel: "d’électeur" → electeur."""
    return fold(re.sub(r"\b[dlDL]['’]", " ", header)).split()


def _named_people(words: list[str], *, worded: bool, is_place: bool) -> bool:
    said = set(words)
    if _IDENTITY & said or {"post", "nom"} <= said:
        return True
    if {"chef", "lieu"} <= said or not worded:
        return False
    if _PEOPLE & said:
        return True
    return bool({"nom", "noms"} & said) and not is_place and not _PLACES & said


def _worded(text: str) -> bool:
    return any(sign.isalpha() for sign in text)


def _by_cells(texts: Sequence[str]) -> Personal | None:
    filled = [text for text in texts if text.strip()]
    if any(_MAIL.search(text) or (_worded(text) and _CALL.search(text)) for text in filled):
        return Personal.CONTACT
    phones = sum(map(_is_phone, filled))
    if phones and (phones * 2 >= len(filled) or any(_worded(text) for text in filled)):
        return Personal.CONTACT
    people = sum(1 for text in filled if _looks_like_a_person(text))
    return Personal.IDENTITY if people >= 2 and people * 2 >= len(filled) else None


def _is_phone(text: str) -> bool:
    if not 9 <= len(_FIGURES.findall(text)) <= 15:
        return False
    try:
        parse_phone(text)
    except PhoneError:
        return False
    return True


def _looks_like_a_person(text: str) -> bool:
    """ "MPIA Jean", "Mme Kisita": a word in capitals beside one that is not, or a title."""
    if _FULL_NAME.fullmatch(text.strip()) is None:
        return False
    words = text.split()
    capitals = [word for word in words if len(word) > 2 and word.isupper()]
    titled = fold(words[0]) in ("m", "mr", "mme", "mlle", "mgr", "dr")
    return titled or 0 < len(capitals) < len(words)
