"""The demo's first page: step in as one of the fixed characters and see the same week through their eyes. The demo
makes these people; this page finds them by their e-mail, and exists in the demo alone."""

from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lisanga.core.scope.models import Person
from lisanga.interfaces.web.accounts.entering import enter
from lisanga.interfaces.web.middleware import public

DOMAIN = "demo.lisanga.example"


@dataclass(frozen=True, slots=True)
class Character:
    """`key` is the first half of the e-mail; `sees` says what to look at."""

    key: str
    role: str
    title: Promise
    sees: Promise
    icon: str

    @property
    def email(self) -> str:
        return f"{self.key}@{DOMAIN}"


CHARACTERS = (
    Character(
        "direction", "direction", _("Direction du CERPEC"), _("Tout le réseau, les rapports, les personnes."), "network"
    ),
    Character(
        "programme",
        "programme_officer",
        _("Chargée de programme du CERPEC"),
        _("Les coopératives suivies, leurs lignes et le rapport du trimestre."),
        "report",
    ),
    Character(
        "formatrice",
        "trainer",
        _("Experte-formatrice du CERPEC"),
        _("Les séances à tenir, les présences, les essais, les visites aux coopératives."),
        "members",
    ),
    Character(
        "responsable",
        "partner_leader",
        _("Responsable de la province (valideur)"),
        _("Les conventions, ce que chaque partie doit à l’autre, les rapports à valider."),
        "check",
    ),
    Character(
        "point-focal",
        "focal_point",
        _("Point focal du gouverneur"),
        _("Les totaux des coopératives de sa province, jamais la ligne d’un membre."),
        "eye",
    ),
    Character(
        "gerant", "manager", _("Gérant de coopérative"), _("Membres, livraisons, caisse et comptes."), "cooperative"
    ),
    Character(
        "secretaire",
        "secretary",
        _("Secrétaire"),
        _("Le registre Excel, les pesées, les bons, les paiements."),
        "import",
    ),
    Character(
        "tresoriere",
        "treasurer",
        _("Trésorière"),
        _("La caisse, les paiements et les comptes."),
        "cash",
    ),
    Character(
        "collecte",
        "collector",
        _("Agent de collecte"),
        _("La file devant la balance, un sac après l’autre."),
        "delivery",
    ),
    Character(
        "surveillance",
        "control",
        _("Commission de surveillance"),
        _("Lit toute sa coopérative, n’y change rien."),
        "search",
    ),
    Character(
        "membre", "member", _("Membre"), _("Son propre compte : parts, livraisons, avances, paiements."), "member"
    ),
    Character(
        "autre-province",
        "focal_point",
        _("Quelqu’un d’une autre province"),
        _("Rien de tout cela : ce qui n’est pas à lui n’existe pas pour lui."),
        "lock",
    ),
    Character(
        "autre-secretaire",
        "secretary",
        _("Secrétaire d’une autre province"),
        _("Sa propre coopérative, et rien de celle-ci."),
        "members",
    ),
)


@public
def step_in(request: HttpRequest) -> HttpResponse:
    """One click, no password: therefore nowhere but in the demo."""
    if not settings.IS_DEMO:
        raise Http404
    people = _people()
    if request.method == "POST":
        chosen = people.get(request.POST.get("character", ""))
        if chosen is not None:
            return enter(request, chosen)
    cards = [(character, people[character.key]) for character in CHARACTERS if character.key in people]
    return render(request, "accounts/characters.html", {"cards": cards})


def _people() -> dict[str, Person]:
    """Key → person, of those that the demo has made."""
    keys = {character.email: character.key for character in CHARACTERS}
    return {keys[str(person.email)]: person for person in Person.objects.filter(email__in=keys, is_active=True)}
