"""A roadmap to begin with: the modules that the framework of collaboration suggests (domain.md F1)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ModuleModel:
    """Words of a module; hours and people are proposals."""

    title: str
    objectives: str
    audience: str
    hours: int
    target: int


@dataclass(frozen=True, slots=True)
class PhaseModel:
    title: str
    objectives: str
    modules: tuple[ModuleModel, ...]


_STAFF = "Cadres du Partenaire et futurs formateurs"
_FUTURE = "Futurs coopérateurs"
_ORGANS = "Élus et gérants des coopératives"
TEMPLATE = (
    PhaseModel(
        "Concevoir et créer",
        "Les cadres du Partenaire savent expliquer ce qu’est une coopérative et conduire sa création.",
        (
            ModuleModel(
                "Principes coopératifs et AUSCOOP",
                "Nommer les principes et les deux formes de société.",
                _STAFF,
                12,
                30,
            ),
            ModuleModel(
                "Création et statuts", "Conduire un groupe d’initiative jusqu’à l’immatriculation.", _FUTURE, 16, 60
            ),
            ModuleModel("Formation de formateurs", "Préparer, animer et évaluer une séance.", _STAFF, 24, 20),
        ),
    ),
    PhaseModel(
        "Gérer",
        "Les organes tiennent leurs registres, leurs assemblées et leurs comptes.",
        (
            ModuleModel(
                "Gouvernance et assemblée générale", "Convoquer, tenir et écrire une assemblée.", _ORGANS, 12, 90
            ),
            ModuleModel("Membres et parts sociales", "Tenir le registre des membres et des parts.", _ORGANS, 8, 90),
            ModuleModel("Comptabilité simplifiée (SMT)", "Tenir la caisse et lire un résultat.", _ORGANS, 16, 60),
            ModuleModel("Collecte, qualité et stockage", "Peser juste, trier, stocker sans perte.", _ORGANS, 12, 90),
        ),
    ),
    PhaseModel(
        "Vendre et durer",
        "La coopérative vend ensemble, épargne et suit ses chiffres.",
        (
            ModuleModel(
                "Commercialisation et contrats", "Négocier une vente groupée et lire un contrat.", _ORGANS, 12, 60
            ),
            ModuleModel("Intrants et épargne", "Acheter ensemble et préparer la campagne.", _FUTURE, 8, 90),
            ModuleModel(
                "Insertion et compétences de vie", "Vivre et travailler ensemble en milieu rural.", _FUTURE, 8, 90
            ),
            ModuleModel(
                "Utiliser Lisanga", "Enregistrer une livraison, un paiement, et lire son compte.", _ORGANS, 8, 60
            ),
        ),
    ),
)
