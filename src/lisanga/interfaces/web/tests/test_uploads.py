"""A file comes with a form once, stays through its errors, and leaves as what it is for who may read it."""

import re
from pathlib import Path
from uuid import UUID

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.signals import request_finished
from django.db import close_old_connections
from django.http import Http404
from django.test import Client, RequestFactory
from django.utils.datastructures import MultiValueDict

from lisanga.core.files import kinds
from lisanga.core.files.keeping import bytes_at, keep, remove
from lisanga.core.files.models import StoredFile
from lisanga.core.files.tests.samples import CSV, PDF, data, photograph, upload
from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.tests.network import Network
from lisanga.core.scope.viewer import NotVisible
from lisanga.interfaces.web.files import served
from lisanga.interfaces.web.middleware import MOST_BYTES
from lisanga.interfaces.web.uploads import KeptFileField

__all__ = ["data"]
pytestmark = pytest.mark.django_db
AWA, JEAN = UUID(int=7), UUID(int=8)


class PaperForm(forms.Form):
    paper = KeptFileField(label="Le papier signé")
    title = forms.CharField(label="Titre")


class LooseForm(forms.Form):
    paper = KeptFileField(required=False, allowed=kinds.IMAGES)


def form(organisation: UUID, file: SimpleUploadedFile | None = None, person: UUID = AWA, **typed: str) -> PaperForm:
    made = PaperForm(typed, MultiValueDict({"paper": [file]} if file else {}))
    field = made.fields["paper"]
    assert isinstance(field, KeptFileField)
    field.for_(organisation, person)
    return made


def token_of(made: forms.Form) -> str:
    found = re.search(r'name="paper_kept" value="([^"]+)"', str(made["paper"]))
    assert found, str(made["paper"])
    return found[1]


def test_a_file_gives_its_digest(network: Network, data: Path) -> None:
    made = form(network.cooperative, upload(PDF, "pv.pdf"), title="PV")
    assert made.is_valid(), made.errors
    assert bytes_at(network.cooperative, made.cleaned_data["paper"]).read_bytes() == PDF


def test_an_error_elsewhere_does_not_ask_for_it_again(network: Network, data: Path) -> None:
    first = form(network.cooperative, upload(PDF, "pv.pdf"))
    assert list(first.errors) == ["title"]
    assert "Fichier reçu : pv.pdf" in str(first["paper"])
    again = form(network.cooperative, title="PV", paper_kept=token_of(first))
    assert again.is_valid(), again.errors
    assert StoredFile.plain.count() == 1
    assert "pv.pdf" in str(again["paper"])


def test_another_file_replaces_the_one_that_was_kept(network: Network, data: Path) -> None:
    first = form(network.cooperative, upload(PDF))
    other = form(network.cooperative, upload(photograph()), title="PV", paper_kept=token_of(first))
    assert other.is_valid()
    assert other.cleaned_data["paper"] != token_of(first).partition(":")[0]


@pytest.mark.parametrize("change", ["stranger", "person", "forged", "swept", "redacted"])
def test_a_token_is_good_for_its_bearer_alone(network: Network, data: Path, change: str) -> None:
    token = token_of(form(network.cooperative, upload(PDF)))
    digest = token.partition(":")[0]
    keep(network.other, AWA, upload(PDF))
    organisation = network.other if change == "stranger" else network.cooperative
    if change == "swept":
        StoredFile.plain.filter(organisation_id=organisation).delete()
    if change == "redacted":
        remove(organisation, [digest], new_id())
    sent = f"{digest}:{'A' * 43}" if change == "forged" else token
    made = form(organisation, person=JEAN if change == "person" else AWA, title="PV", paper_kept=sent)
    assert list(made.errors) == ["paper"]


@pytest.mark.parametrize(("content", "says"), [(b"", "vide"), (CSV, "Ici il faut"), (b"<svg/>", "genre connu")])
def test_a_refusal_stands_beside_the_field(network: Network, data: Path, content: bytes, says: str) -> None:
    made = form(network.cooperative, upload(content, "photo.jpg"), title="PV")
    assert says in str(made.errors["paper"])
    assert not made.is_multipart() or "paper_kept" not in str(made["paper"])


def test_nothing_is_asked_for_or_given(network: Network, data: Path) -> None:
    assert list(form(network.cooperative, title="PV").errors) == ["paper"]
    loose = LooseForm({}, MultiValueDict())
    field = loose.fields["paper"]
    assert isinstance(field, KeptFileField)
    field.for_(network.cooperative, AWA)
    assert loose.is_valid()
    assert loose.cleaned_data["paper"] == ""
    assert loose.is_multipart()
    assert 'accept=".jpg,.png,.webp,image/*"' in str(loose["paper"])


def test_a_form_that_does_not_say_for_whom_is_a_mistake(data: Path) -> None:
    with pytest.raises(RuntimeError, match="for whom"):
        PaperForm({"title": "PV"}, MultiValueDict()).is_valid()


def test_a_file_leaves_as_what_it_is_and_nothing_runs_in_it(network: Network, data: Path) -> None:
    digest = keep(network.cooperative, AWA, upload(PDF, "Procès-verbal.pdf"))
    answer = served(RequestFactory().get("/"), network.cooperative, digest, inline=True)
    assert b"".join(answer) == PDF
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == "attachment; filename*=utf-8''Proc%C3%A8s-verbal.pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].endswith("sandbox")
    assert answer["Cache-Control"] == "private, no-cache"
    assert answer["Content-Length"] == str(len(PDF))


def test_a_picture_is_shown_and_asked_for_once(network: Network, data: Path) -> None:
    digest = keep(network.cooperative, AWA, upload(photograph()))
    shown = served(RequestFactory().get("/"), network.cooperative, digest, inline=True, fresh=60)
    assert shown["Content-Disposition"] == 'inline; filename="photo.jpg"'
    assert shown["Cache-Control"] == "private, max-age=60"
    request_finished.disconnect(close_old_connections)  # as the test client does: the connection is the test's
    shown.close()
    request_finished.connect(close_old_connections)
    again = RequestFactory().get("/", headers={"If-None-Match": f'"{digest}"'})
    same = served(again, network.cooperative, digest)
    assert same.status_code == 304
    assert same["ETag"] == f'"{digest}"'


@pytest.mark.parametrize("digest", [None, "", "0" * 64, "../../secret.key", "PDF"])
def test_what_is_not_there_does_not_exist(network: Network, data: Path, digest: str | None) -> None:
    with pytest.raises((NotVisible, Http404)):
        served(RequestFactory().get("/"), network.cooperative, digest)


def test_another_organisations_file_does_not_exist_nor_one_that_was_deleted(network: Network, data: Path) -> None:
    digest = keep(network.cooperative, AWA, upload(PDF))
    with pytest.raises(NotVisible):
        served(RequestFactory().get("/"), network.other, digest)
    bytes_at(network.cooperative, digest).unlink()
    with pytest.raises(NotVisible):
        served(RequestFactory().get("/"), network.cooperative, digest)
    keep(network.cooperative, AWA, upload(PDF))
    remove(network.cooperative, [digest], new_id())
    with pytest.raises(NotVisible):
        served(RequestFactory().get("/", headers={"If-None-Match": f'"{digest}"'}), network.cooperative, digest)


@pytest.mark.parametrize(("length", "status"), [(str(MOST_BYTES + 1), 413), ("9" * 30, 413), ("12", 403), ("x", 403)])
def test_a_mountain_is_not_even_read(length: str, status: int) -> None:
    """Also from somebody who has not signed in; what is small goes on to the check of the form's own token."""
    strict = Client(enforce_csrf_checks=True)
    answer = strict.generic("POST", "/connexion/", b"name=a&x=1234", CONTENT_LENGTH=length)
    assert answer.status_code == status


def test_a_picture_that_is_also_a_page_is_only_a_picture(network: Network, data: Path) -> None:
    two = photograph() + b"<html><script>alert(1)</script></html>"
    digest = keep(network.cooperative, AWA, upload(two, "photo.html", "text/html"))
    answer = served(RequestFactory().get("/"), network.cooperative, digest, inline=True)
    content = b"".join(answer)
    assert b"<script" not in content
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Content-Disposition"] == 'inline; filename="photo.jpg"'


def test_a_paper_that_is_also_a_page_is_only_saved(network: Network, data: Path) -> None:
    two = PDF.replace(b"%%EOF", b"<html><script>alert(1)</script></html>\n%%EOF")
    answer = served(
        RequestFactory().get("/"), network.cooperative, keep(network.cooperative, AWA, upload(two)), inline=True
    )
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer["Content-Security-Policy"]
    answer.close()
