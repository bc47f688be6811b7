"""A JPEG that is nothing but its picture is kept bit for bit; hostile ones are in interfaces/sync/tests."""

import hashlib
from pathlib import Path
from typing import Any

import pytest

from lisanga.core.files.bareness import assert_bare
from lisanga.core.files.keeping import bytes_at, keep_as_it_came, known
from lisanga.core.files.kinds import JPEG, UploadRefused
from lisanga.core.files.tests.samples import data, photograph, picture
from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.tests.network import Network

__all__ = ["data"]


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"optimize": True}, {"restart_marker_rows": 1}])
@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_pictures_of_any_make(options: dict[str, Any], mode: str) -> None:
    assert_bare(picture(size=(200, 120), mode=mode, colour="white", **options), 200)
    with pytest.raises(UploadRefused, match="points"):
        assert_bare(picture(size=(200, 120), mode=mode, colour="white", **options), 199)


def test_every_cut_is_seen() -> None:
    whole = picture(size=(64, 48))
    for length in range(len(whole)):
        with pytest.raises(UploadRefused):
            assert_bare(whole[:length], 64)


@pytest.mark.django_db
def test_kept_bit_for_bit(network: Network, data: Path) -> None:
    content, person = picture(size=(64, 48)), new_id()
    digest = keep_as_it_came(network.cooperative, person, content)
    assert digest == hashlib.sha256(content).hexdigest()
    assert bytes_at(network.cooperative, digest).read_bytes() == content
    file = known(network.cooperative, [digest])[digest]
    assert (file.kind, file.name, file.by, file.size) == (JPEG, "photo.jpg", person, len(content))
    with pytest.raises(UploadRefused, match="autre chose"):
        keep_as_it_came(network.cooperative, person, photograph())
