"""Who reads shared data: the label, the persons named, and nobody of another province."""

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.partnerships.operations.label_data import LabelData
from lisanga.domains.partnerships.queries.data_sets import data_readers, data_set, data_sets
from lisanga.domains.partnerships.tests.sharing import TODAY, Sharing
from lisanga.domains.partnerships.tests.travelling import assert_standard, codes

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("label", "office", "leader"), [
    ("public", True, True), ("partner", True, True), ("restricted", False, False),
])  # fmt: skip
def test_who_reads_by_label(sharing: Sharing, label: str, office: bool, leader: bool) -> None:
    travel = sharing.travel
    sent = LabelData(data_set=sharing.data, label=label)
    assert travel.partner("label_data", sent).recorded
    for role, seen in (("direction", office), ("partner_leader", leader), ("focal_point", True)):
        assert bool(data_sets(sharing.scope(role), travel.agreement, TODAY)) is seen, role
    with pytest.raises(NotVisible):
        data_set(travel.stranger.scope, sharing.data, TODAY)


def test_a_person_named_reads(sharing: Sharing) -> None:
    leader = sharing.travel.network.people["partner_leader"]
    sent = LabelData(data_set=sharing.data, label="restricted", readers=(leader.id,))
    assert sharing.travel.partner("label_data", sent).recorded
    assert data_set(sharing.scope("partner_leader"), sharing.data, TODAY).label == "restricted"
    assert data_readers(sharing.scope("focal_point"), sharing.data) == [(leader.id, leader.name)]
    assert data_readers(sharing.scope("direction"), sharing.data) == []


def test_what_is_refused(sharing: Sharing) -> None:
    travel = sharing.travel
    wrong = {"unknown_label": LabelData(data_set=sharing.data, label="cerpec")}
    wrong["unknown_reader"] = LabelData(data_set=sharing.data, label="restricted", readers=(new_id(),))
    wrong["unknown_data"] = LabelData(data_set=new_id(), label="public")
    for code, sent in wrong.items():
        assert codes(travel.partner("label_data", sent)) == [code]
    assert codes(travel.office("label_data", LabelData(data_set=sharing.data, label="public"))) == ["unknown_data"]


def test_standard_cases(sharing: Sharing) -> None:
    travel, sent = sharing.travel, LabelData(data_set=sharing.data, label="public")
    assert_standard(travel, "label_data", travel.network.partner, travel.focal_point, sent)
