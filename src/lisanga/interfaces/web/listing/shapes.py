"""The lists that a reader arranges: what may be chosen of each, and how its filters are told."""

from dataclasses import dataclass, field

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lisanga.interfaces.web.paging import uuid_of

Words = dict[str, Promise]


@dataclass(frozen=True, slots=True)
class ListShape:
    """`key` is also the name of the page. `filters`: parameters of the address that a kept list holds, with their
    words; `columns`: those that may be left out; `ticks`: what a tick on a row is called in the address."""

    key: str
    title: Promise
    filters: Words
    columns: Words = field(default_factory=dict)
    ticks: str = ""

    def plain(self, query: QueryDict) -> QueryDict:
        """Only filters of this list that say something: no page, no format, no tick, nothing of a stranger's making."""
        kept = QueryDict(mutable=True)
        for name in self.filters:
            value = query.get(name, "").strip()[:80]
            if value:
                kept[name] = value
        return kept

    def told(self, query: QueryDict) -> str:
        """The filters in words; what is chosen by an id is only named."""
        parts = []
        for name, value in self.plain(query).items():
            label = str(self.filters[name])
            parts.append(label if uuid_of(str(value)) else f"{label} « {value} »")
        return ", ".join(parts)


_FROM, _TO = _("depuis le"), _("jusqu’au")
_ALL = (
    ListShape(
        "members",
        _("Membres"),
        {
            "q": _("recherche"),
            "sexe": _("sexe"),
            "village": _("village"),
            "situation": _("situation"),
            "compte": _("compte"),
        },
        {
            "village": _("Village"),
            "shares": _("Parts"),
            "owed": _("À payer"),
            "owes": _("Dû par le membre"),
        },
        ticks="n",
    ),
    ListShape(
        "deliveries",
        _("Livraisons"),
        {
            "produit": _("un produit"),
            "centre": _("un centre"),
            "membre": _("un membre"),
            "du": _FROM,
            "au": _TO,
            "etat": _("état"),
            "bon": _("bon n°"),
        },
        {
            "product": _("Produit"),
            "centre": _("Centre"),
            "net": _("Net"),
            "value": _("Valeur"),
            "retained": _("Retenu"),
        },
        ticks="b",
    ),
    ListShape(
        "treasury",
        _("Livre de caisse"),
        {"sens": _("sens"), "caisse": _("une caisse"), "du": _FROM, "au": _TO, "pour": _("pour")},
        {"who": _("De qui, à qui"), "incoming": _("Entré"), "outgoing": _("Sorti"), "balance": _("Solde")},
    ),
    ListShape(
        "payments_done",
        _("Paiements faits"),
        {"nature": _("nature"), "caisse": _("une caisse"), "du": _FROM, "au": _TO},
        {"what": _("Quoi"), "till": _("Caisse")},
    ),
    ListShape(
        "register",
        _("Registre des opérations"),
        {"sur": _("opérations sur"), "decision": _("décision"), "par": _("une personne")},
        {"fact": _("Le fait"), "verdict": _("Décision")},
    ),
    ListShape(
        "network",
        _("Le réseau"),
        {
            "province": _("province"),
            "partenaire": _("un partenaire"),
            "forme": _("forme"),
            "etape": _("étape"),
            "mois": _("mois"),
            "nom": _("nom"),
        },
        {
            "state": _("État"),
            "members": _("Membres"),
            "delivered": _("Livré"),
            "paid": _("Payé"),
            "autonomy": _("Autonomie"),
            "last": _("Dernière livraison"),
        },
    ),
)
SHAPES = {shape.key: shape for shape in _ALL}
