"""Who prepares a report and who examines it, said in the browser; the others are left in peace."""

from lisanga.interfaces.web.reports.tests.ground import Way
from lisanga.interfaces.web.tests.signed_in import words

SAID = "confier/"


def test_what_is_confided_waits_for_one_person(way: Way) -> None:
    office, focal, leader = way.desk("programme_officer"), way.desk("focal_point"), way.desk("partner_leader")
    chief = way.lived.network.people["direction"]
    assert "toute l’équipe" in words(office.get())
    assert office.post(SAID, person=str(chief.id)).status_code == 302
    assert f"<dt>Le prépare</dt><dd>{chief.name}" in words(leader.get())
    title = "à soumettre à la Province du Kwilu"
    assert title not in words(office.client.get("/"))
    assert title in words(way.desk("direction").client.get("/"))
    way.submit()
    assert "à lire et à observer" in words(focal.client.get("/"))
    assert leader.post(SAID, person=str(way.lived.network.people["partner_leader"].id)).status_code == 302
    assert "à lire et à observer" not in words(focal.client.get("/"))
    # Whoever decides is told, whoever examines: silence validates nothing.
    focal.post(SAID, person=str(way.lived.network.people["focal_point"].id))
    assert "à lire et à valider" in words(leader.client.get("/"))


def test_nobody_of_the_other_side_and_nobody_from_elsewhere(way: Way) -> None:
    office = way.desk("programme_officer")
    page = words(office.get(SAID))
    assert "partner_leader" not in page
    stranger = str(way.lived.network.people["partner_leader"].id)
    assert office.post(SAID, person=stranger).status_code == 422
    assert way.elsewhere("focal_point").get(SAID).status_code == 404
