"""One door: business tables are written by operations, and the time is read in one place."""

import ast
import re
from collections.abc import Iterator

from tests.house.reading import Source, breaks, code, hold

_ROWS = {"bulk_create", "bulk_update", "get_or_create", "update_or_create", "raw", "aupdate_or_create"}
_READS_TIME = re.compile(r"\b(?:date|datetime|timezone)\.(?:now|utcnow|today|localdate|localtime)$")

_READS = re.compile(r"\s*(?:SELECT|PRAGMA|ANALYZE|EXPLAIN|SET)\b")


def writes(source: Source) -> Iterator[str]:
    """Calls that change tables: what Django offers, the door's own writer, and plain SQL."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and _is_write(node, node.func):
            yield source.at(node, f"writes to a table ({ast.unparse(node.func)})")


def _is_write(call: ast.Call, function: ast.Attribute) -> bool:
    owner, keywords = ast.unparse(function.value), {keyword.arg for keyword in call.keywords}
    on_table = owner.endswith((".objects", ".plain")) or ".objects." in owner or ".plain." in owner
    if function.attr in _ROWS:
        return on_table or function.attr.endswith("or_create") or function.attr.startswith("bulk_")
    if function.attr in ("create", "acreate"):
        return on_table
    if function.attr in ("update", "aupdate"):
        return on_table or bool(keywords and not call.args and None not in keywords)
    if function.attr in ("delete", "adelete"):
        return not call.args and not call.keywords
    if function.attr in ("save", "asave"):
        return not call.args
    if function.attr == "execute":
        sql = call.args[0].value if call.args and isinstance(call.args[0], ast.Constant) else ""
        return not _READS.match(str(sql))
    return function.attr in ("executemany", "executescript") or owner.endswith("context.writer")


def by_the_door(source: Source) -> Iterator[str]:
    """Only `core` and the operations of a domain write; a test prepares its ground as it likes."""
    inside = source.within("core") or (source.within("domains") and source.parts[4:5] == ("operations",))
    if source.parts[0] == "src" and not inside and not source.is_test:
        yield from (f"{complaint}, outside of the door" for complaint in writes(source))


def one_clock(source: Source) -> Iterator[str]:
    """The time is read by the kernel's clock alone, so that it always has its zone and a test can set it."""
    if source.is_test or source.parts[0] != "src" or source.path.endswith("core/kernel/clock.py"):
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and _READS_TIME.search(ast.unparse(node.func)):
            yield source.at(node, f"reads the time by {ast.unparse(node.func)}")


def pure_rules(source: Source) -> Iterator[str]:
    """Rules are calculators: no database, no clock, no settings."""
    if source.parts[-1] != "rules.py":
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("lisanga."):
            if not node.module.startswith(("lisanga.core.kernel.", "lisanga.core.kernel")) or "clock" in node.module:
                yield source.at(node, f"imports {node.module}")
            if any(name.name == "clock" for name in node.names):
                yield source.at(node, "asks for the time")


def models_are_tables(source: Source) -> Iterator[str]:
    """No logic in save(), no signals: an operation is the only place where something happens."""
    for node in ast.walk(source.tree):
        if source.parts[-1] == "models.py" and isinstance(node, ast.FunctionDef) and node.name in ("save", "delete"):
            yield source.at(node, "overrides what the database does")
        if isinstance(node, ast.ImportFrom) and node.module in ("django.db.models.signals", "django.dispatch"):
            yield source.at(node, "listens to signals")


def test_tables_are_written_by_operations_alone() -> None:
    hold(by_the_door, code())
    for written in (
        "Member.objects.create(name='Awa')",
        "Member.plain.filter(id=1).update(name='Awa')",
        "rows.update(name='Awa')",
        "member.save()",
        "member.save(update_fields=['name'])",
        "Member.plain.filter(id=1).delete()",
        "Member.objects.bulk_create(rows)",
        "context.writer.insert(Member, columns, rows)",
        "cursor.execute('DELETE FROM members_member')",
        "cursor.execute(built)",
    ):
        assert breaks(by_the_door, written + "\n"), written
        assert breaks(by_the_door, written + "\n", "src/lisanga/interfaces/web/members/views.py"), written
        assert not breaks(by_the_door, written + "\n", "src/lisanga/domains/barter/operations/swap.py"), written
    for harmless in (
        "known.update(other)",
        "workbook.save(target)",
        "hash.update(b'x')",
        "cursor.execute('PRAGMA optimize')",
    ):
        assert not breaks(by_the_door, harmless + "\n"), harmless


def test_the_time_is_read_in_one_place() -> None:
    hold(one_clock, code())
    assert breaks(one_clock, "from datetime import datetime\nx = datetime.now()\n")
    assert breaks(one_clock, "import datetime\nx = datetime.date.today()\n")
    assert not breaks(one_clock, "x = clock.now()\n")


def test_rules_are_pure() -> None:
    path = "src/lisanga/domains/barter/rules.py"
    hold(pure_rules, code())
    assert breaks(pure_rules, "from lisanga.domains.members.models import Member\n", path)
    assert breaks(pure_rules, "from lisanga.core.kernel import clock\n", path)
    assert not breaks(pure_rules, "from lisanga.core.kernel.money import Money\n", path)


def test_models_hold_tables_only() -> None:
    hold(models_are_tables, code())
    assert breaks(models_are_tables, "class M:\n    def save(self): ...\n", "src/lisanga/domains/barter/models.py")
    assert breaks(models_are_tables, "from django.db.models.signals import post_save\n")
