"""What came after a report was frozen, found without reading the registers from their beginning."""

from datetime import date, datetime, timezone

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lisanga.core.operations.queries import late_counts, register_heads
from lisanga.core.scope.viewer import NotVisible
from lisanga.reports.parts.late import late_records
from lisanga.reports.tests.ground import Quarter

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2026, 1, 1), date(2026, 3, 31)
EVER, NEVER = datetime(2000, 1, 1, tzinfo=timezone.utc), datetime(2190, 1, 1, tzinfo=timezone.utc)


def told(lived: Quarter, heads: dict[str, int]) -> list[tuple[str, str, int]]:
    days = (FIRST.isoformat(), LAST.isoformat())
    found = late_records(lived.scope(), lived.network.partner, days, EVER if not heads else NEVER, heads)
    return [(one.code, one.label, one.count) for one in found]


def heads_of(lived: Quarter) -> dict[str, int]:
    known = {"IDIOFA": lived.bulk.organisation, "GUNGU": lived.quiet.organisation}
    heads = register_heads(lived.scope(), known.values())
    return {code: heads[organisation] for code, organisation in known.items()}


def test_what_came_after_the_last_number_is_late_whatever_the_clock_says(lived: Quarter) -> None:
    heads = heads_of(lived)
    assert told(lived, heads) == []
    product = lived.bulk.product("Arachide", "coque", 1000)
    delivery = lived.bulk.weigh(product, date(2026, 3, 30), 50)
    lived.bulk.weigh(product, date(2026, 4, 2), 50)  # of another quarter
    assert told(lived, heads) == [("IDIOFA", "Enregistrer une livraison", 1)]
    lived.bulk.send("collect.reverse_delivery", {"delivery": delivery, "reason": "Erreur"}, date(2026, 5, 2))
    assert ("IDIOFA", "Annuler une livraison", 1) in told(lived, heads)


def test_a_cooperative_that_joined_later_is_late_as_a_whole(lived: Quarter) -> None:
    heads = heads_of(lived)
    del heads["GUNGU"]
    lived.quiet.weigh(lived.quiet.product("Soja"), date(2026, 2, 2), 10)
    assert ("GUNGU", "Enregistrer une livraison", 1) in told(lived, heads)


def test_an_older_report_goes_by_the_clock(lived: Quarter) -> None:
    assert any(code == "IDIOFA" for code, _label, _count in told(lived, {}))


def test_only_the_end_of_each_register_is_read(lived: Quarter) -> None:
    scope, heads = lived.scope(), register_heads(lived.scope(), [lived.bulk.organisation, lived.quiet.organisation])
    with CaptureQueriesContext(connection) as seen:
        late_counts(scope, list(heads), FIRST, LAST, NEVER, heads)
    (statement,) = [one["sql"] for one in seen.captured_queries]
    assert "received_at" not in statement
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {statement}")
            plan = " | ".join(str(row[-1]) for row in cursor.fetchall())
        assert "number>?" in plan, plan
        assert "SCAN operations_registerline" not in plan, plan


def test_another_partner_s_registers_are_not_counted(lived: Quarter) -> None:
    with pytest.raises(NotVisible):
        late_counts(lived.scope(), [lived.far.organisation], FIRST, LAST, EVER)
    with pytest.raises(NotVisible):
        register_heads(lived.scope(), [lived.far.organisation])
