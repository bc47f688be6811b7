"""A partner's own page, and a new partner."""

from datetime import timedelta

import pytest

from lisanga.core.kernel import clock
from lisanga.core.kernel.ids import new_id
from lisanga.core.scope.models import Organisation
from lisanga.domains.partnerships.models import Due
from lisanga.domains.partnerships.tests.delivering import submitted
from lisanga.domains.partnerships.tests.ground import draft, due_of, fulfil
from lisanga.domains.places.models import Place
from lisanga.interfaces.web.partnerships.tests.conftest import Ground
from lisanga.interfaces.web.tests.signed_in import describe, invalid_fields, words

PAGE, NEW = "/partenaires/KL/", "/partenaires/nouveau/"


def test_each_side_finds_what_it_owes_and_is_owed(ground: Ground) -> None:
    describe(ground.network.cooperative, ground.network.partner)
    Due.plain.update(due_on=clock.today() + timedelta(days=200))
    for clause, days in (("C1", -5), ("P1", 20), ("C4", 40)):
        due = due_of(ground.agreement, clause)
        Due.plain.filter(id=due.id).update(due_on=clock.today() + timedelta(days=days))
    partner = words(ground.desk("focal_point").client.get(PAGE))
    theirs, ours = partner.index("Ce que CERPEC ASBL nous doit"), partner.index("Ce que nous devons")
    assert theirs < partner.index("Feuille de route") < ours < partner.index("Accès aux informations")
    assert "en retard" in partner
    assert "Où sont nos coopératives" in partner
    for benefit in ("Image de l’institution", "Moins de dépendance", "Revenus autonomes", "Partenariat tenu"):
        assert benefit in partner
    office = words(ground.desk("programme_officer").client.get(PAGE))
    assert office.index("Ce que nous devons") < office.index("Ce que la Province du Kwilu nous doit")


def test_days_kept_are_counted_of_those_that_have_come(ground: Ground) -> None:
    """What is done after its day is done, and was not kept."""
    Due.plain.update(due_on=clock.today() + timedelta(days=200))
    for clause, days in (("C1", 0), ("C2", 1)):
        due = due_of(ground.agreement, clause)
        Due.plain.filter(id=due.id).update(due_on=clock.today() - timedelta(days=days))
        fulfil(ground.network, due_of(ground.agreement, clause), "direction")
    page = words(ground.desk("focal_point").client.get(PAGE))
    assert "1 échéance tenue à temps sur 2" in page
    assert "50 %" in page


def test_a_report_that_waits_stands_first_with_its_button(ground: Ground) -> None:
    describe(ground.network.cooperative, ground.network.partner)
    submitted(ground.network, agreement=ground.agreement)
    for role, act in (
        ("partner_leader", "Lire et valider"),
        ("focal_point", ">Lire<"),
        ("programme_officer", ">Lire<"),
    ):
        page = words(ground.desk(role).client.get(PAGE))
        assert page.index("À valider") < page.index(act) < page.index("nous doit"), role
        assert "Rapport trimestriel 2026-Q1" in page
    assert "Lire et valider" not in words(ground.desk("focal_point").client.get(PAGE))
    assert "Rapport trimestriel" not in words(ground.elsewhere().client.get("/partenaires/KG/"))


def test_each_benefit_opens(ground: Ground) -> None:
    describe(ground.network.cooperative, ground.network.partner)
    client = ground.desk("focal_point").client
    page = words(client.get(PAGE))
    for name in ("fonctionnelles", "autonomie", "paye", "membres"):
        address = f"/reseau/{name}/?partenaire=KL"
        assert f'class="figure" href="{address}"' in page
        assert client.get(address).status_code == 200
    assert 'class="figure" href="/conventions/KL-2026/obligations/"' in page


def test_home_says_how_the_partnership_stands(ground: Ground) -> None:
    Due.plain.update(due_on=clock.today() + timedelta(days=200))
    for clause, days in (("C1", -5), ("C4", 40), ("P1", 20)):
        due = due_of(ground.agreement, clause)
        Due.plain.filter(id=due.id).update(due_on=clock.today() + timedelta(days=days))
    page = words(ground.desk("focal_point").client.get("/"))
    owed = page.partition("Ce qui nous est dû")[2]
    assert "2 échéances" in owed.partition("Ce que nous devons")[0]
    assert "dont 1 en retard" in owed.partition("Ce que nous devons")[0]
    assert "1 échéance<" in owed.partition("Ce que nous devons")[2]
    assert "Ce qui nous est dû" not in words(ground.desk("programme_officer").client.get("/"))


def test_a_partner_without_agreement_is_told_what_comes(ground: Ground) -> None:
    page = words(ground.elsewhere().client.get("/partenaires/KG/"))
    assert "dès son premier brouillon" in page
    assert "Kwilu" not in page.replace("CD-KL", "").partition("<main")[2].partition("Où sont")[0]


def test_nobody_else_has_it(ground: Ground) -> None:
    for client in (
        ground.elsewhere().client,
        ground.desk("president").client,
        ground.desk("administrator").client,
    ):
        assert client.get(PAGE).status_code == 404
    assert ground.desk("focal_point").client.get("/partenaires/KG/").status_code == 404
    assert PAGE.casefold() in words(ground.desk("focal_point").client.get("/")).casefold()


@pytest.mark.parametrize(
    "values", [{"kind": "territoire", "name": "Gungu"}, {"kind": "secteur", "name": "Territoire de Gungu"}]
)
def test_a_territoire_is_refused_and_its_entities_are_proposed(ground: Ground, values: dict[str, str]) -> None:
    """G88."""
    for kind, name, territory in (
        ("secteur", "Kandale", "Gungu"),
        ("commune", "Gungu", "Gungu"),
        ("secteur", "Kwenge", "Bulungu"),
    ):
        Place.objects.create(
            id=new_id(), kind=kind, name=name, search=name.casefold(), province="CD-KL", territory=territory
        )
    client = ground.desk("programme_officer").client
    answer = client.post(NEW, values | {"code": "GUNGU", "operation_id": str(new_id())})
    page = words(answer)
    assert answer.status_code == 422
    assert invalid_fields(answer) == ["kind"]
    assert "n’est pas une entité décentralisée" in page
    assert "Secteur Kandale (Gungu)" in page
    assert "Commune Gungu (Gungu)" in page
    assert "Secteur Kwenge" not in page
    assert not Organisation.objects.filter(code="GUNGU").exists()
    chosen = words(client.get(NEW, {"genre": "secteur", "nom": "Secteur de Kandale"}))
    assert 'value="Secteur de Kandale"' in chosen


def test_an_entity_becomes_a_partner_and_its_draft_begins(ground: Ground) -> None:
    client = ground.desk("programme_officer").client
    values = {"kind": "secteur", "name": "Secteur de Kandale", "code": "kandale", "operation_id": str(new_id())}
    answer = client.post(NEW, values)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/conventions/nouvelle/?partenaire=KANDALE")
    made = Organisation.objects.get(code="KANDALE")
    assert f'value="{made.id}" selected' in words(client.get(answer.headers["Location"]))
    for role in ("focal_point", "president", "administrator"):
        assert ground.desk(role).client.get(NEW).status_code == 404


def test_the_list_says_what_is_late(ground: Ground) -> None:
    Due.plain.filter(id=due_of(ground.agreement, "C1").id).update(due_on=clock.today() - timedelta(days=3))
    draft(ground.network, code="KL-B")
    page = words(ground.desk("direction").client.get("/conventions/"))
    assert "en retard" in page
