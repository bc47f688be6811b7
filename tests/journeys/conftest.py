"""The product served for real, and a Chromium that walks through it."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.journeys.office import Office

ROOT = Path(__file__).resolve().parents[2]
SIZES = {"phone": (390, 844), "desktop": (1280, 800)}
_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
          "--disable-component-update", "--disable-sync"]  # fmt: skip


def _environment(data: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    kept |= {"LISANGA_ENV": "demo", "LISANGA_DATA": str(data), "DJANGO_SETTINGS_MODULE": "lisanga.config.settings"}
    return kept | {"PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT)))}


@pytest.fixture(scope="session")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the small story, copied by every server."""
    data = tmp_path_factory.mktemp("story")
    subprocess.run([sys.executable, "-m", "tests.journeys.building"], env=_environment(data), cwd=ROOT, check=True)
    return data


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=_FLAGS)
        yield chromium
        chromium.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    for _try in range(300):
        assert server.poll() is None, "the server stopped"
        try:
            urllib.request.urlopen(f"{address}/connexion/", timeout=5).close()
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(address)


@pytest.fixture(scope="session", params=SIZES)
def office(
    request: pytest.FixtureRequest, story: Path, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Office]:
    """A server of its own, on its own copy of the story, for each size of screen."""
    data = tmp_path_factory.mktemp(request.param) / "data"
    shutil.copytree(story, data)
    port = _free_port()
    command = [sys.executable, "-m", "lisanga.config.cli", "serve", "--port", str(port), "--no-migrate"]
    server = subprocess.Popen(command, env=_environment(data), cwd=data, stdout=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(address, server)
        walker = Office(browser, address, SIZES[request.param])
        yield walker
        walker.close()
    finally:
        server.terminate()
        server.wait(20)
