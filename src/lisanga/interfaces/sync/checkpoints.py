"""SQLite's write-ahead log is brought into the database beside the writer, not by it: the larger the database, the more
scattered the pages, and a commit that had to write them would keep everybody waiting. The same thread keeps the
statistics by which SQLite chooses an index: without them it may walk through a register to find one member's lines."""

import logging
import threading
import time

from django.db import DatabaseError, connection

ANALYSED_EVERY = 3600.0  # seconds
PAUSE = 0.25  # seconds between two commits' checkpoints: pages that many commits touch are written once
_log = logging.getLogger(__name__)


class Checkpoints:
    """A thread that checkpoints after commits. Passive: it waits for nobody and nobody waits for it; when it falls
    behind, SQLite's own `wal_autocheckpoint` still bounds the log."""

    def __init__(self) -> None:
        self._wanted = threading.Event()
        self._analyse_at = 0.0

    def start(self) -> None:
        """Nothing to do where the database keeps its own log."""
        if connection.vendor == "sqlite":
            threading.Thread(target=self._run, name="lisanga-checkpoints", daemon=True).start()

    def want(self) -> None:
        """Something was committed."""
        self._wanted.set()

    def _run(self) -> None:
        while True:
            self._wanted.wait()
            time.sleep(PAUSE)
            self._wanted.clear()
            try:
                checkpoint()
                if time.monotonic() >= self._analyse_at:
                    self._analyse_at = time.monotonic() + ANALYSED_EVERY
                    analyse()
            except DatabaseError:
                # The log stays as it is and the next commit asks again; what was committed is safe in it.
                _log.exception("the write-ahead log was not checkpointed")
                connection.close()


def checkpoint() -> tuple[int, int]:
    """Pages in the log, and how many of them stand in the database now."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(PASSIVE)")
        _busy, pages, done = cursor.fetchone()
    return pages, done


def analyse() -> None:
    """A sample of each index: milliseconds, however large the tables."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA analysis_limit=400")
        cursor.execute("ANALYZE")
