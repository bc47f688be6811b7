"""The sums that the report asks of each domain: right for one's own cooperatives, closed for those of others."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from lisanga.core.ledger.queries import closing_balances, last_closed
from lisanga.core.operations.models import RegisterLine
from lisanga.core.operations.queries import register_heads
from lisanga.core.scope.viewer import NOTHING, NotVisible
from lisanga.domains.collect.queries import flagged_counts
from lisanga.domains.directory.queries import programme_name
from lisanga.domains.members.queries import counts, joined
from lisanga.domains.stock.queries import products_of
from lisanga.domains.treasury.queries import result, results, uncounted_months
from lisanga.reports.readers import as_observer
from lisanga.reports.tests.ground import FIRST, LAST, Quarter

START, END = date(2026, 1, 1), date(2026, 3, 31)
ASKED: dict[str, Callable[..., Any]] = {
    "closing_balances": lambda scope, ids: closing_balances(scope, ids, ["40115"], LAST),
    "last_closed": last_closed,
    "register_heads": register_heads,
    "flagged_counts": lambda scope, ids: flagged_counts(scope, ids, START, END),
    "joined": lambda scope, ids: joined(scope, ids, START, END),
    "products_of": products_of,
    "results": lambda scope, ids: results(scope, ids, FIRST, LAST),
    "uncounted_months": lambda scope, ids: uncounted_months(scope, ids, FIRST, LAST),
}


@pytest.mark.parametrize("name", ASKED)
def test_others_do_not_exist(lived: Quarter, name: str) -> None:
    own, others = [lived.bulk.organisation], [lived.bulk.organisation, lived.far.organisation]
    ASKED[name](lived.scope(), own)
    with pytest.raises(NotVisible):
        ASKED[name](lived.scope(), others)
    with pytest.raises(NotVisible):
        ASKED[name](NOTHING, own)


def test_results_by_cooperative_add_up_to_the_result(lived: Quarter) -> None:
    scope, ids = lived.scope("direction"), [lived.bulk.organisation, lived.quiet.organisation, lived.far.organisation]
    by_cooperative, together = results(scope, ids, FIRST, LAST), result(scope, ids, FIRST, LAST)
    assert by_cooperative[lived.quiet.organisation] == []
    summed: dict[str, int] = {}
    for rows in by_cooperative.values():
        for row in rows:
            summed[row.account] = summed.get(row.account, 0) + row.amount
    assert summed == {row.account: row.amount for row in together}


def test_joined_counts_members_of_today(lived: Quarter) -> None:
    bulk = lived.bulk
    assert joined(lived.scope(), [bulk.organisation], START, END) == {bulk.organisation: 1}
    gone = {"member": bulk.members[1], "status": "left", "reason": "retrait"}
    bulk.send("members.set_status", gone, date(2026, 3, 1))
    assert joined(lived.scope(), [bulk.organisation], START, END) == {}


def test_unknown_ages_are_counted_apart(lived: Quarter) -> None:
    lived.bulk.send("members.register_member", {"family": "Ngoma"}, START)
    found = counts(lived.scope(), [lived.bulk.organisation], END)[lived.bulk.organisation]
    assert (found.total, found.young, found.birth_unknown) == (3, 1, 1)


def test_the_register_grows_with_every_operation(lived: Quarter) -> None:
    bulk = lived.bulk.organisation
    before = register_heads(lived.scope(), [bulk])[bulk]
    assert before == RegisterLine.objects.filter(organisation=bulk).count()
    lived.bulk.pay(500, END)
    assert register_heads(lived.scope(), [bulk]) == {bulk: before + 1}


def test_products_by_id(lived: Quarter) -> None:
    found = products_of(lived.scope(), [lived.bulk.organisation])
    assert sorted(str(row) for row in found.values()) == ["Café robusta (sec)", "Maïs (grain)"]


def test_the_programmes_name_stands_on_every_paper(lived: Quarter) -> None:
    assert programme_name(NOTHING) == "CERPEC ASBL"


def test_an_observer_reads_what_the_partners_people_read(lived: Quarter) -> None:
    observed = as_observer(" kl ", date(2027, 1, 1))
    assert observed.partner == lived.network.partner
    assert observed.scope == lived.network.viewer("focal_point").scope
    for code in ("CERPEC", "IDIOFA", "NOWHERE"):
        with pytest.raises(NotVisible):
            as_observer(code, date(2027, 1, 1))
