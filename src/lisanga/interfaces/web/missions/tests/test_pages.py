"""Missions in a browser: the programme prepares, the partner sees what it owes and provides it, experts give news."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from lisanga.domains.partnerships.models import Mission, MissionExpert, MissionTravel, ServiceFact, ServiceLine
from lisanga.domains.partnerships.safety import ITEMS
from lisanga.domains.partnerships.tests.travelling import END, START, Travel
from lisanga.interfaces.web.tests.signed_in import Office, body, invalid_fields, queries, words

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@pytest.fixture(autouse=True)
def _kept_elsewhere(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def officer(travel: Travel) -> Office:
    return Office(travel.network.people["programme_officer"], "KL-2026")


def focal_point(travel: Travel) -> Office:
    return Office(travel.network.people["focal_point"], "KL-2026")


def sheet_of(**more: str) -> dict[str, str]:
    return {
        "purpose": "Ouvrir le cycle de formation",
        "zone": "CD-KL/Gungu",
        "place": "Gungu",
        "starts_on": str(START),
        "ends_on": str(END),
        "experts": "Astrid Mbala, 081 123 45 67\nPaul Kabeya",
        **more,
    }


def test_from_the_sheet_to_the_note(travel: Travel) -> None:
    desk = officer(travel)
    assert desk.get("mission_new").status_code == 200
    sent = desk.post("mission_new", **sheet_of())
    made = Mission.plain.get(place="Gungu")
    assert sent["Location"] == desk.url("mission", made.id)
    assert (made.province, made.territory) == ("CD-KL", "Gungu")
    named = MissionExpert.plain.filter(mission=made).values_list("name", "phone")
    assert set(named) == {("Astrid Mbala", "+243811234567"), ("Paul Kabeya", "")}
    line = {"category": "transport", "label": "Carburant", "quantity": "2,5", "unit": "fûts", "unit_cost": "300 000"}
    answer = desk.post("service_new", made.id, **line, currency="CDF", payer="partner", again="1")
    assert answer["Location"] == desk.url("service_new", made.id)
    assert ServiceLine.plain.get(mission=made).planned == 750_000
    assert "2,5 fûts" in words(desk.get("mission", made.id))


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"ends_on": "2026-05-01"}, "ends_on"),
        ({"experts": "Astrid, 12"}, "experts"),
        ({"zone": "CD-XX/"}, "zone"),
        ({"contact_phone": "99"}, "contact_phone"),
    ],
)
def test_errors_stand_beside_their_field(travel: Travel, wrong: dict[str, str], field: str) -> None:
    answer = officer(travel).post("mission_new", **sheet_of(**wrong))
    assert (answer.status_code, invalid_fields(answer)) == (422, [field])


def test_the_partner_sees_what_it_owes_and_provides_it(travel: Travel) -> None:
    desk = focal_point(travel)
    page = words(desk.get("mission", travel.mission))
    assert "Province du Kwilu : ce qui est dû avant le départ" in page
    assert "1 prestation encore attendue" in page
    assert (
        desk.post("service_commit", travel.theirs, amount="450 000", currency="CDF", day=str(START)).status_code == 302
    )
    assert "engagé, à fournir" in words(desk.get("mission", travel.mission))
    scan = SimpleUploadedFile("facture.pdf", PDF)
    paid: dict[str, Any] = {
        "amount": "450 000",
        "currency": "CDF",
        "day": str(START),
        "voucher": "F 118",
        "receipt": scan,
    }
    assert desk.post("service_spend", travel.theirs, **paid).status_code == 302
    fact = ServiceFact.plain.get(step="spent")
    assert len(fact.receipt) == 64
    for side in (desk, officer(travel)):
        page = words(side.get("mission", travel.mission))
        assert "tout est fourni" in page
        answer = side.get("spending_receipt", fact.id)
        assert (answer.status_code, body(answer)) == (200, PDF)
    assert desk.post("spending_reverse", fact.id, reason="Deux fois").status_code == 302
    assert "1 prestation encore attendue" in words(desk.get("mission", travel.mission))


def test_nobody_acts_for_the_other_side(travel: Travel) -> None:
    partner, office = focal_point(travel), officer(travel)
    assert partner.get("service_commit", travel.ours).status_code == 404
    assert office.get("service_commit", travel.theirs).status_code == 404
    for name in ("mission_new", "mission_edit", "mission_cancel", "service_new", "mission_travel"):
        args = () if name == "mission_new" else (travel.mission,)
        assert partner.get(name, *args).status_code == 404, name
    partner.post("service_commit", travel.theirs, amount="1", currency="CDF", day=str(START))
    fact = ServiceFact.plain.get()
    assert office.get("spending_reverse", fact.id).status_code == 404


def test_the_safety_sheet_is_filled_by_both(travel: Travel) -> None:
    desk = officer(travel)
    assert desk.post("mission_safety", travel.mission, water="no", water_note="forage en panne").status_code == 302
    page = words(focal_point(travel).get("mission", travel.mission))
    assert "forage en panne" in page
    answers = {**dict.fromkeys(ITEMS, "yes"), "escort": "none"}
    assert focal_point(travel).post("mission_safety", travel.mission, **answers).status_code == 302
    assert "tout est assuré" in words(desk.get("mission", travel.mission))
    assert desk.post("mission_safety", travel.mission, **answers, water_note="").status_code == 302


def test_news_of_the_journey(travel: Travel) -> None:
    desk = officer(travel)
    assert desk.post("mission_travel", travel.mission, step="arrived", note="Pont réparé").status_code == 302
    assert MissionTravel.plain.get().place == "Idiofa"
    page = words(focal_point(travel).get("mission", travel.mission))
    assert "Pont réparé" in page


def test_changing_and_calling_off(travel: Travel) -> None:
    desk = officer(travel)
    same = sheet_of(
        purpose="Former les futurs coopérateurs",
        zone="CD-KL/Idiofa",
        place="Idiofa",
        experts="Astrid Mbala, +243811234567",
        contact_name="Jean Mpia",
        contact_phone="+243997654321",
    )
    assert desk.post("mission_edit", travel.mission, **same).status_code == 302
    assert MissionExpert.plain.filter(mission=travel.mission).count() == 1
    assert desk.post("mission_edit", travel.mission, **{**same, "place": "Mangai"}).status_code == 302
    assert Mission.plain.get(id=travel.mission).place == "Mangai"
    assert desk.post("service_withdraw", travel.theirs, reason="Prêtées").status_code == 302
    assert desk.get("service_spend", travel.theirs).status_code == 404
    assert desk.post("mission_cancel", travel.mission, reason="Pluies").status_code == 302
    assert "Mission annulée" in words(desk.get("mission", travel.mission))
    assert desk.get("mission_edit", travel.mission).status_code == 404


def test_the_budget_and_its_exports(travel: Travel) -> None:
    page = words(focal_point(travel).get("budget"))
    assert "420,00 $" in page
    assert "450 000 FC" in page
    table = body(officer(travel).get("budget", format="csv")).decode("utf-8-sig")
    assert "Province du Kwilu;Hébergement;450000;0;0;450000;0,00" in table.replace("\u202f", "")
    assert body(officer(travel).get("missions", format="xlsx")).startswith(b"PK")
    for desk in (officer(travel), focal_point(travel)):
        sheet: Any = load_workbook(io.BytesIO(body(desk.get("budget", format="xlsx")))).active
        rows = [list(row) for row in sheet.iter_rows(values_only=True)]
        head = next(row for row in rows if row[0] == "À la charge de")
        assert head[1:6] == ["Prestation", "Prévu (FC)", "Engagé (FC)", "Dépensé (FC)", "Reste (FC)"]
        told = next(row for row in rows if row[:2] == ["Province du Kwilu", "Hébergement"])
        assert told[2:6] == [450_000, 0, 0, 450_000]


def test_empty_lists_teach(travel: Travel) -> None:
    travel.network.people["programme_officer"].refresh_from_db()
    Mission.plain.filter(id=travel.mission).update(agreement_id=travel.agreement)
    ServiceLine.plain.all().delete()
    MissionExpert.plain.all().delete()
    Mission.plain.all().delete()
    assert "Aucune mission encore" in words(officer(travel).get("missions"))
    assert "ce que votre institution doit fournir" in words(focal_point(travel).get("missions"))
    assert "Rien au budget encore" in words(officer(travel).get("budget"))


def test_papers(travel: Travel) -> None:
    note = words(focal_point(travel).get("mission_note", travel.mission))
    assert "Total à la charge de la Province du Kwilu" in note
    paper = words(officer(travel).get("mission_paper", travel.mission))
    assert "Feuille de mission" in paper
    assert "+243997654321" in paper


def test_what_pages_cost(travel: Travel) -> None:
    desk = officer(travel)
    pages: dict[str, tuple[Any, ...]] = {"missions": (), "mission": (travel.mission,), "budget": ()}
    pages["mission_note"] = (travel.mission,)

    def grow(lines: int) -> dict[str, int]:
        for more in range(lines):
            line = {"category": "meals", "label": f"Repas {more}", "quantity": "3", "unit_cost": "5 000"}
            desk.post("service_new", travel.mission, **line, currency="CDF", payer="office")
        for row in ServiceLine.plain.filter(category="meals"):
            desk.post("service_spend", row.id, amount="15 000", currency="CDF", day=str(START), voucher="x")
        desk.get("missions")  # what was said of the posts is shown once
        return {name: queries(desk, name, *args) for name, args in pages.items()}

    few = grow(1)
    assert grow(7) == few
    assert max(few.values()) <= 20, few


def test_of_another_province(travel: Travel) -> None:
    """The same addresses, from the other side of the border: nothing exists."""
    other = Office(travel.network.others["focal_point"], "KL-2026")
    for name, args in {
        "missions": (),
        "budget": (),
        "mission": (travel.mission,),
        "mission_safety": (travel.mission,),
        "mission_note": (travel.mission,),
        "mission_paper": (travel.mission,),
        "service_commit": (travel.theirs,),
        "service_spend": (travel.theirs,),
    }.items():
        assert other.get(name, *args).status_code == 404, name
