"""The product served for real, and a Chromium that walks through it."""

import fcntl
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests import migrated
from tests.journeys.office import Office
from tests.journeys.proxy import Proxy
from tests.journeys.telephone import Telephone

ROOT = Path(__file__).resolve().parents[2]
SIZES = {"phone": (390, 844), "desktop": (1280, 800)}
# The walks that run side by side. A telephone brings its own screen, whatever the office's is: all are one walk.
TELEPHONES = "telephones"
WALKS = {**SIZES, TELEPHONES: SIZES["phone"]}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
          "--disable-component-update", "--disable-sync"]  # fmt: skip


def _environment(data: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    kept |= {"LISANGA_ENV": "demo", "LISANGA_DATA": str(data), "DJANGO_SETTINGS_MODULE": "lisanga.config.settings"}
    return kept | {"PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT)))}


def _verify(data: Path) -> None:
    command = [sys.executable, "-m", "lisanga.config.cli", "verify"]
    done = subprocess.run(command, env=_environment(data), capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A journey goes through every walk that is its own, unless it names one itself."""
    named = any(mark.args[0] == "office" for mark in metafunc.definition.iter_markers("parametrize"))
    if "office" in metafunc.fixturenames and not named:
        alone = {"telephone", "phone"} & set(metafunc.fixturenames)
        metafunc.parametrize("office", [TELEPHONES] if alone else list(SIZES), indirect=True, scope="session")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The journeys of a walk stay in one process, in their order."""
    for item in items:
        if isinstance(item, pytest.Function) and hasattr(item, "callspec"):
            walk = item.callspec.params.get("office")
            if walk in WALKS:
                item.add_marker(pytest.mark.xdist_group(str(walk)))


@pytest.fixture(scope="session")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the small story, copied by every server. Of several processes, the first one tells it."""
    several = "PYTEST_XDIST_WORKER" in os.environ
    data = (tmp_path_factory.getbasetemp().parent if several else tmp_path_factory.getbasetemp()) / "story"
    with data.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not data.exists():
            told = data.with_suffix(".part")
            migrated.copy_to(told)
            command = [sys.executable, "-m", "tests.journeys.building"]
            subprocess.run(command, env=_environment(told), cwd=ROOT, check=True)
            told.rename(data)
    return data


@pytest.fixture(scope="session")
def chromium() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(chromium: Playwright) -> Iterator[Browser]:
    browser = chromium.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
    yield browser
    browser.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    for _try in range(1_200):
        assert server.poll() is None, "the server stopped"
        try:
            urllib.request.urlopen(f"{address}/connexion/", timeout=5).close()
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(address)


@pytest.fixture(scope="session")
def office(
    request: pytest.FixtureRequest, story: Path, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Office]:
    """A server of its own, on its own copy of the story, for each walk."""
    data = tmp_path_factory.mktemp(request.param) / "data"
    shutil.copytree(story, data)
    port = _free_port()
    command = [sys.executable, "-m", "lisanga.config.cli", "serve", "--port", str(port), "--no-migrate"]
    server = subprocess.Popen(command, env=_environment(data), cwd=data, stdout=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(address, server)
        walker = Office(browser, address, WALKS[request.param], partial(_verify, data))
        yield walker
        walker.close()
    finally:
        server.terminate()
        server.wait(20)


@pytest.fixture
def proxy(office: Office) -> Iterator[Proxy]:
    proxy = Proxy(urlsplit(office.address).port or 0)
    yield proxy
    proxy.close()


@pytest.fixture
def telephone(office: Office, proxy: Proxy, chromium: Playwright, tmp_path: Path) -> Iterator[Telephone]:
    one = Telephone(chromium, tmp_path / "disk", f"http://127.0.0.1:{proxy.port}", FLAGS)
    yield one
    one.switch_off()
