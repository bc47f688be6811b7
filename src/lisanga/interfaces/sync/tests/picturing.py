"""Photographs as a telephone makes them: small, and nothing but their picture."""

import json
from io import BytesIO
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from PIL import Image

from lisanga.core.operations.envelope import envelope
from lisanga.core.operations.gate import submit
from lisanga.domains.collect.tests.harvest import Harvest
from lisanga.interfaces.sync.reference.photographs import digest_of
from lisanga.interfaces.sync.reference.telephone import Telephone


@pytest.fixture
def registered(harvest: Harvest) -> None:
    """The members of the harvest stand in the register."""
    sent = [
        envelope("members.register_member", harvest.organisation, {"family": name}) for name in ("Awa", "Mbo", "Eli")
    ]
    harvest.members[:] = [answer.id for answer in submit(harvest.network.viewer("secretary"), sent)]


def put_here(address: str, body: bytes, headers: dict[str, str]) -> tuple[int, dict[str, Any]]:
    """Over the test client, as the wire would carry it."""
    answer = Client().put(address, body, content_type="application/octet-stream", headers=headers)
    return answer.status_code, json.loads(answer.content)


def photograph(seed: int = 1, side: int = 400, quality: int = 60) -> bytes:
    """A JPEG of many colours: about 20 KB."""
    picture = Image.effect_mandelbrot((side, side), (-2 + seed / 50, -1.5, 1, 1.5), 60).convert("RGB")
    noise = Image.effect_noise((side, side), 40).convert("RGB")
    target = BytesIO()
    Image.blend(picture, noise, 0.3).save(target, "JPEG", quality=quality)
    return target.getvalue()


def name_photo(telephone: Telephone, harvest: Harvest, content: bytes | str, who: int = 0) -> UUID:
    """The operation that names a member's photograph, as the app records it when it is taken."""
    digest = content if isinstance(content, str) else digest_of(content)
    payload = {"member": str(harvest.members[who]), "photo": digest}
    return telephone.record("members.set_photo", harvest.network.people["secretary"].id, payload)
