"""Over the demo: each agreement's report, the pages of the indicators and the network's page say the same."""

from datetime import date
from uuid import UUID

import pytest

from lisanga.core.kernel import clock
from lisanga.domains.partnerships.models import Agreement
from lisanga.interfaces.web.reports.tests.agreeing import assert_agree
from lisanga.reports.parts.sources import About
from lisanga.reports.readers import as_observer
from lisanga.reports.spans import span_of
from tests.access.ground import Ground
from tests.access.oracle import ELSEWHERE, FOLLOWED

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.mark.parametrize("code", [FOLLOWED, ELSEWHERE])
def test_the_report_the_indicators_and_the_network_agree(ground: Ground, code: str) -> None:
    """Of the quarter before this one, which has deliveries."""
    found = Agreement.plain.select_related("partner").get(id=UUID(ground.things[code].named["agreement_id"]))
    today = clock.today()
    before = today.year * 4 + (today.month - 1) // 3 - 1
    span = span_of(f"{before // 4}-Q{before % 4 + 1}", found.starts_on, found.ends_on)
    days: tuple[date, date] = (found.starts_on, found.ends_on)
    about = About("quarterly", found.id, found.code, found.title, found.partner_id, span, *days)
    observed = as_observer(found.partner.code, today)
    report = assert_agree(ground.client("direction"), observed.scope, found.partner.code, about, clock.now())
    summary = report.part("summary")
    assert summary is not None
    assert any(one.key == "grams" and one.value for one in summary.figures)
