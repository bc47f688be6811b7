"""Why rows were left out, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CATEGORIES: dict[str, Promise] = {
    "members_duplicate": _("Membres écrits deux fois"),
    "members_number_taken": _("Numéros de membre déjà pris"),
    "members_no_name": _("Membres sans nom"),
    "members_bad_shares": _("Nombres de parts illisibles"),
    "members_bad_amount": _("Montants illisibles"),
    "members_too_long": _("Textes trop longs"),
    "members_bad_birth": _("Années de naissance impossibles"),
    "deliveries_unknown_member": _("Livraisons d’un membre inconnu"),
    "deliveries_bad_weight": _("Poids illisibles ou impossibles"),
    "deliveries_bad_date": _("Dates illisibles ou à venir"),
    "deliveries_bad_price": _("Prix illisibles"),
    "deliveries_no_product": _("Livraisons sans produit"),
    "deliveries_changed": _("Bons déjà enregistrés autrement"),
}
