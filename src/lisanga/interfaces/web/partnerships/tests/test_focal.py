"""Focal points are named, replaced, and told under « qui peut voir ceci ? »."""

from lisanga.core.scope.models import Person
from lisanga.domains.partnerships.models import FocalPoint, Obligation
from lisanga.interfaces.web.partnerships.tests.conftest import Ground
from lisanga.interfaces.web.tests.signed_in import Office, invalid_fields, words


def test_the_leader_names_somebody_who_then_reads(ground: Ground) -> None:
    desk = ground.desk("partner_leader")
    assert "Personne n’est encore nommé" in words(desk.get("focal_points"))
    bare = desk.post("focal_point_new", valid_from="2026-01-05")
    assert (bare.status_code, invalid_fields(bare)) == (422, ["person"])
    known = desk.post("focal_point_new", valid_from="2026-01-05", name="Rachel Mbala", phone="12")
    assert (known.status_code, invalid_fields(known)) == (422, ["phone"])
    sent = desk.post(
        "focal_point_new", valid_from="2026-01-05", name="Rachel Mbala", phone="0811234567", validates="on"
    )
    assert sent.status_code == 302
    page = words(ground.desk("programme_officer").get("focal_points"))
    assert "Rachel Mbala" in page
    assert "valideur" in page
    person = Person.objects.get(name="Rachel Mbala")
    assert Office(person, "KL-2026").get("agreement").status_code == 200


def test_replaced_the_access_is_closed_and_the_tasks_move(ground: Ground) -> None:
    desk = ground.desk("partner_leader")
    for number, name in enumerate(("Rachel Mbala", "Léon Zola")):
        desk.post("focal_point_new", valid_from="2026-01-05", name=name, phone=f"08112345{number}0")
    old, heir = (FocalPoint.plain.get(person__name=name) for name in ("Rachel Mbala", "Léon Zola"))
    Obligation.plain.filter(agreement=ground.agreement, clause="P3").update(owner=old.person_id)
    reader = Office(Person.objects.get(id=old.person_id), "KL-2026")
    assert reader.get("agreement").status_code == 200
    assert "Léon Zola" in words(desk.get("focal_point_end", old.id))
    sent = desk.post(
        "focal_point_end", old.id, valid_to="2026-02-01", successor=str(heir.id), note="Dossiers remis le matin"
    )
    assert sent.status_code == 302
    assert reader.get("agreement").status_code == 404
    assert Obligation.plain.get(agreement=ground.agreement, clause="P3").owner == heir.person_id
    page = words(desk.get("focal_points"))
    assert page.index("Passations") < page.index("Dossiers remis le matin")
    assert "1 tâche ouverte transmise à Léon Zola" in page
    assert page.count(">Remplacer<") == 1  # only the one who follows can be replaced
    assert "Données pour le ciblage" in page
    one = words(desk.get("obligation", Obligation.plain.get(agreement=ground.agreement, clause="P3").id))
    assert "Léon Zola prend la suite de Rachel Mbala" in one
    assert "Dossiers remis le matin" in one
    assert "tâches ouvertes transmises : 1" in words(desk.get("agreement"))


def test_only_who_keeps_the_people_names_them(ground: Ground) -> None:
    for role in ("focal_point",):
        desk = ground.desk(role)
        assert desk.get("focal_point_new").status_code == 404
        assert "Nommer un point focal" not in words(desk.get("focal_points"))
    office = ground.desk("programme_officer")
    page = words(office.get("focal_point_new"))
    assert "valideur" not in page  # the partner's right
    officer = ground.network.people["programme_officer"]
    assert office.post("focal_point_new", valid_from="2026-01-05", person=str(officer.id)).status_code == 302
    named = FocalPoint.plain.get()
    assert named.side == "office"
    assert ground.desk("partner_leader").get("focal_point_end", named.id).status_code == 404


def test_who_can_see_this_names_both_sides_and_nobody_else(ground: Ground) -> None:
    page = words(ground.desk("focal_point").get("agreement_readers"))
    for word in ("direction", "partner_leader", "Point focal", "Province du Kwilu"):
        assert word in page
    assert "Kwango" not in page
    assert "president A" not in page
    assert ground.elsewhere().get("agreement_readers").status_code == 404
