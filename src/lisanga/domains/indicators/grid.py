"""The grid of standards "gouvernance, transparence, performance": our own, versioned. What is counted in Lisanga is
marked by the machine, the rest by a trained assessor with evidence. A grid that was used never changes: a new one gets
a new version, and only assessments of one version are compared."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lisanga.core.kernel.problems import Mark
from lisanga.domains.indicators.facts import LEAST_MEMBERS, Facts
from lisanga.domains.indicators.scoring import GRADES, step_mark

PILLARS = {
    "governance": _("Gouvernance"),
    "transparency": _("Transparence"),
    "performance": _("Performance"),
}
GRADE_LABELS = dict(
    zip(GRADES, (_("émergente"), _("en consolidation"), _("solide"), _("exemplaire")), strict=True),
)
MARK_LABELS = (_("absent"), _("commencé"), _("à moitié"), _("presque"), _("tenu"))
LAW, STATUTES, PRACTICE = Mark.LAW, Mark.STATUTES, Mark.PRACTICE


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line of the grid. `automatic` marks it from the facts of the last twelve months, and `source` says from what.
    `caps`: marked zero, it keeps the class at the first one (R10.5)."""

    code: str
    pillar: str
    label: Promise
    mark: Mark = PRACTICE
    reference: str = ""
    automatic: Callable[[Facts], int] | None = None
    source: Promise | str = ""
    caps: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    version: str
    criteria: tuple[Criterion, ...]

    @property
    def by_code(self) -> dict[str, Criterion]:
        return {one.code: one for one in self.criteria}

    @property
    def assessed(self) -> tuple[Criterion, ...]:
        """Those that a person marks."""
        return tuple(one for one in self.criteria if one.automatic is None)

    @property
    def caps(self) -> tuple[str, ...]:
        return tuple(one.code for one in self.criteria if one.caps)


def _share(part: int, whole: int) -> Fraction | None:
    return Fraction(part * 100, whole) if whole > 0 else None


def _least(facts: Facts) -> int:
    return LEAST_MEMBERS.get(facts.form, LEAST_MEMBERS["coop_ca"])


def _books(facts: Facts) -> int:
    """Closed as far as due → 4; two months later is nothing."""
    late = facts.due_month - facts.last_closed
    return 4 if late <= 0 else max(0, 3 - late)


def _growth(facts: Facts) -> int:
    """Ten in a hundred more in a year → 4; nobody new → 1, for those who stayed."""
    before = facts.members - facts.joined
    if facts.members == 0:
        return 0
    return 1 + step_mark(_share(facts.joined, before) if before > 0 else Fraction(100), (Fraction(1, 100), 5, 10))


_G, _T, _P = PILLARS
_CRITERIA = (
    Criterion(
        "rsc",
        _G,
        _("Numéro au Registre des Sociétés Coopératives"),
        LAW,
        "AUS 74",
        lambda facts: 4 if facts.is_registered else 0,
        _("identité de la coopérative"),
    ),
    Criterion("statutes", _G, _("Statuts complets : les dix-huit mentions"), LAW, "AUS 18"),
    Criterion("rules", _G, _("Règlement intérieur adopté et connu des membres")),
    Criterion(
        "least_members",
        _G,
        _("Nombre minimum de membres"),
        LAW,
        "AUS 204, 267",
        lambda facts: 4 if facts.members >= _least(facts) else 0,
        _("registre des membres"),
    ),
    Criterion(
        "ratified",
        _G,
        _("Membres dont l’admission est ratifiée"),
        LAW,
        "AUS 10",
        lambda facts: step_mark(_share(facts.members - facts.provisional, facts.members), (50, 75, 90, 100)),
        _("registre des membres"),
    ),
    Criterion("assembly", _G, _("Assemblée annuelle dans les six mois, deux ans de suite"), LAW, "AUS 110", caps=True),
    Criterion("quorum", _G, _("Quorum atteint et écrit au procès-verbal"), PRACTICE),
    Criterion("organs", _G, _("Organes complets et en cours de mandat"), LAW, "AUS 178", caps=True),
    Criterion("control", _G, _("La surveillance existe et s’est réunie au moins deux fois")),
    Criterion("board", _G, _("Le conseil s’est réuni chaque trimestre (COOP-CA)"), LAW, "AUS 315"),
    Criterion("incompatible", _G, _("Aucune incompatibilité, aucun mandat cumulé")),
    Criterion("women_youth", _G, _("Femmes et jeunes dans les organes")),
    Criterion(
        "activity",
        _G,
        _("Une activité dans les deux dernières années"),
        LAW,
        "AUS 178",
        lambda facts: 4 if facts.is_active or not facts.should_be_active else 0,
        _("livraisons des vingt-quatre mois"),
        caps=True,
    ),
    Criterion(
        "books",
        _T,
        _("Comptes tenus à jour"),
        PRACTICE,
        "",
        _books,
        _("mois clos aux comptes"),
    ),
    Criterion(
        "counts",
        _T,
        _("Caisse comptée chaque mois"),
        PRACTICE,
        "",
        lambda facts: max(0, 4 - facts.uncounted),
        _("comptages de caisse des douze mois"),
    ),
    Criterion(
        "settled",
        _T,
        _("Livraisons à vérifier réglées"),
        PRACTICE,
        "",
        lambda facts: max(0, 4 - facts.flagged),
        _("livraisons des douze mois"),
    ),
    Criterion("reconciled", _T, _("Banque et monnaie électronique rapprochées")),
    Criterion("statements", _T, _("États financiers arrêtés au 30 avril"), LAW, "AUDCIF 23"),
    Criterion("shown", _T, _("États montrés aux membres avant l’assemblée")),
    Criterion("receipts", _T, _("Un bon remis pour chaque livraison")),
    Criterion("conventions", _T, _("Conventions avec les dirigeants déclarées à la surveillance"), LAW, "AUS 246"),
    Criterion("complaints", _T, _("Plaintes répondues en trente jours")),
    Criterion("prices", _T, _("Prix affichés au centre de collecte")),
    Criterion("review", _T, _("Comptes revus par quelqu’un du dehors")),
    Criterion("own_account", _T, _("Chaque membre peut voir son propre compte")),
    Criterion(
        "delivering",
        _P,
        _("Membres qui livrent"),
        PRACTICE,
        "",
        lambda facts: step_mark(_share(facts.delivering_year, facts.members), (25, 50, 65, 80)),
        _("livraisons des douze mois"),
    ),
    Criterion("price_gain", _P, _("Prix obtenu meilleur que celui du marché")),
    Criterion("margin", _P, _("Marge qui couvre les charges")),
    Criterion("reserves", _P, _("Réserves constituées au taux de la loi"), LAW, "AUS 114"),
    Criterion("recovery", _P, _("Avances et intrants remboursés")),
    Criterion("loyalty", _P, _("Les membres vendent d’abord à leur coopérative")),
    Criterion("losses", _P, _("Pertes de stock faibles et expliquées")),
    Criterion(
        "released",
        _P,
        _("Capital libéré"),
        PRACTICE,
        "",
        lambda facts: step_mark(_share(facts.released, facts.subscribed), (25, 50, 75, 100)),
        _("registre des parts"),
    ),
    Criterion("growth", _P, _("Nouveaux membres dans l’année"), PRACTICE, "", _growth, _("registre des membres")),
    Criterion("refunds", _P, _("Ristournes payées aux membres")),
    Criterion(
        "autonomy",
        _P,
        _("Vit de ses propres recettes"),
        PRACTICE,
        "",
        lambda facts: step_mark(_share(facts.own, facts.own + facts.given), (25, 50, 75, 90)),
        _("comptes des douze mois"),
    ),
    Criterion("jobs", _P, _("Travail payé donné au village")),
)
CURRENT = Grid("2026-1", _CRITERIA)
GRIDS = {CURRENT.version: CURRENT}
