"""What protects is on by default: the settings as a fresh process of each kind reads them."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ASKED = (
    "DEBUG",
    "IS_DEMO",
    "ALLOWED_HOSTS",
    "SECRET_KEY",
    "SESSION_COOKIE_SECURE",
    "SESSION_COOKIE_HTTPONLY",
    "SESSION_COOKIE_SAMESITE",
    "CSRF_COOKIE_SECURE",
    "CSRF_COOKIE_HTTPONLY",
    "SECURE_SSL_REDIRECT",
    "SECURE_HSTS_SECONDS",
    "SECURE_CONTENT_TYPE_NOSNIFF",
    "SECURE_PROXY_SSL_HEADER",
    "SECURE_REFERRER_POLICY",
    "X_FRAME_OPTIONS",
    "TRUSTED_PROXIES",
    "PASSWORD_HASHERS",
)
_READ = (
    "import json, sys; from lisanga.config import settings; "
    "print(json.dumps({name: getattr(settings, name) for name in sys.argv[1:]}))"
)


def settings_of(data: Path, **environment: str) -> dict[str, Any]:
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "LANG") if name in os.environ}
    source = str(Path(__file__).resolve().parents[3])
    env = kept | {"LISANGA_DATA": str(data), "PYTHONPATH": source} | environment
    done = subprocess.run(
        [sys.executable, "-c", _READ, *ASKED], env=env, capture_output=True, text=True, check=True, timeout=60
    )
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


@pytest.mark.parametrize("environment", [{}, {"LISANGA_ENV": "production"}, {"LISANGA_ENV": "anything else"}])
def test_outside_demo_and_tests_everything_is_on(tmp_path: Path, environment: dict[str, str]) -> None:
    read = settings_of(tmp_path, **environment)
    assert (read["DEBUG"], read["IS_DEMO"]) == (False, False)
    for name in (
        "SESSION_COOKIE_SECURE",
        "SESSION_COOKIE_HTTPONLY",
        "CSRF_COOKIE_SECURE",
        "CSRF_COOKIE_HTTPONLY",
        "SECURE_SSL_REDIRECT",
        "SECURE_CONTENT_TYPE_NOSNIFF",
    ):
        assert read[name] is True, name
    assert read["SECURE_HSTS_SECONDS"] >= 180 * 24 * 3600
    assert (read["SESSION_COOKIE_SAMESITE"], read["X_FRAME_OPTIONS"]) == ("Lax", "DENY")
    assert "MD5" not in read["PASSWORD_HASHERS"][0]


def test_only_hosts_that_were_named_are_served(tmp_path: Path) -> None:
    assert "*" not in settings_of(tmp_path)["ALLOWED_HOSTS"]
    named = settings_of(tmp_path, LISANGA_HOSTS="coop.example,www.coop.example")
    assert named["ALLOWED_HOSTS"] == ["coop.example", "www.coop.example"]


def test_the_secret_is_made_once_and_its_own_for_each_installation(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    secret = settings_of(first)["SECRET_KEY"]
    assert len(secret) >= 50
    assert settings_of(first)["SECRET_KEY"] == secret
    assert settings_of(second)["SECRET_KEY"] != secret
    assert (first / "secret-key").stat().st_mode & 0o077 == 0
    assert settings_of(first, LISANGA_SECRET_KEY="given")["SECRET_KEY"] == "given"


def test_a_proxy_is_believed_only_where_one_must_stand(tmp_path: Path) -> None:
    production = settings_of(tmp_path)
    assert production["SECURE_PROXY_SSL_HEADER"] == ["HTTP_X_FORWARDED_PROTO", "https"]
    assert production["TRUSTED_PROXIES"] == 1
    plain = settings_of(tmp_path, LISANGA_PLAIN_HTTP="1")
    assert (plain["SECURE_PROXY_SSL_HEADER"], plain["TRUSTED_PROXIES"]) == (None, 0)
    assert settings_of(tmp_path, LISANGA_PROXIES="2")["TRUSTED_PROXIES"] == 2


def test_the_demo_speaks_plain_http_and_still_hashes_well(tmp_path: Path) -> None:
    read = settings_of(tmp_path, LISANGA_ENV="demo")
    assert (read["IS_DEMO"], read["SESSION_COOKIE_SECURE"], read["SECURE_SSL_REDIRECT"]) == (True, False, False)
    assert (read["DEBUG"], read["SESSION_COOKIE_HTTPONLY"]) == (False, True)
    assert "MD5" not in read["PASSWORD_HASHERS"][0]
