"""A newer version; the earlier ones stay."""

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.domains.partnerships.operations.add_version import AddVersion
from lisanga.domains.partnerships.queries.documents import document_versions
from lisanga.domains.partnerships.tests.filing import TODAY, Cabinet
from lisanga.domains.partnerships.tests.travelling import assert_standard, codes

pytestmark = pytest.mark.django_db


def test_versions_stand_beside_each_other(cabinet: Cabinet) -> None:
    travel = cabinet.travel
    newer = AddVersion(document=cabinet.census, digest="c3" * 32, note="Secteur de Kwenge ajouté")
    assert travel.partner("add_version", newer).result["version"] == 2
    rows = document_versions(travel.focal_point.scope, cabinet.census, TODAY)
    assert [(row.number, row.digest[:2]) for row in rows] == [(2, "c3"), (1, "a1")]
    assert document_versions(travel.officer.scope, cabinet.census, TODAY) == []
    assert codes(travel.partner("add_version", newer)) == ["same_version"]


def test_only_who_brought_it(cabinet: Cabinet) -> None:
    newer = AddVersion(document=cabinet.module, digest="c3" * 32)
    assert codes(cabinet.travel.partner("add_version", newer)) == ["unknown_document"]


@pytest.mark.parametrize(
    ("digest", "known", "code"), [("short", True, "bad_digest"), ("c3" * 32, False, "unknown_document")]
)
def test_what_is_refused(cabinet: Cabinet, digest: str, known: bool, code: str) -> None:
    newer = AddVersion(document=cabinet.census if known else new_id(), digest=digest)
    assert codes(cabinet.travel.partner("add_version", newer)) == [code]


def test_standard_cases(cabinet: Cabinet) -> None:
    newer, travel = AddVersion(document=cabinet.census, digest="c3" * 32), cabinet.travel
    assert_standard(travel, "add_version", travel.network.partner, travel.focal_point, newer)
