"""French words of training."""

from django.utils.translation import gettext_lazy as _

KIND_WORDS = {
    "member": _("membre d’une coopérative"),
    "partner_staff": _("cadre du Partenaire"),
    "future_member": _("futur membre"),
    "expert": _("expert du programme"),
}
SEX_WORDS = {"F": _("femme"), "M": _("homme")}
AGE_WORDS = {
    "15-17": _("15 à 17 ans"),
    "18-24": _("18 à 24 ans"),
    "25-35": _("25 à 35 ans"),
    "36-59": _("36 à 59 ans"),
    "60+": _("60 ans et plus"),
    "": _("âge inconnu"),
}
