"""The code of a report follows from its figures and the installation's key, and from nothing else."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from lisanga.reports.fingerprint import figures_code, is_issued, issued_code
from lisanga.reports.quarterly import Stamp, quarterly
from lisanga.reports.quarters import BadQuarter, Quarter, latest_quarters, quarter, quarter_of_month
from lisanga.reports.tests.ground import AT, PERIOD
from lisanga.reports.tests.ground import Quarter as Lived

KEY = b"installation"


def code(lived: Lived, key: bytes = KEY, minutes: int = 0, by: str = "") -> str:
    stamp = Stamp(AT + timedelta(minutes=minutes), by, key)
    return quarterly(lived.scope(), lived.network.partner, PERIOD, stamp).verification_code


def test_the_same_figures_give_the_same_code(lived: Lived) -> None:
    assert code(lived) == code(lived, minutes=90, by="Somebody else")
    assert len(code(lived)) == 9


def test_another_key_gives_another_code(lived: Lived) -> None:
    assert code(lived) != code(lived, b"another")


def test_one_figure_changed_changes_the_code(lived: Lived) -> None:
    before = code(lived)
    lived.bulk.pay(500, date(2026, 3, 30))
    assert code(lived) != before


def test_each_figure_counts_and_words_do_not(lived: Lived) -> None:
    report = quarterly(lived.scope(), lived.network.partner, PERIOD, Stamp(AT, "", KEY))
    same = replace(report, summary=("autre",), notes=(), alerts=(), version=99, status="x", produced_by="y")
    assert figures_code(KEY, same) == report.verification_code
    changed = (
        replace(report, owed_cdf=report.owed_cdf + 1),
        replace(report, members=replace(report.members, women=1)),
        replace(report, cooperatives=(replace(report.cooperatives[0], grams=1), report.cooperatives[1])),
        replace(report, payments=(replace(report.payments[0], usd=1),)),
        replace(report, income=report.income[1:]),
        replace(report, code="2026-Q2"),
        replace(report, partner_code="KG"),
    )
    codes = {figures_code(KEY, one) for one in changed}
    assert len(codes) == len(changed)
    assert report.verification_code not in codes


def test_the_proof_of_issue() -> None:
    proof = issued_code(KEY, "KL", "2026-Q1", "ABCD-EFGH")
    assert is_issued(KEY, "KL", "2026-Q1", "ABCD-EFGH", proof.lower())
    for partner, period, figures in (
        ("KG", "2026-Q1", "ABCD-EFGH"),
        ("KL", "2026-Q2", "ABCD-EFGH"),
        ("KL", "2026-Q1", "ABCD-EFGI"),
    ):
        assert not is_issued(KEY, partner, period, figures, proof)
    assert not is_issued(b"other", "KL", "2026-Q1", "ABCD-EFGH", proof)
    assert not is_issued(KEY, "KL", "2026-Q1", "ABCD-EFGH", "é")


def test_quarters() -> None:
    one = quarter("2026-Q1")
    assert (one.first, one.last, one.starts, one.ends) == (24312, 24314, date(2026, 1, 1), date(2026, 3, 31))
    assert (one.name, quarter("2026-t4").name) == ("1ᵉʳ trimestre 2026", "4ᵉ trimestre 2026")
    assert (one.before, quarter_of_month(24315)) == (Quarter(2025, 4), Quarter(2026, 2))
    assert [found.code for found in latest_quarters(date(2026, 4, 1), 3)] == ["2026-Q2", "2026-Q1", "2025-Q4"]
    with pytest.raises(BadQuarter, match="2026-Q1"):
        quarter("premier")
