"""`lisanga serve`: the office over WSGI on granian."""

import argparse
import os
import sys

from django.conf import settings
from django.core.management import call_command
from django.db import connections

from lisanga.config.cli.migrate import prepare

# Requests of programs wait together for one commit: the more of them may wait, the fewer commits a second are needed.
THREADS = 32
_STATIC = "LISANGA_STATIC"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="adresse d’écoute (127.0.0.1)")
    port = int(os.environ.get("LISANGA_PORT", "8000"))
    parser.add_argument("--port", type=int, default=port, help="port d’écoute (8000, ou LISANGA_PORT)")
    parser.add_argument("--workers", type=int, default=0, help="nombre de processus (SQLite : 1 ; PostgreSQL : 2)")
    parser.add_argument("--threads", type=int, default=THREADS, help=f"requêtes à la fois par processus ({THREADS})")
    parser.add_argument("--no-migrate", action="store_true", help="ne touche pas aux tables avant de servir")


def run(arguments: argparse.Namespace) -> int:
    if os.environ.get(_STATIC) != "collected":
        # Once more with the settings of a server whose files are collected: they are read when a process starts.
        os.environ[_STATIC] = "collected"
        # Each of the threads would otherwise keep a heap of its own for what one large list once needed.
        os.environ.setdefault("MALLOC_ARENA_MAX", "2")
        words = [sys.executable, "-m", "lisanga.config.cli", "serve", "--host", arguments.host]
        words += ["--port", str(arguments.port), "--workers", str(arguments.workers)]
        words += ["--threads", str(arguments.threads), *(["--no-migrate"] if arguments.no_migrate else [])]
        os.execv(sys.executable, words)
    if not arguments.no_migrate:
        prepare()
    call_command("collectstatic", interactive=False, verbosity=0)
    let_go_of_connections()
    serve(arguments.host, arguments.port, arguments.workers, arguments.threads)
    return 0


def let_go_of_connections() -> None:
    """The server's processes are forked from this one: a connection that they shared would mix up their answers."""
    connections.close_all()
    for connection in connections.all(initialized_only=True):
        if hasattr(connection, "close_pool"):
            connection.close_pool()


def serve(host: str = "127.0.0.1", port: int = 8000, workers: int = 0, threads: int = THREADS) -> None:
    """Serves until it is told to stop."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    print(f"Lisanga : http://{'127.0.0.1' if host == '0.0.0.0' else host}:{port}/", flush=True)
    sys.stdout.flush()
    Granian(
        "lisanga.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers or default_workers(),
        blocking_threads=threads,
        backpressure=max(threads * 4, 128),
        websockets=False,
        log_level=LogLevels.error,
        respawn_failed_workers=True,
    ).serve()


def default_workers() -> int:
    """SQLite has one writer: a second process would only wait for the first one's lock."""
    embedded = settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")
    return 1 if embedded else min(2, os.cpu_count() or 1)
