"""A picture of a visit is taken away, with a reason."""

from pathlib import Path

import pytest

from lisanga.core.files.tests.samples import data
from lisanga.domains.training.models import VisitPhoto
from lisanga.domains.training.operations.add_photos import AddPhotos
from lisanga.domains.training.operations.remove_photo import RemovePhoto
from lisanga.domains.training.tests.ground import Ground, codes
from lisanga.domains.training.tests.test_add_photos import kept
from lisanga.domains.training.tests.visiting import planned

__all__ = ["data"]
pytestmark = pytest.mark.django_db


def test_one_that_is_taken_away_is_gone(ground: Ground, data: Path) -> None:
    visit = planned(ground)
    first, second = kept(ground, "red"), kept(ground, "green")
    ground.done("add_photos", AddPhotos(visit=visit, photos=(first, second)))
    row = VisitPhoto.plain.get(photo=first)
    assert codes(ground.send("remove_photo", RemovePhoto(photo=row.id, reason=" "))) == ["no_reason"]
    ground.done("remove_photo", RemovePhoto(photo=row.id, reason="Quelqu’un ne veut pas"))
    assert list(VisitPhoto.plain.values_list("photo", flat=True)) == [second]
    assert codes(ground.send("remove_photo", RemovePhoto(photo=row.id, reason="encore"))) == ["unknown_photo"]
