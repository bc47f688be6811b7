"""The computed indicators: what each says, how it is calculated, in French. Values come from `queries.facts`."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lisanga.domains.indicators.facts import Facts
from lisanga.domains.indicators.rules import DECREASE, INCREASE, Measure, autonomy

LEVELS = {
    "impact": _("Impact"),
    "outcome": _("Effet"),
    "output": _("Produit"),
    "activity": _("Activité"),
}
FREQUENCIES = {
    "month": _("Chaque mois"),
    "quarter": _("Chaque trimestre"),
    "half": _("Chaque semestre"),
    "year": _("Chaque année"),
}
SEX, AGE, ZONE, STAGE = "sex", "age", "zone", "stage"
PERCENT, FRANCS, GRAMS = "%", "FC", "g"


@dataclass(frozen=True, slots=True, kw_only=True)
class Computed:
    """One indicator of the core list (I5). `measure` reads the facts of one cooperative; measures add up. `people` says
    whose numbers are told apart by sex and age; `history` whether past months are kept; `opens` the list behind it, for
    whoever reads rows."""

    code: str
    label: Promise
    level: str
    definition: Promise
    formula: Promise
    source: Promise
    measure: Callable[[Facts], Measure]
    unit: str = ""
    direction: str = INCREASE
    people: str = ""  # members, deliveries, payments, work
    history: bool = True
    opens: str = "cooperative"

    @property
    def is_ratio(self) -> bool:
        return self.unit == PERCENT


_ALL = (
    Computed(
        code="cooperatives",
        label=_("Coopératives accompagnées"),
        level="output",
        definition=_("Coopératives et groupes d’initiative inscrits dans le réseau, à toutes les étapes."),
        formula=_("Nombre de coopératives inscrites aujourd’hui."),
        source=_("Registre des coopératives"),
        measure=lambda facts: Measure(1),
        history=False,
    ),
    Computed(
        code="immatriculees",
        label=_("Coopératives immatriculées"),
        level="output",
        definition=_("Coopératives qui ont leur numéro au Registre des Sociétés Coopératives."),
        formula=_("Coopératives à l’étape immatriculée, fonctionnelle ou à l’arrêt ÷ toutes les coopératives."),
        source=_("Numéro RSC et étape de chaque coopérative"),
        unit=PERCENT,
        measure=lambda facts: Measure(int(facts.is_registered), 1),
        history=False,
    ),
    Computed(
        code="fonctionnelles",
        label=_("Coopératives fonctionnelles"),
        level="outcome",
        definition=_("Coopératives à l’étape « fonctionnelle », comme la page du réseau les compte."),
        formula=_("Coopératives à l’étape fonctionnelle ÷ toutes les coopératives."),
        source=_("Étape de chaque coopérative, décidée avec ses preuves"),
        unit=PERCENT,
        measure=lambda facts: Measure(int(facts.stage == "functional"), 1),
        history=False,
    ),
    Computed(
        code="preuves-fonctionnelles",
        label=_("Fonctionnelles d’après les faits connus"),
        level="outcome",
        definition=_(
            "Immatriculée, au moins le nombre légal de membres, la moitié des membres a livré dans l’année, comptes"
            " tenus à moins de soixante jours. Les organes et les assemblées ne sont pas encore enregistrés dans"
            " Lisanga : ils manquent à cette preuve."
        ),
        formula=_("Coopératives qui remplissent les quatre conditions connues ÷ toutes les coopératives."),
        source=_("Registre des membres, livraisons des douze mois, clôtures des comptes"),
        unit=PERCENT,
        measure=lambda facts: Measure(int(facts.meets_known_conditions), 1),
        history=False,
    ),
    Computed(
        code="membres",
        label=_("Membres"),
        level="outcome",
        definition=_("Membres admis et non partis."),
        formula=_("Nombre de membres admis au registre ; le passé suit les dates d’entrée et de départ."),
        source=_("Registre des membres"),
        measure=lambda facts: Measure(facts.members),
        people="members",
        opens="members",
    ),
    Computed(
        code="femmes",
        label=_("Part des femmes"),
        level="outcome",
        definition=_("Femmes parmi les membres."),
        formula=_("Femmes ÷ tous les membres."),
        source=_("Registre des membres"),
        unit=PERCENT,
        measure=lambda facts: Measure(facts.women, facts.members),
        opens="members",
    ),
    Computed(
        code="jeunes",
        label=_("Part des jeunes"),
        level="outcome",
        definition=_("Membres de 35 ans au plus dans l’année, parmi ceux dont l’année de naissance est connue."),
        formula=_("Membres de 35 ans au plus ÷ membres dont l’année de naissance est connue."),
        source=_("Registre des membres"),
        unit=PERCENT,
        measure=lambda facts: Measure(facts.young, facts.birth_known),
        history=False,
        opens="members",
    ),
    Computed(
        code="capital-souscrit",
        label=_("Capital souscrit"),
        level="outcome",
        definition=_("Parts sociales que les membres se sont engagés à payer."),
        formula=_("Somme des souscriptions jusqu’à la fin de la période, annulations retirées."),
        source=_("Registre des parts"),
        unit=FRANCS,
        measure=lambda facts: Measure(facts.subscribed),
        opens="shares",
    ),
    Computed(
        code="capital-libere",
        label=_("Capital libéré"),
        level="outcome",
        definition=_("Part du capital souscrit qui a été payée."),
        formula=_("Versements sur les parts ÷ capital souscrit, jusqu’à la fin de la période."),
        source=_("Registre des parts"),
        unit=PERCENT,
        measure=lambda facts: Measure(facts.released, facts.subscribed),
        opens="shares",
    ),
    Computed(
        code="volume",
        label=_("Volume livré"),
        level="outcome",
        definition=_("Poids net de tout ce que les membres ont livré dans la période."),
        formula=_("Somme des poids nets des livraisons ; les bons annulés sont retirés."),
        source=_("Bons de réception"),
        unit=GRAMS,
        measure=lambda facts: Measure(facts.grams),
        people="deliveries",
        opens="deliveries",
    ),
    Computed(
        code="valeur",
        label=_("Valeur livrée"),
        level="outcome",
        definition=_("Ce que les livraisons de la période valent, au prix de la campagne."),
        formula=_("Somme des valeurs des livraisons ; les dollars sont au taux du jour saisi."),
        source=_("Bons de réception et prix des campagnes"),
        unit=FRANCS,
        measure=lambda facts: Measure(facts.value),
        people="deliveries",
        opens="deliveries",
    ),
    Computed(
        code="membres-livreurs",
        label=_("Membres qui livrent"),
        level="outcome",
        definition=_("Membres qui ont livré au moins une fois dans la période."),
        formula=_("Membres avec une livraison ÷ membres d’aujourd’hui."),
        source=_("Bons de réception et registre des membres"),
        unit=PERCENT,
        measure=lambda facts: Measure(facts.delivering, facts.members),
        history=False,
        opens="deliveries",
    ),
    Computed(
        code="revenu-membre",
        label=_("Revenu payé par membre"),
        level="impact",
        definition=_("Ce que chaque membre a reçu de sa coopérative, en moyenne."),
        formula=_("Paiements en francs aux membres dans la période ÷ membres à sa fin. Les dollars n’y sont pas."),
        source=_("Livre de caisse : paiements aux membres"),
        unit=FRANCS,
        measure=lambda facts: Measure(facts.paid, facts.members, 1),
        people="payments",
        opens="payments_done",
    ),
    Computed(
        code="autonomie",
        label=_("Taux d’autonomie"),
        level="impact",
        definition=_("Ce que les coopératives gagnent elles-mêmes, dans toutes leurs recettes."),
        formula=_("Recettes propres (comptes 70, 75, 77) ÷ recettes propres + subventions et dons (711, 718)."),
        source=_("Comptes, tenus par le livre de caisse"),
        unit=PERCENT,
        measure=lambda facts: autonomy(facts.own, facts.given),
        opens="ledger_result",
    ),
    Computed(
        code="dependance-aide",
        label=_("Dépendance à l’aide extérieure"),
        level="impact",
        definition=_("Subventions et dons dans toutes les recettes : l’envers du taux d’autonomie."),
        formula=_("Subventions et dons (711, 718) ÷ recettes propres + subventions et dons."),
        source=_("Comptes, tenus par le livre de caisse"),
        unit=PERCENT,
        direction=DECREASE,
        measure=lambda facts: Measure(facts.given, facts.own + facts.given),
        opens="ledger_result",
    ),
    Computed(
        code="journees-travail",
        label=_("Journées de travail payées"),
        level="impact",
        definition=_("Journées que les coopératives ont payées à leurs travailleurs, journaliers et salariés."),
        formula=_("Somme des journées notées dans la période, corrections retirées."),
        source=_("Journées de travail notées par la coopérative"),
        measure=lambda facts: Measure(facts.women_days + facts.men_days),
        people="work",
        opens="work_days",
    ),
    Computed(
        code="points-a-regler",
        label=_("Coopératives avec un point à régler"),
        level="activity",
        definition=_("Une caisse a bougé sans être comptée, ou une livraison attend une vérification."),
        formula=_("Coopératives avec au moins un de ces points dans la période ÷ toutes les coopératives."),
        source=_("Comptages de caisse et livraisons à vérifier"),
        unit=PERCENT,
        direction=DECREASE,
        measure=lambda facts: Measure(int(facts.has_point), 1),
        history=False,
    ),
)
COMPUTED: dict[str, Computed] = {one.code: one for one in _ALL}
