"""The words by which registers name their columns, in French first, and in the other languages that offices use."""

import re
from enum import StrEnum
from functools import lru_cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lisanga.core.kernel.names import fold


class Kind(StrEnum):
    """What one sheet lists."""

    MEMBERS = "members"
    DELIVERIES = "deliveries"
    UNKNOWN = "unknown"


class Field(StrEnum):
    """What one column means. The value is contractual: overrides made by hand are kept with it."""

    NUMBER = "number"
    NAME = "name"
    FAMILY = "family_name"
    POST = "post_name"
    GIVEN = "given_name"
    SEX = "sex"
    BIRTH_YEAR = "birth_year"
    BIRTH_DATE = "birth_date"
    AGE = "age"
    VILLAGE = "village"
    PHONE = "phone"
    JOINED = "joined_on"
    SHARES = "shares"
    PAID = "paid"
    RECEIPT = "receipt"
    DATE = "date"
    MEMBER = "member_number"
    MEMBER_NAME = "member_name"
    PRODUCT = "product"
    FORM = "form"
    NET = "net"
    GROSS = "gross"
    CONTAINERS = "containers"
    TARE = "tare"
    MOISTURE = "moisture"
    IMPURITY = "impurity"
    GRADE = "grade"
    CENTRE = "centre"
    PRICE = "price"
    TOTAL = "total"
    IGNORED = "ignored"


LABELS: dict[Field, Promise] = {
    Field.NUMBER: _("N° membre"),
    Field.NAME: _("Noms et prénoms"),
    Field.FAMILY: _("Nom"),
    Field.POST: _("Post-nom"),
    Field.GIVEN: _("Prénom"),
    Field.SEX: _("Sexe"),
    Field.BIRTH_YEAR: _("Année de naissance"),
    Field.BIRTH_DATE: _("Date de naissance"),
    Field.AGE: _("Âge"),
    Field.VILLAGE: _("Village"),
    Field.PHONE: _("Téléphone"),
    Field.JOINED: _("Date d’adhésion"),
    Field.SHARES: _("Parts souscrites"),
    Field.PAID: _("Montant libéré (FC)"),
    Field.RECEIPT: _("Bon N°"),
    Field.DATE: _("Date"),
    Field.MEMBER: _("N° membre"),
    Field.MEMBER_NAME: _("Nom du membre"),
    Field.PRODUCT: _("Produit"),
    Field.FORM: _("Forme"),
    Field.NET: _("Poids net (kg)"),
    Field.GROSS: _("Poids brut (kg)"),
    Field.CONTAINERS: _("Nombre de sacs"),
    Field.TARE: _("Tare (kg)"),
    Field.MOISTURE: _("Humidité (%)"),
    Field.IMPURITY: _("Impuretés (%)"),
    Field.GRADE: _("Qualité"),
    Field.CENTRE: _("Centre de collecte"),
    Field.PRICE: _("Prix/kg"),
    Field.TOTAL: _("Montant"),
    Field.IGNORED: _("(ne pas lire)"),
}

_MEMBERS = {
    Field.NUMBER: "n|no|nr|num|numero|n membre|n adh|num adh|adh|n adherent|numero adherent|n ordre|matricule|code|"
    "code membre|n carte|membre n|id|member no|member number|motango|namba",
    Field.NAME: "noms prenoms|nom prenom|nom complet|noms|nom postnom prenom|noms postnoms prenoms|membre|adherent|"
    "nom membre|nom adherent|identite|nom producteur|producteur|full name|name|nkombo|jina|sociétaire|cooperateur",
    Field.FAMILY: "nom|nom famille|nom post nom|nom postnom|last name|surname",
    Field.POST: "post nom|postnom|post noms|postnoms|middle name",
    Field.GIVEN: "prenom|prenoms|first name|given name",
    Field.SEX: "sexe|s|genre|sex|gender|m f|f m|h f|f h|jinsia|mobali mwasi|mwasi mobali|homme femme|femme homme",
    Field.BIRTH_YEAR: "annee naiss|annee naissance|an naiss|ne e en|nee|ne|birth year|annee",
    Field.BIRTH_DATE: "date naissance|date naiss|ddn|ne le|ne e le|birth date|lieu date naissance|naissance",
    Field.AGE: "age|ans|age ans",
    Field.VILLAGE: "village|localite|groupement|quartier|adresse|residence|village provenance|provenance|mboka|kijiji|"
    "site|village quartier",
    Field.PHONE: "telephone|tel|gsm|contact|contacts|n tel|n telephone|phone|mobile|numero telephone|portable|simu|"
    "whatsapp|numero appel|telefone|telefoni",
    Field.JOINED: "adhesion|date adhesion|membre depuis|date entree|entree|inscription|date inscription|date adh|"
    "joined|date joined|date",
    Field.SHARES: "parts|part|parts souscrites|nbre parts|nombre parts|nb parts|parts sociales|ps|"
    "nombre parts sociales|actions|shares|parts soc",
    Field.PAID: "verse|montant libere|libere|montant verse|paye|montant paye|capital libere|capital verse|somme versee|"
    "versement|versements|cotisation versee|part payee|paid|amount paid|montant",
    Field.IGNORED: "observation|observations|signature|remarque|remarques|obs|reste a payer|solde|reste|"
    "capital souscrit|montant souscrit|valeur parts|fonction|photo|a corriger|etat civil|profession|superficie",
}
_DELIVERIES = {
    Field.RECEIPT: "bon n|bon|n bon|recu|n recu|recu n|bordereau|n bordereau|bordereau n|fiche|ticket|piece|n piece|"
    "receipt|receipt no|num bon|n|no|numero|n ordre",
    Field.DATE: "date|jour|date livraison|date reception|date collecte|date apport|date achat|le|mokolo|tarehe|day",
    Field.MEMBER: "n membre|adh|num adh|n adh|matricule|code membre|membre n|n adherent|membre|adherent|code|n mbr|"
    "numero membre|numero adherent|producteur n|code producteur|member no|member number|code planteur",
    Field.MEMBER_NAME: "nom|noms|nom membre|nom producteur|noms prenoms|nom prenom|nom complet|producteur|livreur|"
    "nom adherent|membre|adherent|planteur|fournisseur|apporteur|deposant|name|member|nkombo|jina",
    Field.PRODUCT: "produit|produits|denree|culture|article|speculation|designation|nature|marchandise|product|crop|"
    "mazao|nature produit|type produit",
    Field.FORM: "forme|etat|presentation|conditionnement|type|form|etat produit",
    Field.NET: "poids net|net|kg|kgs|poids|quantite|qte|quantite kg|poids kg|kilos|poids net kg|net kg|qte kg|"
    "weight|net weight|kilo|uzito|quantite livree|tonnage kg|poids livre",
    Field.GROSS: "poids brut|brut|brut kg|poids brut kg|gross|gross weight",
    Field.CONTAINERS: "sacs|nombre sacs|nbre sacs|nb sacs|colis|emballages|nbre colis|nombre emballages|bags|sac",
    Field.TARE: "tare|tare kg|tare sac|poids sac|poids sacs|tare emballage|tare unitaire",
    Field.MOISTURE: "humidite|taux humidite|h|hum|moisture|humidite pct|teneur eau",
    Field.IMPURITY: "impuretes|impurete|taux impuretes|impurities|corps etrangers",
    Field.GRADE: "qualite|grade|classe|categorie|quality|calibre",
    Field.CENTRE: "centre|centre collecte|point collecte|depot|site|lieu|village|localite|section|antenne",
    Field.PRICE: "prix|prix kg|pu|p u|prix unitaire|prix unit|prix achat|prix fc|prix fc kg|price|unit price|bei|"
    "prix par kg|prix u",
    Field.TOTAL: "total|montant|valeur|prix total|pt|p t|montant total|total fc|somme|net payer|montant payer|amount|"
    "value|montant brut|total payer",
    Field.IGNORED: "observation|observations|signature|remarque|remarques|obs|avance|avances|retenue|retenues|paye|"
    "reste|a corriger|campagne|saison|telephone|tel|sexe|cumul|verse|peseur|receveur",
}
_SMALL_WORDS = {
    "fc",
    "cdf",
    "en",
    "de",
    "du",
    "des",
    "d",
    "la",
    "le",
    "les",
    "l",
    "a",
    "au",
    "et",
    "ou",
    "the",
    "of",
    "franc",
    "francs",
}
KINDS = (Kind.MEMBERS, Kind.DELIVERIES)
TOTAL_WORDS = (
    "total",
    "totaux",
    "sous total",
    "somme",
    "s total",
    "grand total",
    "report",
    "a reporter",
    "cumul",
    "moyenne",
)
GENERIC_TITLES = (
    "feuil", "feuille", "sheet", "tab", "membre", "member", "list", "regist", "adherent", "livraison", "collecte",
    "cahier", "data", "donnee", "campagne", "saison", "base", "coop", "part", "achat", "apport", "export", "producteur",
    "table", "page", "tout", "general", "a corriger",
)  # fmt: skip


@lru_cache(maxsize=2048)
def header_words(text: str) -> tuple[str, ...]:
    """Folded, without the small words; "Date d’adhésion" → ("date", "adhesion")."""
    # "N°12", "Bon_N°", "PrixUnitaire" and line breaks all come apart into words.
    spaced = re.sub(r"(?<=[a-zà-ÿ])(?=[A-Z])|['’_/().°º]", " ", text)
    words = fold(spaced).split()
    return tuple(word for word in words if word not in _SMALL_WORDS) or tuple(words)


def _phrases(kind: dict[Field, str]) -> dict[Field, tuple[tuple[str, ...], ...]]:
    return {field: tuple(header_words(phrase) for phrase in text.split("|")) for field, text in kind.items()}


PHRASES = {Kind.MEMBERS: _phrases(_MEMBERS), Kind.DELIVERIES: _phrases(_DELIVERIES)}


def header_score(words: tuple[str, ...], kind: Kind, field: Field) -> int:
    """How surely these words name the field, 0 to 100."""
    return max((_closeness(words, phrase) for phrase in PHRASES[kind].get(field, ())), default=0)


def _closeness(words: tuple[str, ...], phrase: tuple[str, ...]) -> int:
    if words == phrase:
        return 100
    if sum(map(len, phrase)) < 2:
        return 0
    if not all(any(_same(word, wanted) for word in words) for wanted in phrase):
        return 0
    return 55 + 40 * len(phrase) // max(len(words), len(phrase))


def _same(word: str, wanted: str) -> bool:
    """The same word, or one cut short: "naiss" and "naissance", "tel" and "telephone"."""
    if word == wanted or word == wanted + "s":
        return True
    short, long = sorted((word, wanted), key=len)
    return len(short) >= 4 and long.startswith(short)
