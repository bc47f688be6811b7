"""Pictures of a visit in the office: several at once, small on the page, whole when opened, for its readers."""

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from lisanga.core.files.models import StoredFile
from lisanga.core.files.tests.samples import PDF, data, photograph, picture
from lisanga.domains.training.models import Visit, VisitPhoto
from lisanga.domains.training.tests.ground import Ground
from lisanga.domains.training.tests.visiting import planned
from lisanga.interfaces.web.tests.signed_in import describe
from lisanga.interfaces.web.training.tests.desk import Desk, officer, other_partner, partner

__all__ = ["data"]
pytestmark = pytest.mark.django_db


def photo(content: bytes | None = None, name: str = "photo.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content or photograph(), "image/jpeg")


def noted(ground: Ground, *photos: SimpleUploadedFile, **more: str) -> UUID:
    visit = planned(ground)
    sent: dict[str, Any] = {"day": "2026-03-09", "visitor": "Clarisse", "findings": "Bien.", "photos": list(photos)}
    assert officer(ground.network).post("visit_record", visit, **sent, **more).status_code == 302
    return visit


def body(answer: Iterable[bytes]) -> bytes:
    return b"".join(answer)


def test_several_come_with_the_visit_and_later(ground: Ground, data: Path) -> None:
    describe(ground.network.cooperative, ground.network.partner)
    visit = noted(ground, photo(), photo(picture(colour="red")))
    desk = officer(ground.network)
    assert desk.post("visit_photos_add", visit, photos=[photo(picture(colour="blue"))]).status_code == 302
    rows = list(VisitPhoto.plain.filter(visit=visit).order_by("position"))
    assert [row.position for row in rows] == [1, 2, 3]
    for reader in (desk, partner(ground.network), Desk(ground.network.people["manager"])):
        page = reader.words("visit", visit)
        for row in rows:
            assert f"/formation/visites/photos/{row.id}/petite/" in page
            assert reader.get("visit_photo", row.id).status_code == 200
            assert reader.get("visit_photo_small", row.id).status_code == 200
    for stranger in (other_partner(ground.network), Desk(ground.network.others["manager"])):
        assert stranger.get("visit_photo", rows[0].id).status_code == 404
        assert stranger.get("visit_photo_small", rows[0].id).status_code == 404
    for reader in (partner(ground.network), Desk(ground.network.people["manager"])):
        assert reader.get("visit_photo_remove", rows[0].id).status_code == 404
        assert reader.get("visit_photos_add", visit).status_code == 404
        assert "Ôter" not in reader.words("visit", visit)


def test_what_leaves_is_small_and_tells_no_place(ground: Ground, data: Path) -> None:
    noise = Image.effect_noise((2400, 1800), 90).convert("RGB")
    target = BytesIO()
    noise.save(target, "JPEG", quality=90)
    visit = noted(ground, photo(target.getvalue()))
    row = VisitPhoto.plain.get(visit=visit)
    desk = officer(ground.network)
    whole, small = desk.get("visit_photo", row.id), desk.get("visit_photo_small", row.id)
    kept = body(whole.streaming_content)
    assert len(kept) <= 200_000
    assert len(small.content) <= 8_000
    assert max(Image.open(BytesIO(small.content)).size) <= 240
    assert not Image.open(BytesIO(kept)).getexif()
    again = desk.client.get(small.request["PATH_INFO"], headers={"If-None-Match": small["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert small["Cache-Control"].startswith("private")


def test_one_that_is_refused_does_not_lose_the_others(ground: Ground, data: Path) -> None:
    visit, desk = planned(ground), officer(ground.network)
    sent = {"day": "2026-03-09", "visitor": "Clarisse", "findings": "Bien."}
    answer = desk.post("visit_record", visit, **sent, photos=[photo(), photo(PDF, "pv.pdf")])
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "pv.pdf" in text
    assert "Reçus : photo.jpg" in text
    token = text.split('name="photos_kept" value="')[1].split('"')[0]
    assert desk.post("visit_record", visit, **sent, photos_kept=token).status_code == 302
    assert VisitPhoto.plain.filter(visit=visit).count() == 1
    assert StoredFile.plain.count() == 1


def test_seven_are_too_many(ground: Ground, data: Path) -> None:
    visit, desk = planned(ground), officer(ground.network)
    answer = desk.post("visit_photos_add", visit, photos=[photo() for _turn in range(7)])
    assert answer.status_code == 422
    assert "6 fichiers au plus" in answer.content.decode()
    assert desk.post("visit_photos_add", visit).status_code == 422
    assert not VisitPhoto.plain.exists()


def test_taken_away(ground: Ground, data: Path) -> None:
    visit, desk = noted(ground, photo()), officer(ground.network)
    row = VisitPhoto.plain.get(visit=visit)
    assert desk.post("visit_photo_remove", row.id, reason="").status_code == 422
    assert desk.post("visit_photo_remove", row.id, reason="Sans accord").status_code == 302
    assert desk.get("visit_photo", row.id).status_code == 404
    assert "Photo 1" not in desk.words("visit", visit)


def test_a_visit_without_pictures_says_nothing_of_them(ground: Ground, data: Path) -> None:
    visit = noted(ground)
    assert Visit.plain.get(id=visit).held_on is not None
    assert "album" not in officer(ground.network).words("visit", visit)
