"""A member's picture: put, changed, taken away, and gone for good when its line is redacted."""

from collections.abc import Callable
from io import BytesIO
from typing import Any
from uuid import UUID

import pytest
from PIL import Image

from lisanga.core.files import kinds
from lisanga.core.files.keeping import bytes_at, keep, known
from lisanga.core.files.pictures import PORTRAIT
from lisanga.core.files.sweeping import Swept, sweep
from lisanga.core.files.tests.samples import PDF, data, photograph, picture, upload
from lisanga.core.files.tests.test_keeping import age
from lisanga.core.files.verification import verify_files
from lisanga.core.kernel.ids import new_id
from lisanga.core.ledger.tests.standard import assert_standard, codes, send
from lisanga.core.operations.models import RegisterLine
from lisanga.core.operations.verdicts import Verdict
from lisanga.domains.members.models import Member
from lisanga.domains.members.operations.set_photo import SetPhoto
from lisanga.domains.members.tests.ground import Register

__all__ = ["data"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data")]


def kept(organisation: UUID, content: bytes | None = None) -> str:
    return keep(organisation, UUID(int=7), upload(content or photograph()), kinds.IMAGES, shrink=PORTRAIT)


def photo_of(register: Register) -> str:
    return Member.plain.get(id=register.kabeya).photo


def test_put_changed_and_taken_away(register: Register) -> None:
    first, second = kept(register.organisation), kept(register.organisation, picture(colour="#C98A1B"))
    for digest in (first, second, ""):
        answer = register.send("set_photo", SetPhoto(member=register.kabeya, photo=digest))
        assert (answer.verdict, answer.result) == (Verdict.ACCEPTED, {"has_photo": bool(digest)})
        assert photo_of(register) == digest
    assert RegisterLine.objects.filter(subject=register.kabeya, type="members.set_photo").count() == 3


def test_what_is_no_longer_shown_is_swept_and_what_is_shown_stays(register: Register) -> None:
    first, second = kept(register.organisation), kept(register.organisation, picture(colour="#C98A1B"))
    for digest in (first, second):
        register.send("set_photo", SetPhoto(member=register.kabeya, photo=digest))
        age(register.organisation, digest, 2)
    assert sweep().files == 1
    assert set(known(register.organisation, [first, second])) == {second}
    assert list(verify_files()) == []
    register.send("set_photo", SetPhoto(member=register.kabeya))
    assert sweep().files == 1
    assert sweep() == Swept()


@pytest.mark.parametrize(
    ("case", "code"),
    [
        ("nowhere", "unknown_file"),
        ("no digest", "unknown_file"),
        ("another tenant", "unknown_file"),
        ("a paper", "no_portrait"),
        ("too heavy", "no_portrait"),
        ("nobody", "unknown_member"),
        ("nothing to take away", "no_photo"),
    ],
)
def test_what_is_refused(register: Register, case: str, code: str) -> None:
    here = register.organisation
    photos: dict[str, Callable[[], str]] = {
        "nowhere": lambda: "0" * 64,
        "no digest": lambda: "../../secret.key",
        "another tenant": lambda: kept(register.network.other),
        "a paper": lambda: keep(here, UUID(int=7), upload(PDF)),
        "too heavy": lambda: keep(here, UUID(int=7), upload(noise())),
        "nobody": lambda: kept(here),
        "nothing to take away": lambda: "",
    }
    photo = photos[case]()
    member = new_id() if case == "nobody" else register.kabeya
    answer = register.send("set_photo", SetPhoto(member=member, photo=photo))
    assert (answer.verdict, codes(answer)) == (Verdict.REFUSED, [code])
    assert photo_of(register) == ""


def noise() -> bytes:
    target = BytesIO()
    Image.effect_noise((800, 800), 120).save(target, "JPEG", quality=95)
    return target.getvalue()


def test_a_redaction_deletes_the_picture(register: Register, django_capture_on_commit_callbacks: Any) -> None:
    digest = kept(register.organisation)
    line = register.send("set_photo", SetPhoto(member=register.kabeya, photo=digest))
    with django_capture_on_commit_callbacks(execute=True):
        blanking = {"number": line.number, "reason": "Demande de la personne"}
        assert send(register.network, "directory.redact_payload", blanking, "president").result["files"] == 1
    assert not bytes_at(register.organisation, digest).exists()
    assert known(register.organisation, [digest])[digest].is_removed
    assert list(verify_files()) == []
    again = register.send("set_photo", SetPhoto(member=register.kabeya, photo=digest))
    assert codes(again) == ["unknown_file"]


def test_standard_cases(register: Register) -> None:
    sent = SetPhoto(member=register.kabeya, photo=kept(register.organisation))
    assert_standard(register.network, "members.set_photo", sent, role="collector")
