"""The report of an agreement, the indicators' pages and the network's page agree, whatever happened."""

from copy import deepcopy
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lisanga.core.kernel import clock
from lisanga.domains.indicators.operations.set_targets import PeriodTarget, SetTargets
from lisanga.domains.indicators.tests.ground import office
from lisanga.interfaces.web.reports.tests.agreeing import assert_agree, table_of
from lisanga.interfaces.web.reports.tests.ground import browser
from lisanga.reports.parts.shape import Kind
from lisanga.reports.parts.sources import About
from lisanga.reports.parts.tests.working import ENDS, STARTS, Work, make_work
from lisanga.reports.spans import span_of
from lisanga.reports.tests.ground import Quarter

pytestmark = pytest.mark.once("tests/access/test_figures.py")  # says on PostgreSQL that they agree
HAPPENED = st.tuples(
    st.sampled_from(["weigh", "sell", "given", "pay", "joins", "train"]),
    st.integers(1, 900),
    st.dates(date(2026, 1, 2), date(2026, 6, 29)),
    st.integers(0, 1),
)


@pytest.fixture(scope="module")
def worked(laid: Quarter) -> Work:
    made = make_work(laid)
    aim = SetTargets(
        about=laid.network.partner,
        agreement=made.agreement,
        indicator="femmes",
        baseline=2_000,
        targets=(PeriodTarget(period="2026-Q1", value=6_000),),
    )
    assert office(laid.network, "set_targets", aim).recorded
    return made


@pytest.fixture
def work(worked: Work, anew: None) -> Work:
    return deepcopy(worked)


def about(work: Work, code: str) -> About:
    kind: Kind = "quarterly" if "Q" in code else "final" if code == "final" else "annual"
    partner = work.lived.network.partner
    return About(
        kind, work.agreement, "KL-2026", "Convention-cadre", partner, span_of(code, STARTS, ENDS), STARTS, ENDS
    )


def agree(work: Work, code: str) -> None:
    for role in ("programme_officer", "focal_point"):
        client = browser(work.lived.network.people[role])
        assert_agree(client, work.lived.scope("focal_point"), "KL", about(work, code), clock.now())


@pytest.mark.parametrize("code", ["2026-Q1", "2026", "final"])
def test_they_say_the_same(work: Work, code: str) -> None:
    agree(work, code)


def test_the_targets_are_those_of_the_agreement(work: Work) -> None:
    client = browser(work.lived.network.people["focal_point"])
    report = assert_agree(client, work.lived.scope("focal_point"), "KL", about(work, "2026-Q1"), clock.now())
    row = next(row for row in table_of(report, "indicators", "indicators").rows if row.key == "femmes")
    assert row.cells[6] == "orange"
    page = client.get("/indicateurs/femmes/", {"pour": "KL", "periode": "2026-Q1"})
    assert page.context["one"].target is None  # the partner's own targets are others


def test_another_agreement_is_not_named(work: Work) -> None:
    """The address of the other province's convention does not exist, and none of somebody else's partner."""
    stranger = browser(work.lived.network.others["focal_point"])
    asked = {"pour": "KG", "convention": "KL-2026", "periode": "2026-Q1"}
    assert stranger.get("/indicateurs/femmes/", asked).status_code == 404
    assert stranger.get("/indicateurs/", asked).status_code == 404
    officer = browser(work.lived.network.people["programme_officer"])
    assert officer.get("/indicateurs/femmes/", asked).status_code == 404


@pytest.mark.slow
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(HAPPENED, max_size=6))
def test_whatever_happens_they_say_the_same(work: Work, happened: list[tuple[str, int, date, int]]) -> None:
    lived = work.lived
    product = lived.quiet.product(f"Soja {len(happened)} {sum(one[1] for one in happened)}")
    for number, (kind, size, day, who) in enumerate(happened):
        if kind == "weigh":
            lived.quiet.weigh(product, day, size, who=who)
        elif kind == "pay":
            lived.bulk.pay(size * 100, day, who=who)
        elif kind == "joins":
            person = {"family": f"Neuf{chr(97 + number)}", "sex": "FM"[who], "birth_year": 1960 + size % 45}
            lived.quiet.send("members.register_member", person, day)
        elif kind == "train":
            work.trained(day, work.ground.person(f"Forme{chr(97 + number)}", sex="FM"[who]))
        else:
            lived.bulk.cash("in", size * 1000, "produce_sale" if kind == "sell" else "gift", day)
    agree(work, "2026-Q1")
