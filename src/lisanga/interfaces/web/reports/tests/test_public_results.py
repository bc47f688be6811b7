"""A partner's public page, and what À faire says of deliverables."""

import gzip
from pathlib import Path

from django.test import Client

from lisanga.core.kernel.ids import new_id
from lisanga.domains.partnerships.models import DeliverableVersion
from lisanga.interfaces.web import components
from lisanga.interfaces.web.reports.tests.ground import Way
from lisanga.interfaces.web.tests.signed_in import words


def test_the_public_page_shows_what_was_validated_and_weighs_little(way: Way) -> None:
    address = "/resultats/kl/"
    assert Client().get(address).status_code == 404
    way.submit()
    leader = way.desk("partner_leader")
    digest = DeliverableVersion.plain.get(deliverable=way.one).sha256
    leader.post("v/1/decider/", sha256=digest, decision="validate", reason="")
    assert Client().get(address).status_code == 404
    assert way.desk("focal_point").client.get("/livrables/resultats/kl/").status_code == 404
    leader.client.post("/livrables/resultats/kl/", {"operation_id": str(new_id()), "shown": "yes"})
    answer = Client().get(address)
    page = words(answer)
    assert "Province du Kwilu" in page
    assert "3,3" in page
    assert "Bomoko" not in page
    assert "<script" not in page
    assert len(answer.content) < 12_000
    leader.client.post("/livrables/resultats/kl/", {"operation_id": str(new_id()), "shown": "no"})
    assert Client().get(address).status_code == 404


def test_a_faire_says_what_waits_for_whom(way: Way) -> None:
    assert "à soumettre à la Province du Kwilu" in words(way.desk("programme_officer").client.get("/"))
    assert "Rapport trimestriel 2026-Q1" not in words(way.desk("partner_leader").client.get("/"))
    way.submit()
    assert "à lire et à valider" in words(way.desk("partner_leader").client.get("/"))
    assert "à lire et à observer" in words(way.desk("focal_point").client.get("/"))
    way.desk("focal_point").post("v/1/observer/", part="plan", text="Qui ?")
    assert "a fait des observations" in words(way.desk("programme_officer").client.get("/"))
    assert "2026-Q1" not in words(way.elsewhere("focal_point").client.get("/"))


def test_the_public_page_weighs_less_than_thirty_kilobytes_in_all(way: Way) -> None:
    """With the style sheet and the mark, compressed as they travel; there is no script."""
    way.submit()
    leader = way.desk("partner_leader")
    digest = DeliverableVersion.plain.get(deliverable=way.one).sha256
    leader.post("v/1/decider/", sha256=digest, decision="validate", reason="")
    leader.client.post("/livrables/resultats/kl/", {"operation_id": str(new_id()), "shown": "yes"})
    page = Client().get("/resultats/kl/").content
    static = Path(components.__file__).parent / "static" / "lisanga"
    parts = [page, (static / "office.css").read_bytes(), (static / "logo.svg").read_bytes()]
    assert sum(len(gzip.compress(part)) for part in parts) + 3 * 700 <= 30_000  # and the heads of three answers
