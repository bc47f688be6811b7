"""Pictures of a visit: what several operations ask and write."""

from collections.abc import Iterable
from uuid import UUID, uuid5

from django.db.models import Max
from django.utils.translation import gettext as _

from lisanga.core.files.keeping import known
from lisanga.core.files.kinds import IMAGES
from lisanga.core.kernel.problems import Problem
from lisanga.domains.training.models import Visit, VisitPhoto
from lisanga.domains.training.operations.finding import invalid


def picture_problems(organisation: UUID, photos: Iterable[str]) -> list[Problem]:
    """Each is a picture that the office keeps."""
    wanted = set(photos)
    files = known(organisation, wanted)
    if all(one in files and files[one].kind in IMAGES and not files[one].is_removed for one in wanted):
        return []
    return [invalid("unknown_photo", _("Une photo n’est pas arrivée : ajoutez-la de nouveau."), "photos")]


def keep_pictures(visit: Visit, photos: Iterable[str]) -> int:
    """How many are new; the same picture twice is one."""
    rows = VisitPhoto.plain.filter(organisation_id=visit.organisation_id, visit=visit.id)
    had = set(rows.values_list("photo", flat=True))
    last = rows.aggregate(last=Max("position"))["last"] or 0
    new = [one for one in dict.fromkeys(photos) if one not in had]
    VisitPhoto.plain.bulk_create(
        VisitPhoto(
            organisation_id=visit.organisation_id,
            agreement=visit.agreement,
            partner_id=visit.partner_id,
            id=uuid5(visit.id, photo),
            visit=visit.id,
            photo=photo,
            position=place,
        )
        for place, photo in enumerate(new, last + 1)
    )
    return len(new)
