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
QUESTION_WORDS = {
    "useful": _("Ce que j’ai appris me servira"),
    "clear": _("C’était clair"),
    "trainer": _("Le formateur a bien expliqué"),
    "place": _("Le lieu et les horaires convenaient"),
}
SMILEY_WORDS = {1: _("☹ pas content"), 2: _("😐 moyen"), 3: _("☺ content")}
APPLIED_WORDS = {"0": _("pas encore"), "1": _("en partie"), "2": _("oui")}
LED_WORDS = {"co_facilitated": _("co-animée avec un formateur"), "observed": _("animée sous les yeux d’un formateur")}
REQUIREMENT_WORDS = {
    "attendance": _("Présence aux heures de la formation de formateurs"),
    "post_test": _("Test après la formation"),
    "co_facilitated": _("Séances co-animées réussies"),
    "observed": _("Séances observées réussies"),
}
