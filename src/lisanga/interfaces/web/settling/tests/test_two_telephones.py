"""Two telephones that sold the same number, or enrolled the same person: side by side, and a person decides."""

import pytest

from lisanga.core.operations.models import Flag
from lisanga.domains.collect.models import Delivery
from lisanga.domains.collect.tests.harvest import Harvest, assert_sound, harvest
from lisanga.domains.treasury.models import CashMovement
from lisanga.domains.treasury.operations.pay_member import PayMember
from lisanga.interfaces.sync.reference.telephone import Telephone
from lisanga.interfaces.sync.tests.ground import enrolled, telephone, weigh
from lisanga.interfaces.sync.tests.test_slips import assign, due, float_of, pays
from lisanga.interfaces.sync.tests.test_window import register, today_harvest
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


def test_one_slip_paid_by_two_telephones(harvest: Harvest, telephone: Telephone) -> None:
    """Given to the first; the second weighed nothing and was told nothing, and paid all the same."""
    today_harvest(harvest)
    other, desk = enrolled(harvest.network), office(harvest.network, "secretary")
    member = register(harvest, 1)[0]
    named = ((telephone, "Fonds de Kimbata"), (other, "Fonds de Lusanga"))
    tills = [float_of(harvest, one, name) for one, name in named]
    slip = due(harvest, member)
    assign(harvest, telephone, slip)
    for one, till in zip((telephone, other), tills, strict=True):
        pays(one, harvest, PayMember(member=member, till=till, amount=9_000, items=(slip,)))
        one.push()
    assert (telephone.verdicts, other.verdicts) == ({1: "a"}, {1: "f"})
    assert [problem[0] for problem in other.reasons[1]["problems"]] == ["above_due", "foreign_slip"]
    assert CashMovement.plain.filter(nature="payment").count() == 2
    flag = Flag.objects.get(organisation=harvest.organisation)
    page = words(desk.get("settle", flag.number))
    for shown in ("déjà payé", "L’autre, déjà au registre", "Fonds de Kimbata", "Fonds de Lusanga", "9 000 FC"):
        assert shown in page, shown
    assert desk.post("settle", flag.number, reason="Repris au membre").status_code == 302
    assert not Flag.objects.filter(settled_by=None).exists()
    assert_sound()
