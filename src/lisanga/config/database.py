"""Which database: an embedded SQLite file by default, PostgreSQL by DATABASE_URL."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

# synchronous=FULL: an answer that acknowledges operations is given only after a durable commit.
# wal_autocheckpoint only bounds the log (190 MB): the writing process brings it in beside the writer (interfaces/sync).
# mmap_size=0: a mapped page counts twice, in the system's cache and in the process.
# IMMEDIATE: every transaction asks for the single writer at once, so two writers queue instead of failing.
SQLITE_OPTIONS = {
    "timeout": 30,
    "transaction_mode": "IMMEDIATE",
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA mmap_size=0; "
        "PRAGMA journal_size_limit=67108864; PRAGMA wal_autocheckpoint=48000; PRAGMA cache_size=-16000; "
        "PRAGMA temp_store=MEMORY;"
    ),
}


class BadDatabaseUrl(ValueError):
    """DATABASE_URL is neither postgresql://… nor sqlite:///…"""


def database_settings(url: str, data: Path) -> dict[str, Any]:
    """Django's setting for `url`, or for data/lisanga.sqlite3 when it is empty."""
    if not url:
        return _sqlite(str(data / "lisanga.sqlite3"))
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(unquote(parts.path[1:] if parts.path.startswith("//") else parts.path))
    if parts.scheme not in ("postgresql", "postgres"):
        raise BadDatabaseUrl(f"DATABASE_URL: {parts.scheme!r} is not postgresql or sqlite")
    query = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or query.pop("host", "")),
        "PORT": str(parts.port or query.pop("port", "")),
        # The writer's inserts are prepared once a connection. Behind a pooler that shares connections by transaction
        # (pgbouncer before 1.21) they must not be: `?prepare=off`.
        "OPTIONS": {
            "pool": {"min_size": 1, "max_size": 8, "timeout": 30},
            "prepare_threshold": None if query.get("prepare") == "off" else 5,
        },
        "CONN_MAX_AGE": 0,
    }


def _sqlite(path: str) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": SQLITE_OPTIONS,
        "CONN_MAX_AGE": None,
    }
