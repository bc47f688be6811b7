"""Pages of the demo network as a browser asks for them: bytes over the wire, and times; and the quarter's report."""

import gzip
import http.client
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urljoin

import brotli  # type: ignore[import-untyped]  # the package ships no types

from bench.clockwork import median_ms
from bench.server import serving

PARTNER, PERIOD = "KWILU", "2026-Q2"
LIST = "/c/BULUNGU/membres/"
_MEMBER = re.compile(rf"{LIST}(\d+|[0-9a-f-]{{36}})/")


class Browser:
    """Cookies, compression, and nothing else."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self._cookies: dict[str, str] = {}

    def get(self, path: str) -> tuple[int, bytes, int]:
        """Status, decoded body, bytes of the answer as sent, its head included."""
        return self._send("GET", path, None, {})

    def sign_in(self, name: str, password: str) -> None:
        _status, page, _size = self.get("/connexion/")
        found = re.search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        assert found is not None, "the sign-in page has no form"
        form = {"csrfmiddlewaretoken": found.group(1).decode(), "name": name, "password": password}
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        status, page, _size = self._send("POST", "/connexion/", urlencode(form), headers)
        if status != 302:
            raise RuntimeError(f"{name} was not let in ({status})")

    def _send(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> tuple[int, bytes, int]:
        sent = {"Accept-Encoding": "gzip, br", "Cookie": "; ".join(f"{k}={v}" for k, v in self._cookies.items())}
        self._connection.request(method, path, body, sent | headers)
        response = self._connection.getresponse()
        for line in response.headers.get_all("Set-Cookie") or []:
            name, _equals, value = line.partition(";")[0].partition("=")
            self._cookies[name] = value
        raw = response.read()
        head = len("HTTP/1.1 200 OK\r\n\r\n") + sum(len(f"{k}: {v}\r\n") for k, v in response.headers.items())
        return response.status, _decoded(raw, response.headers.get("Content-Encoding", "")), head + len(raw)

    def cold(self, path: str) -> tuple[int, int]:
        """Bytes of a page with all that it loads, and of the page alone."""
        status, page, size = self.get(path)
        if status != 200:
            raise RuntimeError(f"{path}: {status}")
        loaded = set(re.findall(rb'(?:src|href)="(/static/[^"]+)"', page))
        return size + sum(self.get(one.decode())[2] for one in loaded), size


def _decoded(raw: bytes, encoding: str) -> bytes:
    if encoding == "br":
        plain: bytes = brotli.decompress(raw)
        return plain
    return gzip.decompress(raw) if encoding == "gzip" else raw


def measure(size: int, folder: Path) -> dict[str, Any]:
    """Figures of the demo at one size, on SQLite."""
    environment = {**os.environ, "LISANGA_ENV": "demo", "LISANGA_DATA": str(folder)}
    environment.pop("DATABASE_URL", None)
    lisanga = [sys.executable, "-m", "lisanga.config.cli"]
    start = time.perf_counter()
    subprocess.run(
        [*lisanga, "demo", "--no-serve", "--size", str(size)], env=environment, check=True, capture_output=True
    )
    figures: dict[str, Any] = {"demo_s": round(time.perf_counter() - start, 1)}
    report = [*lisanga, "report", "--partner", PARTNER, "--period", PERIOD, "--out", str(folder / "report.pdf")]
    with _environment(environment), serving(folder / "server.log", workers=1) as server:
        browser = Browser(server.port)
        figures["signin_cold_bytes"] = browser.cold("/connexion/")[0]
        browser.sign_in("secretaire@demo.lisanga.example", "bonjour-lisanga")
        cold, warm = browser.cold(LIST)
        figures.update(list_cold_bytes=cold, list_warm_bytes=warm)
        links = re.findall(rb'href="?([^"\s>]+)', browser.get(LIST)[1])
        member = next(path for path in (urljoin(LIST, one.decode()) for one in links) if _MEMBER.fullmatch(path))
        for name, path in (
            ("list", LIST),
            ("member", member),
            ("cooperative", "/c/BULUNGU/"),
        ):
            figures[f"{name}_ms"] = round(median_ms(partial(browser.get, path), 9), 1)
        office = Browser(server.port)
        office.sign_in("direction@demo.lisanga.example", "bonjour-lisanga")
        figures["network_ms"] = round(median_ms(lambda: office.get("/reseau/"), 9), 1)
        figures["network_cold_bytes"] = office.cold("/reseau/")[0]
    start = time.perf_counter()
    subprocess.run(report, env=environment, check=True, capture_output=True)
    figures["report_s"] = round(time.perf_counter() - start, 2)
    return figures


@contextmanager
def _environment(wanted: dict[str, str]) -> Iterator[None]:
    before = dict(os.environ)
    os.environ.clear()
    os.environ.update(wanted)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
