"""What each side reads, and that the others read nothing (G84)."""

from datetime import date

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.tests.network import Network
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.partnerships import queries
from lisanga.domains.partnerships.operations.terms import Zone
from lisanga.domains.partnerships.queries import AgreementFilter
from lisanga.domains.partnerships.tests.ground import draft, signed

pytestmark = pytest.mark.django_db


def test_both_sides_read_it_and_nobody_else(network: Network) -> None:
    made = signed(network)
    for viewer in (network.viewer("direction"), network.viewer("focal_point"), network.viewer("partner_leader")):
        sheet = queries.agreement(viewer.scope, made)
        assert (sheet.partner_name, sheet.zone_label) == ("Province du Kwilu", "Bulungu (Kwilu)")
        assert queries.agreement_coded(viewer.scope, "kl-2026") == sheet
        assert [row.id for row in queries.agreements(viewer.scope)] == [made]
        assert queries.agreement_names(viewer.scope, [made]) == {made: ("KL-2026", "Convention-cadre")}
    others = (network.stranger("focal_point"), network.viewer("president"), network.viewer("administrator"))
    for viewer in others:
        for ask in (queries.agreement, queries.agreement_history):
            with pytest.raises(NotVisible):
                ask(viewer.scope, made)
        with pytest.raises(NotVisible):
            queries.agreement_coded(viewer.scope, "KL-2026")
        assert queries.agreements(viewer.scope) == []
        assert queries.agreement_names(viewer.scope, [made]) == {}
    with pytest.raises(NotVisible):
        queries.agreement(network.viewer("direction").scope, new_id())


def test_the_list_is_paged_and_filtered(network: Network) -> None:
    scope = network.viewer("direction").scope
    for year in (2024, 2025, 2026):
        draft(network, code=f"KL-{year}", starts_on=date(year, 1, 1))
    signed(network, code="KG-1", partner=network.other_partner, starts_on=date(2025, 1, 1))
    every = queries.agreements(scope)
    assert [row.starts_on.year for row in every] == [2026, 2025, 2025, 2024]
    assert queries.agreements(scope, before=every[1].after) == every[2:]
    assert [row.code for row in queries.agreements(scope, AgreementFilter(statuses=frozenset({"signed"})))] == ["KG-1"]
    assert len(queries.agreements(scope, AgreementFilter(partner=network.partner))) == 3
    assert [row.code for row in queries.agreements(network.stranger("focal_point").scope)] == ["KG-1"]


def test_zones_have_their_names(network: Network) -> None:
    zones = (Zone(province="CD-KN"), Zone(province="CD-KL", territory="Gungu"))
    made = draft(network, zones=zones)
    sheet = queries.agreement(network.viewer("direction").scope, made.id)
    assert [zone.label for zone in sheet.zones] == ["Kinshasa", "Gungu (Kwilu)"]


def test_history_is_told_in_sentences(network: Network) -> None:
    made = signed(network, "active", "suspended")
    for viewer in (network.viewer("direction"), network.viewer("focal_point")):
        told = [row.sentence().replace("\u00a0", " ") for row in queries.agreement_history(viewer.scope, made)]
        assert told[0] == (
            "programme_officer a fait passer la convention KL-2026 à l’état « suspendue » : Ainsi convenu."
        )
        assert told[-1] == "programme_officer a préparé la convention KL-2026."
