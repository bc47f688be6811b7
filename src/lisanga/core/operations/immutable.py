"""Triggers that deny UPDATE, DELETE and TRUNCATE, on PostgreSQL and SQLite, as migration operations."""

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


class DenyChanges(Operation):
    """Makes a table append-only. `unless` is a SQL condition over OLD and NEW under which an UPDATE is let through."""

    reversible = True
    reduces_to_sql = True

    def __init__(self, table: str, unless: str = "") -> None:
        self.table = table
        self.unless = unless

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Nothing changes for the models."""

    def database_forwards(self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, *states: Any) -> None:
        for statement in _STATEMENTS[schema_editor.connection.vendor](self.table, self.unless):
            schema_editor.execute(statement, params=None)

    def database_backwards(self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, *states: Any) -> None:
        for name in ("update", "delete", "truncate"):
            suffix = f' ON "{self.table}"' if schema_editor.connection.vendor == "postgresql" else ""
            schema_editor.execute(f'DROP TRIGGER IF EXISTS "{self.table}_no_{name}"{suffix}', params=None)

    def describe(self) -> str:
        return f"Deny changes of {self.table}"


def _postgresql(table: str, unless: str) -> list[str]:
    when = f"WHEN (NOT ({unless})) " if unless else ""
    function = (
        "CREATE OR REPLACE FUNCTION lisanga_deny() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'append-only table %', TG_TABLE_NAME; END $$"
    )
    return [
        function,
        f'CREATE TRIGGER "{table}_no_update" BEFORE UPDATE ON "{table}" FOR EACH ROW {when}'
        "EXECUTE FUNCTION lisanga_deny()",
        f'CREATE TRIGGER "{table}_no_delete" BEFORE DELETE ON "{table}" FOR EACH ROW EXECUTE FUNCTION lisanga_deny()',
        f'CREATE TRIGGER "{table}_no_truncate" BEFORE TRUNCATE ON "{table}" EXECUTE FUNCTION lisanga_deny()',
    ]


def _sqlite(table: str, unless: str) -> list[str]:
    """SQLite has no TRUNCATE: a DELETE without condition fires the trigger too. It deletes a replaced row in
    silence unless recursive triggers are on, so a duplicate key is told apart by the primary key itself."""
    when = f"WHEN NOT ({unless}) " if unless else ""
    deny = f"BEGIN SELECT RAISE(ABORT, 'append-only table {table}'); END"
    return [
        f'CREATE TRIGGER "{table}_no_update" BEFORE UPDATE ON "{table}" {when}{deny}',
        f'CREATE TRIGGER "{table}_no_delete" BEFORE DELETE ON "{table}" {deny}',
    ]


_STATEMENTS = {"postgresql": _postgresql, "sqlite": _sqlite}

REDACTION_ONLY = (
    'OLD."redacted_by" IS NULL AND NEW."redacted_by" IS NOT NULL AND NEW."body" = \'\' '
    'AND NEW."organisation" = OLD."organisation" AND NEW."number" = OLD."number"'
)
