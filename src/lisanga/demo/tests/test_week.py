"""The last week is alive on the day it is built, sound, and the same on every machine of that day."""

from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import transaction
from django.test import Client

from lisanga.core.kernel import clock
from lisanga.core.ledger.models import Line
from lisanga.core.ledger.verification import verify_ledger
from lisanga.core.operations.models import Flag, RegisterLine
from lisanga.core.operations.verification import verify_chains
from lisanga.core.scope.models import Organisation, Person
from lisanga.demo.build import run
from lisanga.demo.tests.small import SMALL
from lisanga.demo.week import TOLD
from lisanga.domains.collect.models import Delivery
from lisanga.domains.partnerships.models import Agreement

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
ALIVE = replace(SMALL, today=clock.today())


def _texts(page: str) -> str:
    return page.replace("\u202f", " ").replace("\u00a0", " ")


def test_each_character_finds_something_of_this_week() -> None:
    run(ALIVE)
    assert list(verify_chains()) == []
    assert list(verify_ledger()) == []
    assert not RegisterLine.objects.filter(verdict__in=("refused", "held")).exists()
    for code in TOLD:
        here = Organisation.objects.get(code=code).id
        assert Delivery.plain.filter(organisation_id=here, on=clock.today()).count() == 4
        waiting = set(Flag.objects.filter(organisation=here, settled_by=None).values_list("type", flat=True))
        assert waiting == {
            "collect.record_delivery",
            "treasury.record_cash",
            "members.register_member",
            "treasury.count_cash",
        }
        assert Line.plain.filter(organisation_id=here, currency="USD").exists()
    client = Client()
    client.force_login(Person.objects.get(email="secretaire@demo.lisanga.example"))
    home = _texts(client.get("/").content.decode())
    for shown in ("2 bons attendent leur prix", "4 points à régler"):
        assert shown in home, shown
    waiting_page = _texts(client.get("/c/bulungu/a-regler/").content.decode())
    for shown in ("Cette référence a déjà servi", "La caisse a un écart de", "3 500 FC", "du même nom", "Soja"):
        assert shown in waiting_page, shown


@pytest.mark.parametrize("today", [date(2026, 1, 1), date(2026, 7, 3), date(2026, 11, 25), date(2028, 2, 29)])
def test_nothing_lies_ahead_of_the_day_it_is_told(today: date) -> None:
    """A clock that is a year off, the middle of a campaign, a week that meets the year's end, the 29th of February."""
    plans = tuple(replace(one, deliveries=20) for one in SMALL.plans if one.code == "BULUNGU")
    run(replace(SMALL, plans=plans, today=today))
    lines = RegisterLine.objects.order_by("organisation", "number")
    ids = list(lines.values_list("operation", flat=True))
    assert len(ids) == len(set(ids))
    assert lines.latest("business_date").business_date == today
    assert clock.local_date(lines.latest("captured_at").captured_at) == today
    assert Delivery.plain.filter(on__gt=today - timedelta(days=7), on__lte=today).count() == 24
    for agreement in Agreement.plain.exclude(signed_on=None):
        assert agreement.signed_on
        assert agreement.signed_on < today
    running = Agreement.plain.filter(status="active", starts_on__lte=today, ends_on__gte=today)
    assert running.count() == 2


def test_two_builds_of_one_day_are_the_same() -> None:
    """Ids, figures and the whole chain but its salts: facts of the one are the facts of the other."""
    told = [_told_once(), _told_once()]
    assert told[0] == told[1]
    assert len(told[0]) > 200


def _told_once() -> list[tuple[object, ...]]:
    """What the register says after one build, which is then taken back."""
    said: list[tuple[object, ...]] = []
    with suppress(_TakenBackError), transaction.atomic():
        run(ALIVE)
        columns = ("organisation", "number", "operation", "type", "business_date", "captured_at", "outcome")
        # A frozen report names rows that the platform numbers by itself: its fingerprint is its own each time.
        lines = RegisterLine.objects.exclude(type="partnerships.submit_deliverable")
        said = [tuple(map(str, row)) for row in lines.values_list(*columns)]
        raise _TakenBackError
    return sorted(said, key=str)


class _TakenBackError(Exception):
    pass
