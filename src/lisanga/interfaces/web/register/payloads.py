"""What was sent with an operation, as lines with labels: never as code."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lisanga.core.kernel import french
from lisanga.core.operations.sentences import Known
from lisanga.core.scope.roles import ROLES
from lisanga.domains.treasury.categories import CATEGORIES
from lisanga.interfaces.web.history import identifier_in

LABELS = {
    "account": _("Compte"),
    "activity": _("Activité"),
    "address": _("Adresse"),
    "amount": _("Montant"),
    "base_moisture": _("Humidité de base"),
    "birth_date": _("Né le"),
    "birth_year": _("Année de naissance"),
    "campaign": _("Campagne"),
    "capital_instalment": _("Versement sur les parts"),
    "category": _("Pour quoi"),
    "centre": _("Centre"),
    "code": _("Code"),
    "containers": _("Sacs"),
    "count": _("Nombre"),
    "counted_by": _("Compté par"),
    "counterparty": _("De qui, à qui"),
    "credit": _("Crédit"),
    "currency": _("Monnaie"),
    "day": _("Jour"),
    "debit": _("Débit"),
    "debtor": _("Qui doit"),
    "debtor_name": _("Qui doit"),
    "delivery": _("Livraison"),
    "denominations": _("Billets"),
    "direction": _("Sens"),
    "due_on": _("À rendre le"),
    "email": _("E-mail"),
    "ends_on": _("Fin"),
    "explanation": _("Explication"),
    "family": _("Nom"),
    "fee": _("Frais"),
    "form": _("Forme"),
    "given": _("Prénom"),
    "grade": _("Qualité"),
    "gross": _("Poids brut"),
    "header": _("En-tête des documents"),
    "impurity": _("Impuretés"),
    "impurity_tolerance": _("Impuretés tolérées"),
    "joined_on": _("Admis le"),
    "findings": _("Constats"),
    "kept": _("Promesse tenue"),
    "kind": _("Genre"),
    "label": _("Détail"),
    "lines": _("Lignes"),
    "max_recovery": _("Retenue la plus forte"),
    "member": _("Membre"),
    "moisture": _("Humidité"),
    "month": _("Mois"),
    "movement": _("Mouvement"),
    "name": _("Nom"),
    "net": _("Poids net"),
    "nominal": _("Valeur d’une part"),
    "nominal_share": _("Valeur d’une part"),
    "number": _("Numéro"),
    "operator": _("Opérateur"),
    "organisation": _("Organisation"),
    "paid": _("Versé"),
    "paper_number": _("Numéro sur le papier"),
    "owner": _("Qui s’en charge"),
    "partner": _("Partenaire"),
    "person": _("Personne"),
    "phone": _("Téléphone"),
    "place": _("Lieu"),
    "planned": _("Paiements prévus"),
    "post": _("Post-nom"),
    "present": _("Présent"),
    "price": _("Prix"),
    "product": _("Produit"),
    "profession": _("Profession"),
    "programme": _("Programme"),
    "promises": _("Promesse"),
    "province": _("Province"),
    "rate": _("Taux"),
    "reason": _("Raison"),
    "received": _("Reçu"),
    "received_by": _("Reçu par"),
    "reference": _("Référence"),
    "role": _("Rôle"),
    "series": _("Série"),
    "session": _("Séance"),
    "sex": _("Sexe"),
    "shares": _("Parts"),
    "signed": _("Signatures sur la feuille"),
    "source": _("Source"),
    "stage": _("Étape"),
    "starts_on": _("Début"),
    "status": _("Situation"),
    "tare": _("Tare"),
    "target": _("Vers"),
    "territory": _("Territoire"),
    "text": _("Quoi"),
    "till": _("Caisse"),
    "total": _("Total"),
    "unit": _("Unité"),
    "valid_from": _("À partir du"),
    "valid_to": _("Jusqu’au"),
    "value": _("Valeur"),
    "village": _("Village"),
    "visit": _("Visite"),
    "visitor": _("Visiteur"),
    "voucher": _("Pièce"),
    "voucher_date": _("Date de la pièce"),
    "weighings": _("Pesées"),
}
_MONEY = frozenset(
    {"amount", "fee", "total", "received", "price", "paid", "nominal", "nominal_share", "debit", "credit"}
)
_GRAMS = frozenset({"gross", "net", "tare"})
_HUNDREDTHS = frozenset(
    {"moisture", "impurity", "base_moisture", "impurity_tolerance", "max_recovery", "capital_instalment"}
)
_WORDS = {"in": _("entrée"), "out": _("sortie"), "F": _("femme"), "M": _("homme")}
_MOST = 40  # lines shown; the rest is counted


def labelled(payload: Mapping[str, Any] | None, known: Known) -> list[tuple[str, str]] | None:
    """(label, words) of what was filled in; None when the content was blanked."""
    if payload is None:
        return None
    currency = _currency(payload, known)
    lines = list(_lines(payload, known, currency))
    if len(lines) > _MOST:
        rest = _now("et %(count)s autres lignes") % {"count": len(lines) - _MOST}
        return [*lines[:_MOST], ("…", rest)]
    return lines


def _currency(payload: Mapping[str, Any], known: Known) -> str:
    """What was sent says it, or the till that it names; else nothing: the figure stands alone."""
    if payload.get("currency"):
        return str(payload["currency"])
    for name in ("till", "source"):
        till = identifier_in(payload.get(name))
        if till is not None and till in known.currencies:
            return known.currencies[till]
    return ""


def _lines(payload: Mapping[str, Any], known: Known, currency: str) -> Iterator[tuple[str, str]]:
    for name, value in payload.items():
        if value in (None, "", 0, False, [], {}) or name == "type":
            continue
        label = str(LABELS.get(name, name.replace("_", " ").capitalize()))
        if isinstance(value, Mapping):
            yield from _lines(value, known, currency)
        elif isinstance(value, list):
            yield from ((label, _listed(one, known, currency)) for one in value)
        else:
            yield label, _words(name, value, known, currency)


def _listed(value: Any, known: Known, currency: str) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{label} {words}" for label, words in _lines(value, known, currency))
    return _words("", value, known, currency)


def _words(name: str, value: Any, known: Known, currency: str) -> str:
    if isinstance(value, bool):
        return _now("oui")
    if isinstance(value, int):
        return _figure(name, value, currency)
    identifier = identifier_in(value)
    if identifier is not None:
        return known.names.get(identifier, _now("réf. %(end)s") % {"end": str(value)[-6:]})
    text = str(value)
    if name == "role" and text in ROLES:
        return str(ROLES[text].label)
    if name == "category" and text in CATEGORIES:
        return str(CATEGORIES[text].label)
    return _day(text) or str(_WORDS.get(text, text))


def _figure(name: str, value: int, currency: str) -> str:
    if name in _MONEY:
        return french.amount(value, currency) if currency else french.number(value)
    if name in _GRAMS:
        return french.weight(value)
    if name in _HUNDREDTHS:
        return f"{french.number(value, 2)}\u00a0%"
    if name == "month":
        return french.month_name(value)
    if name == "rate":
        return french.number(value // 10_000, 2)
    return str(value) if name == "birth_year" else french.number(value)


def _day(text: str) -> str:
    try:
        return french.short_date(date.fromisoformat(text)) if len(text) == 10 else ""
    except ValueError:
        return ""
