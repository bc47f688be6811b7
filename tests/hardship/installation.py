"""An installation of its own (files or database, server process), which a test may load, kill and look into."""

import http.client
import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

_HERE = Path(__file__).resolve().parents[2]
_OF_TESTS = ("LISANGA_ENV", "LISANGA_DATA", "DATABASE_URL")


@dataclass
class Installation:
    """`url` is empty for the embedded database."""

    folder: Path
    url: str = ""
    cooperatives: int = 6
    grounds: list[dict[str, Any]] = field(default_factory=list)

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name not in _OF_TESTS}
        own = {"LISANGA_DATA": str(self.folder), "LISANGA_PLAIN_HTTP": "1", "PYTHONPATH": f"{_HERE}/src:{_HERE}"}
        return kept | own | ({"DATABASE_URL": self.url} if self.url else {})

    def run(self, *command: str) -> "subprocess.CompletedProcess[str]":
        """A module as a program of this installation."""
        return subprocess.run(
            [sys.executable, "-m", *command], env=self.environment, capture_output=True, text=True, timeout=120
        )

    def lay(self) -> None:
        told = self.folder / "ground.json"
        done = self.run("tests.hardship.lay", str(told), str(self.cooperatives))
        assert done.returncode == 0, done.stderr
        self.grounds = json.loads(told.read_text())["cooperatives"]

    def verify(self) -> None:
        done = self.run("lisanga.config.cli", "verify")
        assert done.returncode == 0, done.stdout + done.stderr

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        if self.url:
            with psycopg.connect(self.url) as connection:
                return connection.execute(sql.encode()).fetchall()
        with closing(sqlite3.connect(self.folder / "lisanga.sqlite3")) as embedded:
            return embedded.execute(sql).fetchall()

    @contextmanager
    def serving(self) -> Iterator["Server"]:
        """The product's own server on a free port; whatever is left of it at the end is killed."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        command = [sys.executable, "-m", "lisanga.config.cli", "serve", "--port", str(port)]
        with (self.folder / "server.log").open("ab") as log:
            process = subprocess.Popen(command, env=self.environment, stdout=log, stderr=log, start_new_session=True)
        server = Server(port, process)
        try:
            server.wait_until_well()
            yield server
        finally:
            server.kill()


@dataclass(frozen=True)
class Server:
    port: int
    process: "subprocess.Popen[bytes]"

    def wait_until_well(self) -> None:
        for _ in range(300):
            assert self.process.poll() is None, "the server ended"
            try:
                with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=2)) as connection:
                    connection.request("GET", "/api/health")
                    if connection.getresponse().status == 200:
                        return
            except OSError:
                time.sleep(0.1)
        raise AssertionError("the server does not answer")

    def kill(self) -> None:
        """At once, with all its processes, as a power cut would."""
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            return
        self.process.wait(10)
