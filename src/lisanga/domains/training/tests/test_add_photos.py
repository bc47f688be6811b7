"""Pictures of a visit: kept once, read by those who read the visit."""

from pathlib import Path
from uuid import UUID

import pytest

from lisanga.core.files.keeping import keep
from lisanga.core.files.tests.samples import PDF, data, picture, upload
from lisanga.core.kernel.ids import new_id
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.training import queries
from lisanga.domains.training.operations.add_photos import AddPhotos
from lisanga.domains.training.operations.record_visit import RecordVisit
from lisanga.domains.training.tests.ground import Ground, codes
from lisanga.domains.training.tests.visiting import planned

__all__ = ["data"]
pytestmark = pytest.mark.django_db


def kept(ground: Ground, colour: str, organisation: UUID | None = None) -> str:
    return keep(organisation or ground.network.programme, new_id(), upload(picture(colour=colour)))


def test_they_stand_in_the_order_in_which_they_came(ground: Ground, data: Path) -> None:
    visit = planned(ground)
    first, second, third = (kept(ground, colour) for colour in ("red", "green", "blue"))
    ground.done("record_visit", RecordVisit(visit=visit, findings="Bien.", photos=(first,)))
    ground.done("add_photos", AddPhotos(visit=visit, photos=(third, first, second)))
    for role in ("programme_officer", "focal_point", "manager"):
        found = queries.visit_photos(ground.network.viewer(role).scope, visit)
        assert [one.sha256 for one in found] == [first, third, second]
    for stranger in (ground.network.stranger(), ground.network.stranger("focal_point")):
        with pytest.raises(NotVisible):
            queries.visit_photos(stranger.scope, visit)
        with pytest.raises(NotVisible):
            queries.visit_photo(stranger.scope, found[0].id)


def test_a_picture_of_elsewhere_or_another_paper_is_none(ground: Ground, data: Path) -> None:
    visit = planned(ground)
    paper = keep(ground.network.programme, new_id(), upload(PDF, "pv.pdf"))
    for wrong in (kept(ground, "red", ground.network.cooperative), paper, "0" * 64):
        assert codes(ground.send("add_photos", AddPhotos(visit=visit, photos=(wrong,)))) == ["unknown_photo"]
    assert codes(ground.send("add_photos", AddPhotos(visit=visit, photos=()))) == ["no_photo"]
    assert codes(ground.send("add_photos", AddPhotos(visit=new_id(), photos=(paper,)))) == ["unknown_visit"]
    assert ground.send("add_photos", AddPhotos(visit=visit, photos=(paper,)), role="manager").number == 0
