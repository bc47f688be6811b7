"""Goals and their targets."""

from datetime import date
from typing import Any

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.tests.network import Network
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.indicators.operations.set_targets import PeriodTarget, SetTargets
from lisanga.domains.indicators.queries import GoalRow, aims, aims_of_agreements, target_changes
from lisanga.domains.indicators.tests.ground import assert_standard, codes, defined, office
from lisanga.domains.partnerships.tests.ground import signed

pytestmark = pytest.mark.django_db
YEAR = PeriodTarget(period="2026", value=4_000)


def targets(network: Network, **more: Any) -> SetTargets:
    filled: dict[str, Any] = {"about": network.partner, "indicator": "femmes", "targets": (YEAR,)}
    return SetTargets(**(filled | more))


def test_targets_are_added_and_replaced_period_by_period(network: Network) -> None:
    quarter = PeriodTarget(period="2026-Q1", value=3_000)
    start: dict[str, Any] = {"baseline": 2_000, "baseline_on": date(2025, 12, 31), "responsible": "Suivi"}
    assert office(network, "set_targets", targets(network, **start)).recorded
    assert office(network, "set_targets", targets(network, targets=(quarter, PeriodTarget(period="2026", value=4_500))))
    aim = aims(network.viewer("focal_point").scope, network.partner)["femmes"]
    assert aim.goal == GoalRow(2_000, date(2025, 12, 31), "Suivi")
    assert aim.targets == {"2026": 4_500, "2026-Q1": 3_000}


def test_an_agreement_has_its_own(network: Network) -> None:
    agreement = signed(network)
    office(network, "set_targets", targets(network, agreement=agreement))
    scope = network.viewer("focal_point").scope
    assert aims(scope, network.partner) == {}
    assert aims(scope, network.partner, agreement)["femmes"].targets == {"2026": 4_000}
    found = aims_of_agreements(scope, "femmes", network.partner)
    assert {one: aim.targets for one, aim in found.items()} == {agreement: {"2026": 4_000}}
    assert aims_of_agreements(scope, "jeunes") == {}
    assert aims_of_agreements(network.stranger("focal_point").scope, "femmes") == {}
    elsewhere = targets(network, about=network.other_partner, agreement=agreement)
    assert codes(office(network, "set_targets", elsewhere)) == ["unknown_agreement"]


def test_what_a_target_was_stays_readable(network: Network) -> None:
    office(network, "set_targets", targets(network, baseline=2_000), date(2026, 1, 10))
    office(network, "set_targets", targets(network), date(2026, 2, 10))  # the same again
    moved = targets(network, baseline=2_500, targets=(PeriodTarget(period="2026", value=4_500),))
    office(network, "set_targets", moved, date(2026, 6, 10))
    scope = network.viewer("focal_point").scope
    name = network.viewer("programme_officer").name
    found = target_changes(scope, network.partner, "femmes")
    assert {(row.period, row.before, row.after, row.on.month, row.by) for row in found} == {
        ("", None, 2_000, 1, name),
        ("2026", None, 4_000, 1, name),
        ("", 2_000, 2_500, 6, name),
        ("2026", 4_000, 4_500, 6, name),
    }
    assert [row.on.month for row in found] == [6, 6, 1, 1]
    assert target_changes(scope, network.partner, "jeunes") == []
    with pytest.raises(NotVisible):
        target_changes(network.stranger("focal_point").scope, network.partner, "femmes")


def test_another_partner_finds_nothing(network: Network) -> None:
    office(network, "set_targets", targets(network))
    with pytest.raises(NotVisible):
        aims(network.stranger("focal_point").scope, network.partner)


def test_an_own_indicator_has_targets_where_it_stands(network: Network) -> None:
    own = str(defined(network))
    assert office(network, "set_targets", targets(network, indicator=own)).recorded
    elsewhere = targets(network, indicator=own, about=network.other_partner)
    assert codes(office(network, "set_targets", elsewhere)) == ["unknown_indicator"]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"indicator": "bonheur"}, "unknown_indicator"),
        ({"about": new_id()}, "unknown_organisation"),
        ({"agreement": new_id()}, "unknown_agreement"),
        ({"baseline": -1}, "bad_number"),
        ({"baseline": 1, "baseline_on": date(2999, 1, 1)}, "future_baseline"),
        ({"targets": ()}, "nothing_set"),
        ({"targets": (YEAR, YEAR)}, "bad_targets"),
        ({"targets": (PeriodTarget(period="2026-Q5", value=1),)}, "bad_period"),
        ({"targets": (PeriodTarget(period="2026-T1", value=1),)}, "bad_period"),
        ({"targets": (PeriodTarget(period="2026", value=-1),)}, "bad_number"),
    ],
)
def test_what_makes_no_sense_is_refused(network: Network, more: dict[str, Any], code: str) -> None:
    assert codes(office(network, "set_targets", targets(network, **more))) == [code]


def test_standard_cases(network: Network) -> None:
    strangers = [network.viewer("president"), network.viewer("partner_leader"), network.viewer("administrator")]
    assert_standard(network.viewer("direction"), network.programme, "set_targets", targets(network), strangers)
