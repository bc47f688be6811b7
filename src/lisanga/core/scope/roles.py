"""Roles, and what each may do. Few ready-made roles, each a readable line on the page "qui peut voir ceci ?"."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class OrganisationKind(StrEnum):
    """What an organisation is. A *territoire* is a zone and never an organisation (domain.md T2)."""

    PROGRAMME = "programme"
    PROVINCE = "province"
    VILLE = "ville"
    COMMUNE = "commune"
    SECTEUR = "secteur"
    CHEFFERIE = "chefferie"
    MINISTERE = "ministere"
    OTHER_PARTNER = "other_partner"
    INITIATIVE = "initiative"
    SCOOPS = "scoops"
    COOP_CA = "coop_ca"
    UNION = "union"
    FEDERATION = "federation"
    RESEAU = "reseau"
    MUTUELLE = "mutuelle"
    SAVINGS_GROUP = "savings_group"
    BUYER = "buyer"
    DONOR = "donor"


K = OrganisationKind
PARTNER_KINDS = frozenset({K.PROVINCE, K.VILLE, K.COMMUNE, K.SECTEUR, K.CHEFFERIE, K.MINISTERE, K.OTHER_PARTNER})
COOPERATIVE_KINDS = frozenset({K.INITIATIVE, K.SCOOPS, K.COOP_CA})
KIND_LABELS: dict[OrganisationKind, Promise] = {
    K.PROGRAMME: _("Bureau du programme"),
    K.PROVINCE: _("Province"),
    K.VILLE: _("Ville"),
    K.COMMUNE: _("Commune"),
    K.SECTEUR: _("Secteur"),
    K.CHEFFERIE: _("Chefferie"),
    K.MINISTERE: _("Ministère"),
    K.OTHER_PARTNER: _("Autre partenaire"),
    K.INITIATIVE: _("Groupe d’initiative"),
    K.SCOOPS: _("Société Coopérative Simplifiée (SCOOPS)"),
    K.COOP_CA: _("Société Coopérative avec Conseil d’Administration (COOP-CA)"),
    K.UNION: _("Union"),
    K.FEDERATION: _("Fédération"),
    K.RESEAU: _("Réseau coopératif"),
    K.MUTUELLE: _("Mutuelle"),
    K.SAVINGS_GROUP: _("Groupe d’épargne"),
    K.BUYER: _("Acheteur"),
    K.DONOR: _("Bailleur"),
}


class Permission(StrEnum):
    """What an operation asks of its author, in the organisation that the operation belongs to."""

    FOUND = "found"  # the first organisation of an installation; only the system itself
    PROGRAMME = "programme"  # organisations, links, places
    PEOPLE = "people"  # grants of one's own organisation
    COOPERATIVE = "cooperative"  # identity, header of documents, end of a follow-up
    MEMBERS = "members"
    PRICES = "prices"  # products, centres, units, campaigns, prices
    COLLECT = "collect"
    REVERSE = "reverse"  # correct a delivery or a payment; settle what was flagged
    CASH = "cash"
    ACCOUNTS = "accounts"  # see debit and credit, close months
    REDACT = "redact"
    TRAINING = "training"  # roadmaps, sessions, attendance, visits
    PARTNERSHIP = "partnership"  # acts of one’s own side of an agreement: evidence, answers, contests
    MISSION = "mission"  # travels for the programme: departure, safe arrival, works of trainees
    VALIDATE = "validate"  # a partner’s word on a deliverable
    MONITOR = "monitor"  # indicators, their targets and typed values
    ASSESS = "assess"  # a cooperative by the grid of standards


class Reading(StrEnum):
    """How far a role reads in its own organisation."""

    ROWS = "rows"
    AGGREGATES = "aggregates"
    OWN = "own"
    NONE = "none"


P = Permission


@dataclass(frozen=True, slots=True)
class Role:
    """A ready-made role: `rank` orders roles of one organisation, so that nobody grants above themself."""

    code: str
    label: Promise
    kinds: frozenset[OrganisationKind]
    reading: Reading
    permissions: frozenset[Permission]
    rank: int


_PROGRAMME = frozenset({K.PROGRAMME})
_FOLLOW = frozenset({P.MONITOR, P.ASSESS})
_PARTNER = frozenset({P.PARTNERSHIP})
_FIELD = frozenset({P.TRAINING, P.MISSION})
_OFFICE = _FOLLOW | _FIELD | {P.PROGRAMME, P.PARTNERSHIP, P.REVERSE}
_MANAGE = frozenset({P.MEMBERS, P.PRICES, P.COLLECT, P.REVERSE, P.CASH})
ROLES: dict[str, Role] = {
    role.code: role
    for role in (
        Role("direction", _("Direction"), _PROGRAMME, Reading.ROWS, _OFFICE | {P.PEOPLE, P.REDACT}, 4),
        Role("programme_officer", _("Chargé de programme"), _PROGRAMME, Reading.ROWS, _OFFICE, 3),
        Role("trainer", _("Expert-formateur"), _PROGRAMME, Reading.ROWS, _FIELD | {P.ASSESS}, 2),
        Role("monitoring", _("Suivi-évaluation"), _PROGRAMME, Reading.ROWS, _FOLLOW | _FIELD, 2),
        Role("administrator", _("Administrateur"), _PROGRAMME, Reading.NONE, frozenset({P.PEOPLE}), 4),
        Role(
            "partner_leader",
            _("Responsable (valideur)"),
            PARTNER_KINDS,
            Reading.AGGREGATES,
            _PARTNER | {P.PEOPLE, P.VALIDATE},
            3,
        ),
        Role(
            "focal_validator",
            _("Point focal (valideur)"),
            PARTNER_KINDS,
            Reading.AGGREGATES,
            _PARTNER | {P.VALIDATE},
            2,
        ),
        Role("focal_point", _("Point focal"), PARTNER_KINDS, Reading.AGGREGATES, _PARTNER, 2),
        Role("observer", _("Observateur"), PARTNER_KINDS, Reading.AGGREGATES, frozenset(), 1),
        Role(
            "president",
            _("Président"),
            COOPERATIVE_KINDS,
            Reading.ROWS,
            frozenset({P.PEOPLE, P.COOPERATIVE, P.PRICES, P.ACCOUNTS, P.REDACT}),
            5,
        ),
        Role(
            "manager",
            _("Gérant"),
            COOPERATIVE_KINDS,
            Reading.ROWS,
            _MANAGE | {P.PEOPLE, P.COOPERATIVE, P.ACCOUNTS},
            4,
        ),
        Role("treasurer", _("Trésorier"), COOPERATIVE_KINDS, Reading.ROWS, frozenset({P.CASH, P.ACCOUNTS}), 3),
        Role("secretary", _("Secrétaire"), COOPERATIVE_KINDS, Reading.ROWS, _MANAGE, 3),
        Role(
            "collector",
            _("Agent de collecte"),
            COOPERATIVE_KINDS,
            Reading.ROWS,
            frozenset({P.COLLECT, P.MEMBERS}),
            2,
        ),
        Role("control", _("Surveillance"), COOPERATIVE_KINDS, Reading.ROWS, frozenset(), 3),
        Role("member", _("Membre"), COOPERATIVE_KINDS, Reading.OWN, frozenset(), 1),
    )
}


def role_fits(role: Role, kind: OrganisationKind) -> bool:
    """Whether a role can be held in an organisation of this kind."""
    return kind in role.kinds
