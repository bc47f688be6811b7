"""The page of the field app: strict, and the same for everybody."""

import re
from pathlib import Path

import pytest
from django.test import Client

from lisanga.interfaces.field import views

pytestmark = pytest.mark.django_db


def test_the_policy_is_strict_and_nothing_is_inline(client: Client) -> None:
    page = client.get("/terrain/")
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert page.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    text = page.content.decode()
    assert "<style" not in text
    assert "style=" not in text
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)
    assert "Set-Cookie" not in page.headers


def test_the_camera_is_for_this_page_alone(client: Client) -> None:
    def powers(address: str) -> str:
        return client.get(address).headers["Permissions-Policy"]

    assert powers("/terrain/") == "camera=(self)"
    assert powers("/connexion/") == "camera=()"
    assert powers("/v/00000000-0000-7000-8000-000000000000/x/") == "camera=()"


def test_other_sites_do_not_read_the_files_of_the_app(client: Client) -> None:
    answer = client.get("/static/terrain/icon.svg")
    assert answer.status_code == 200
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_the_worker_answers_for_its_own_folder_alone(client: Client) -> None:
    answer = client.get("/terrain/sw.js")
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert "Service-Worker-Allowed" not in answer.headers


def test_an_installation_without_the_app_says_so(
    client: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(views, "SHELL", tmp_path)
    answer = client.get("/terrain/")
    assert answer.status_code == 503
    assert "n’est pas dans cette installation" in answer.content.decode()
