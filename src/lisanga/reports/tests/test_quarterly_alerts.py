"""What the report asks a cooperative to settle, and when it stops asking."""

from dataclasses import replace
from datetime import date, datetime, timezone

from lisanga.core.ledger.queries import closing_balances, last_closed
from lisanga.domains.collect.queries import flagged_counts
from lisanga.domains.treasury.queries import uncounted_months
from lisanga.reports.quarterly import Stamp, quarterly
from lisanga.reports.quarterly_shape import QuarterlyReport
from lisanga.reports.tests.ground import AT, FIRST, LAST, PERIOD, Quarter

JUNE = datetime(2026, 6, 10, 9, tzinfo=timezone.utc)
LEFT_IN_TILL = 6_000_000 + 2_000_000 - 400_000 - 850_000


def drawn(lived: Quarter, at: datetime = AT, period: str = PERIOD) -> QuarterlyReport:
    return quarterly(lived.scope(), lived.network.partner, period, Stamp(at, ""))


def sentences(report: QuarterlyReport) -> dict[str, tuple[str, str]]:
    return {alert.sentence: (alert.tone, alert.reference) for alert in report.alerts}


def test_a_box_that_moved_and_was_not_counted(lived: Quarter) -> None:
    said = "Une caisse a bougé sans être comptée\u00a0: mars 2026."
    report = drawn(lived)
    assert sentences(report)[said] == ("bad", "")
    assert (report.cooperatives[1].tone, report.cooperatives[1].state) == ("bad", "caisse non comptée (+ 1)")
    assert report.summary[-1] == "À régler d’abord\u00a0: Bomoko ya Idiofa."
    lived.bulk.count(LEFT_IN_TILL // 500, date(2026, 3, 31))
    assert said not in sentences(drawn(lived))
    assert uncounted_months(lived.scope(), [lived.bulk.organisation], FIRST, LAST) == {}


def test_a_reversed_count_does_not_count(lived: Quarter) -> None:
    count = lived.bulk.count(LEFT_IN_TILL // 500, date(2026, 3, 31))
    lived.bulk.send("treasury.reverse_movement", {"movement": count, "reason": "mauvais jour"}, date(2026, 3, 31))
    assert uncounted_months(lived.scope(), [lived.bulk.organisation], FIRST, LAST) == {lived.bulk.organisation: [LAST]}


def test_months_are_due_for_closing_after_thirty_days(lived: Quarter) -> None:
    """On 10 April March is not due yet; on 10 June all three months are, until they are closed."""
    assert "Comptes à clore\u00a0: janvier 2026 et février 2026." in sentences(drawn(lived))
    waiting = "Comptes à clore\u00a0: janvier 2026, février 2026 et mars 2026."
    assert sentences(drawn(lived, JUNE))[waiting] == ("watch", "AUDCIF 22")
    lived.bulk.count(LEFT_IN_TILL // 500, date(2026, 3, 31))
    assert drawn(lived, JUNE).status == "provisoire, mois à clore"
    lived.bulk.send("ledger.close_month", {"month": LAST}, date(2026, 4, 5))
    assert last_closed(lived.scope(), [lived.bulk.organisation]) == {lived.bulk.organisation: LAST}
    closed = drawn(lived, JUNE)
    assert (closed.status, closed.alerts) == ("définitif", ())
    assert closed.summary[-1] == "Aucune coopérative n’a d’alerte."


def test_a_running_quarter_is_provisional(lived: Quarter) -> None:
    report = drawn(lived, datetime(2026, 3, 15, 9, tzinfo=timezone.utc))
    assert report.status == "provisoire, trimestre en cours"
    assert "Comptes à clore\u00a0: janvier 2026." in sentences(report)


def test_a_registered_cooperative_without_deliveries(lived: Quarter) -> None:
    quiet_for = "Aucune livraison depuis 102 jours\u00a0; la dernière est du 20/03/2026."
    assert quiet_for in sentences(drawn(lived, datetime(2026, 7, 4, 9, tzinfo=timezone.utc), "2026-Q2"))
    assert not any("Aucune livraison" in sentence for sentence in sentences(drawn(lived)))


def test_expenses_above_receipts(lived: Quarter) -> None:
    lived.bulk.cash("out", 5_000_000, "repairs", date(2026, 3, 25))
    assert "Les dépenses dépassent les recettes de 1\u202f210\u202f000\u00a0FC." in sentences(drawn(lived))


def test_flagged_deliveries_are_counted_and_never_shown(lived: Quarter) -> None:
    lived.bulk.weigh(lived.bulk.product("Cacao", "fermenté"), date(2026, 3, 21), 10, price=700)
    assert "À vérifier\u00a0: 1 livraison." in sentences(drawn(lived))
    days = (date(2026, 1, 1), date(2026, 3, 31))
    assert flagged_counts(lived.scope(), [lived.bulk.organisation], *days) == {lived.bulk.organisation: 1}


def test_closing_balances_stop_at_the_month(lived: Quarter) -> None:
    ids = [lived.bulk.organisation]
    assert closing_balances(lived.scope(), ids, ["40115"], FIRST - 1) == {(ids[0], "40115"): -425_000}
    assert closing_balances(lived.scope(), ids, ["40115"], LAST) == {(ids[0], "40115"): -3_385_000}


def test_the_shape_can_be_copied(lived: Quarter) -> None:
    report = drawn(lived)
    assert replace(report) == report
