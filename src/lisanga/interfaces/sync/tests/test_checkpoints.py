"""What is committed comes from the log into the database, beside the writer."""

import shutil
import sqlite3
import threading
import time
from pathlib import Path

import pytest
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler

from lisanga.config.database import database_settings
from lisanga.interfaces.sync import checkpoints
from lisanga.interfaces.sync.checkpoints import Checkpoints, checkpoint

pytestmark = pytest.mark.django_db


@pytest.fixture
def beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> BaseDatabaseWrapper:
    """A database in a file, set as the product sets its own."""
    file = tmp_path / "log.sqlite3"
    connection = ConnectionHandler({"default": database_settings(f"sqlite:///{file}", tmp_path)})["default"]
    connection.inc_thread_sharing()
    monkeypatch.setattr(checkpoints, "connection", connection)
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE weighing (grams INTEGER)")
        cursor.execute("INSERT INTO weighing VALUES (308910)")
    return connection


def in_the_file_alone(connection: BaseDatabaseWrapper, copy: Path) -> list[tuple[int]]:
    """What a copy of the database without its log holds."""
    shutil.copy(str(connection.settings_dict["NAME"]), copy)
    try:
        return sqlite3.connect(copy).execute("SELECT grams FROM weighing").fetchall()
    except sqlite3.Error:
        return []


def test_a_checkpoint_brings_the_log_into_the_database(beside: BaseDatabaseWrapper, tmp_path: Path) -> None:
    assert in_the_file_alone(beside, tmp_path / "before") == []
    pages, done = checkpoint()
    assert pages == done > 0
    assert in_the_file_alone(beside, tmp_path / "after") == [(308910,)]


def test_a_commit_asks_for_one(beside: BaseDatabaseWrapper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checkpoints, "PAUSE", 0.0)
    kept = Checkpoints()
    kept.start()
    assert in_the_file_alone(beside, tmp_path / "before") == []
    kept.want()
    end = time.monotonic() + 10
    while not in_the_file_alone(beside, tmp_path / "after") and time.monotonic() < end:
        time.sleep(0.01)
    assert in_the_file_alone(beside, tmp_path / "after") == [(308910,)]


def test_indexes_are_chosen_by_what_the_tables_hold(beside: BaseDatabaseWrapper) -> None:
    with beside.cursor() as cursor:
        cursor.execute("CREATE INDEX by_weight ON weighing (grams)")
        checkpoints.analyse()
        cursor.execute("SELECT idx FROM sqlite_stat1 WHERE tbl = 'weighing'")
        assert cursor.fetchall() == [("by_weight",)]


def test_a_reader_in_the_way_holds_nothing_up(beside: BaseDatabaseWrapper, tmp_path: Path) -> None:
    reader = sqlite3.connect(str(beside.settings_dict["NAME"]), isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM weighing").fetchall()
    with beside.cursor() as cursor:
        cursor.execute("INSERT INTO weighing VALUES (1000)")
    pages, done = checkpoint()
    assert 0 < done < pages
    reader.execute("COMMIT")
    pages, done = checkpoint()
    assert pages == done


def test_another_database_keeps_its_own_log(beside: BaseDatabaseWrapper, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "vendor", "postgresql", raising=False)
    before = threading.active_count()
    Checkpoints().start()
    assert threading.active_count() == before
