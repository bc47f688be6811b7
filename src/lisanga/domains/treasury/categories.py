"""What money comes in for and goes out for, in plain words, and the account behind each word (domain.md §2.3)."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lisanga.core.ledger import chart

IN = "in"
OUT = "out"


@dataclass(frozen=True, slots=True)
class Category:
    """`direction` is `in` (receipt) or `out` (expense)."""

    code: str
    label: Promise
    account: str
    direction: str


_ALL = (
    Category("produce_sale", _("Vente de produits"), "7011", IN),
    Category("inputs_sale", _("Vente d’intrants aux membres"), "7012", IN),
    Category("processed_sale", _("Vente de produits transformés"), "702", IN),
    Category("services", _("Services rendus (transport, décorticage, location…)"), "706", IN),
    Category("commissions", _("Commissions"), "7071", IN),
    Category("membership_fees", _("Droits d’adhésion et cotisations"), "7072", IN),
    Category("subsidy", _("Subvention"), "711", IN),
    Category("gift", _("Don"), "718", IN),
    Category("equipment_subsidy", _("Subvention d’équipement"), "141", IN),
    Category("loan_received", _("Emprunt reçu"), "162", IN),
    Category("buyer_deposit", _("Acompte d’un acheteur"), "4191", IN),
    Category("other_income", _("Autre recette"), "7581", IN),
    Category("produce_purchase", _("Achat de produits à des non-membres"), "6012", OUT),
    Category("material_purchase", _("Achat de matières et d’intrants"), "602", OUT),
    Category("transport", _("Transport"), "6111", OUT),
    Category("sacks", _("Sacs et emballages"), "6081", OUT),
    Category("per_diem", _("Déplacements et indemnités de mission"), "6181", OUT),
    Category("day_labour", _("Main-d’œuvre journalière"), "6611", OUT),
    Category("wages", _("Salaires"), "661", OUT),
    Category("energy", _("Carburant, eau et électricité"), "6051", OUT),
    Category("communications", _("Téléphone et internet"), "628", OUT),
    Category("money_fees", _("Frais de banque et de monnaie électronique"), "6311", OUT),
    Category("rent", _("Loyer"), "622", OUT),
    Category("repairs", _("Entretien et réparations"), "624", OUT),
    Category("insurance", _("Assurance"), "625", OUT),
    Category("meetings", _("Assemblées et réunions"), "6381", OUT),
    Category("taxes", _("Impôts et taxes"), "641", OUT),
    Category("office", _("Fournitures de bureau"), "6041", OUT),
    Category("training", _("Formation"), "633", OUT),
    Category("professional_fees", _("Honoraires"), "632", OUT),
    Category("interest", _("Intérêts d’un emprunt"), "671", OUT),
    Category("loan_repaid", _("Remboursement d’un emprunt"), "162", OUT),
    Category("equipment", _("Achat de matériel durable"), "24", OUT),
    Category("other_expense", _("Autre dépense"), "6581", OUT),
)
CATEGORIES: dict[str, Category] = {category.code: category for category in _ALL}

# What a movement is when no category says it: the cash book shows these words.
NATURES: dict[str, Promise] = {
    "receipt": _("Recette"),
    "expense": _("Dépense"),
    "payment": _("Paiement à un membre"),
    "advance": _("Avance sur livraison"),
    "transfer": _("Virement entre caisses"),
    "gap": _("Écart de caisse"),
    "claim": _("Règlement d’une somme due"),
    "capital": _("Versement de parts sociales"),
}


def category_label(code: str) -> Promise | str:
    """The plain words of a category; the code itself when it is not one."""
    known = CATEGORIES.get(code)
    return known.label if known else code


def labels_by_account() -> dict[str, Promise]:
    """Account → the first plain category behind it, so that a result reads in plain words."""
    labels: dict[str, Promise] = {chart.CASH_SHORT: _("Manquants de caisse"), chart.CASH_OVER: _("Excédents de caisse")}
    for category in _ALL:
        labels.setdefault(category.account, category.label)
    return labels
