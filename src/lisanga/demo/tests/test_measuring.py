"""Indicators of the demo have targets and values, and each followed cooperative its assessment."""

from datetime import date

import pytest
from django.db.models import F

from lisanga.demo.build import run
from lisanga.demo.tests.small import SMALL
from lisanga.domains.indicators.models import Assessment, Indicator, Target, TargetChange, TypedValue

pytestmark = pytest.mark.django_db


def test_targets_values_and_assessments_are_told() -> None:
    network = run(SMALL)
    followed = [network.cooperatives[one.code] for one in SMALL.plans if one.followed]
    for cooperative in followed:
        days = Assessment.plain.filter(organisation_id=cooperative).values_list("on", flat=True)
        assert sorted(days) == [date(2026, 2, 7), network.almanac.last]
    about = {network.office.organisation, network.partners["KWILU"]}
    assert set(Indicator.plain.values_list("organisation", flat=True)) == about
    assert set(Target.plain.values_list("organisation", flat=True)) == about
    agreed = Target.plain.exclude(subject=F("organisation"))
    assert set(agreed.values_list("organisation", flat=True)) == {network.partners["KWILU"]}
    assert TargetChange.plain.exclude(before=None).count() == 1  # one was moved in the middle of the year
    assert TypedValue.plain.count() == 6  # three quarters are over
    assert not TypedValue.plain.filter(on__gt=network.almanac.last).exists()
