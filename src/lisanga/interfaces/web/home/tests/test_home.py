"""À faire, as each role sees it."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lisanga.core.kernel import clock
from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.tests.network import add_organisation, add_person
from lisanga.core.scope.models import OrganisationLink
from lisanga.core.scope.viewer import Scope
from lisanga.domains.cooperatives.models import Cooperative
from lisanga.domains.stock.operations.set_reference import CentreItem, ProductItem, SetReference
from lisanga.interfaces.web.home.network import watched
from lisanga.interfaces.web.home.tasks import Task, ordered
from lisanga.interfaces.web.members.tests.ground import Ground, full, harvest, weigh
from lisanga.interfaces.web.tests.signed_in import Office, words
from lisanga.reports.network import NetworkRow


def _home(ground: Ground, role: str) -> str:
    return words(ground.office(role).client.get("/"))


def _cost(client: Client) -> int:
    with CaptureQueriesContext(connection) as sent:
        assert client.get("/").status_code == 200
    return len(sent)


def test_nothing_waits_on_the_first_day(ground: Ground) -> None:
    page = _home(ground, "control")
    assert "Rien n’attend" in page
    assert "Bonjour control A" in page


def test_the_secretary_finds_the_three_gestures_and_what_waits(ground: Ground) -> None:
    one = full(ground)
    ground.member("Kisita", "Awa", status="applied")
    ground.send("collect.record_delivery", {"member": one, "gross": 50_000, **_unpriced(ground)})
    page = _home(ground, "secretary")
    for name in ("delivery_new", "payments", "imports"):
        assert f'big" href="{ground.desk.url(name)}"' in page, name
    for text in (
        "1 bon attend son prix",
        "1 membre attend son paiement",
        "60 000 FC",
        "1 demande d’adhésion à décider",
        "1 admission à ratifier",
    ):
        assert text in page, text


def _unpriced(ground: Ground) -> dict[str, object]:
    """A product of which no campaign has a price."""
    product = ground.send("stock.set_reference", SetReference(item=ProductItem(name="Manioc"))).id
    centre = ground.send("stock.set_reference", SetReference(item=CentreItem(name="Bulungu"))).id
    return {"product": product, "centre": centre}


def test_a_till_that_moved_waits_to_be_counted(ground: Ground) -> None:
    full(ground)
    month = clock.today()
    page = _home(ground, "treasurer")
    assert "Compter la caisse de" in page
    assert str(month.year) in page
    assert ground.desk.url("cash_count") in page
    assert "demande d’adhésion" not in page


def test_what_somebody_may_not_do_does_not_wait_for_them(ground: Ground) -> None:
    full(ground)
    page = _home(ground, "collector")
    assert "attend son paiement" not in page
    assert ground.desk.url("delivery_new") in page
    assert 'big" href="/c/BULUNGU/paiements/"' not in page


def test_five_figures_open_their_lists(ground: Ground) -> None:
    full(ground)
    page = _home(ground, "manager")
    for name in ("members", "deliveries", "payments_done", "treasury", "ledger_result"):
        assert f'class="figure" href="{ground.desk.url(name)}"' in page, name


def test_a_partner_sees_who_has_fallen_silent_and_no_name(ground: Ground) -> None:
    full(ground)
    silent = add_organisation("IDIOFA", "Bomoko ya Idiofa", "scoops")
    OrganisationLink.objects.create(
        kind="created", source_id=ground.network.partner, target_id=silent, valid_from=date(2020, 1, 1)
    )
    _described(silent, ground)
    page = _home(ground, "focal_point")
    assert "Bomoko ya Idiofa" in page
    assert "aucune livraison encore" in page
    assert "Kimvuka kia Kenge" not in page
    assert "MPIA" not in page
    assert "Nouvelle livraison" not in page
    assert "Kimvuka kia Kenge" in _home(ground, "programme_officer")


def _described(organisation: UUID, ground: Ground, code: str = "bomoko") -> None:
    Cooperative.plain.create(
        organisation_id=organisation,
        sort_name=code,
        form="scoops",
        stage="registered",
        partner=ground.network.partner,
        province="CD-KL",
    )


def _line(day: date | None, stage: str = "functional") -> NetworkRow:
    values: dict[str, Any] = dict.fromkeys(
        ("form", "label", "stage_label", "partner_name", "province", "province_name", "territory"), ""
    )
    return NetworkRow(
        organisation=new_id(), code="A", name="A", partner=new_id(), stage=stage, last_delivery=day, **values
    )


@pytest.mark.parametrize(
    ("last", "tone"),
    [(date(2026, 4, 1), ""), (date(2026, 3, 1), "watch"), (date(2025, 12, 1), "bad"), (None, "watch")],
)
def test_thirty_days_of_silence_are_told(db: None, last: date | None, tone: str) -> None:
    lines = [_line(last), _line(None, "stopped")]
    scope = Scope(aggregates=frozenset(line.organisation for line in lines))
    found = watched(scope, lines, date(2026, 4, 20))
    assert [one.tone for one in found] == ([tone] if tone else [])


def test_a_member_finds_the_own_account(ground: Ground) -> None:
    one = full(ground)
    page = words(ground.own_account(one).client.get("/"))
    assert "Mon compte" in page
    assert "60 000" in page
    assert ground.desk.url("member", one) in page
    assert "Rien n’attend" not in page


def test_somebody_without_a_role_is_told_so(ground: Ground) -> None:
    person = add_person("Personne", "secretary", ground.cooperative)
    person.grants.update(valid_to=date(2021, 1, 1))
    assert "Aucun rôle en cours" in words(Office(person).client.get("/"))
    assert "Aucun rôle en cours" not in _home(ground, "administrator")


def test_the_page_costs_the_same_with_much_data(ground: Ground) -> None:
    one, names = ground.member(), harvest(ground)
    weigh(ground, one, names)
    secretary, officer = ground.desk.client, ground.office("programme_officer").client
    few = _cost(secretary), _cost(officer)
    for number in range(6):
        weigh(ground, ground.member(f"Autre{number}"), names)
        made = add_organisation(f"C{number}", f"Coopérative {number}", "scoops")
        _described(made, ground, f"c{number}")
    assert (_cost(secretary), _cost(officer)) == few


def test_late_things_come_first() -> None:
    def task(title: str, rank: int, late: bool = False) -> Task:
        return Task("todo", title, "", "", "", late, rank)

    assert [one.title for one in ordered([task("b", 2), task("a", 1), task("c", 9, True)])] == ["c", "a", "b"]


def test_network_figures_open_their_breakdown(ground: Ground) -> None:
    full(ground)
    client = ground.office("programme_officer").client
    page = words(client.get("/"))
    for figure in ("membres", "livre", "paye", "fonctionnelles", "autonomie"):
        address = f"/reseau/{figure}/"
        assert f'class="figure" href="{address}"' in page, figure
        assert client.get(address).status_code == 200, figure
