"""Why a row has no place, in a sentence that says what to do."""

from django.utils.translation import gettext as _

from lisanga.domains.places.matching import Found, Lack


def lack_words(found: Found) -> str:
    """ "« Bulungou » n’est le nom d’aucun lieu connu. Peut-être : Territoire Bulungu."."""
    names = ", ".join(spot.label for spot in found.candidates)
    told = {"name": found.written, "names": names}
    if found.lack is Lack.EMPTY:
        return _("Aucun lieu n’est écrit sur cette ligne.")
    if found.lack is Lack.OUTSIDE:
        return _("« %(name)s » est hors de la zone de cette convention.") % told
    if found.lack is Lack.AMBIGUOUS:
        return _("« %(name)s » peut être : %(names)s.") % told
    if found.lack is Lack.ELSEWHERE:
        return _("« %(name)s » n’est pas là, mais ailleurs : %(names)s.") % told
    if names:
        return _("« %(name)s » n’est le nom d’aucun lieu connu ici. Peut-être : %(names)s.") % told
    return _("« %(name)s » n’est le nom d’aucun lieu connu ici.") % told
