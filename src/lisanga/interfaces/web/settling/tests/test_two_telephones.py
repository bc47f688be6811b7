"""Two telephones that sold the same number, or enrolled the same person: side by side, and a person decides."""

import pytest

from lisanga.core.operations.models import Flag
from lisanga.domains.collect.models import Delivery
from lisanga.domains.collect.tests.harvest import Harvest, harvest
from lisanga.interfaces.sync.reference.telephone import Telephone
from lisanga.interfaces.sync.tests.ground import enrolled, telephone, weigh
from lisanga.interfaces.web.tests.signed_in import office, words

__all__ = ["harvest", "telephone"]
pytestmark = pytest.mark.django_db


def test_one_receipt_number_on_two_papers(harvest: Harvest, telephone: Telephone) -> None:
    other, desk = enrolled(harvest.network), office(harvest.network, "secretary")
    weigh(telephone, harvest, gross=71_000)
    telephone.push()
    weigh(other, harvest, series="A1", number=1, gross=63_000)
    other.push()
    flag = Flag.objects.get(organisation=harvest.organisation)
    page = words(desk.get("settle", flag.number))
    for shown in ("Un autre bon porte déjà ce numéro", "Comparez les deux bons", "71", "63"):
        assert shown in page, shown
    assert desk.post("settle", flag.number, reason="Deux pesées différentes, vérifié").status_code == 302
    assert Delivery.plain.count() == 2
    assert not Flag.objects.filter(settled_by=None).exists()
    assert not Delivery.plain.filter(flagged=True).exists()


def test_one_person_on_two_telephones(harvest: Harvest, telephone: Telephone) -> None:
    other, desk = enrolled(harvest.network), office(harvest.network, "secretary")
    author = harvest.network.people["secretary"].id
    for one, given in ((telephone, "Rose"), (other, "Marie")):
        one.record("members.register_member", author, {"family": "Kabeya", "given": given, "number": 7})
        one.push()
    flag = Flag.objects.get(organisation=harvest.organisation)
    page = words(desk.get("settle", flag.number))
    for shown in ("déjà celui d’un autre membre", "Kabeya Marie", "<dd>Rose</dd>", "numéro nouveau sur la carte"):
        assert shown in page, shown
