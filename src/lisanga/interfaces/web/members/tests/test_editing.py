"""Inscribing a member, correcting, going on to the next step."""

from uuid import UUID

from lisanga.domains.members.models import Member
from lisanga.interfaces.web.members.tests.ground import Ground
from lisanga.interfaces.web.tests.signed_in import invalid_fields, words, written


def _inscribed(ground: Ground) -> list[str]:
    rows = Member.plain.filter(organisation_id=ground.cooperative).order_by("number")
    return [f"{row.number} {row.family} {row.post} {row.given} {row.phone}" for row in rows]


def test_a_member_is_inscribed_with_the_next_number(ground: Ground) -> None:
    answer = ground.desk.post("member_new", family="mpia", post="kiala", given="JEAN", sex="M", phone="0811234567")
    assert answer.status_code == 302
    assert _inscribed(ground) == ["1 Mpia Kiala Jean +243811234567"]
    page = words(ground.desk.client.get(answer.url))
    assert "MPIA Kiala Jean" in page
    assert "est inscrit au registre" in page


def test_enrolling_in_a_queue_comes_back_to_an_empty_form(ground: Ground) -> None:
    answer = ground.desk.post("member_new", family="Mpia", next="1")
    assert (answer.status_code, answer.url) == (302, ground.desk.url("member_new"))


def test_a_double_click_inscribes_once(ground: Ground) -> None:
    for _click in range(2):
        sent = {"family": "Mpia", "another": "on", "operation_id": "019a0000-0000-7000-8000-000000000001"}
        assert ground.desk.post("member_new", **sent).status_code == 302
    assert len(_inscribed(ground)) == 1


def test_a_name_is_asked_beside_its_field(ground: Ground) -> None:
    answer = ground.desk.post("member_new", village="Kinzamba", birth_year="1984")
    assert answer.status_code == 422
    assert invalid_fields(answer) == ["family"]
    assert 'value="Kinzamba"' in words(answer)
    assert written("members.register_member", ground.cooperative) == 0


def test_a_year_that_cannot_be_is_refused_beside_its_field(ground: Ground) -> None:
    answer = ground.desk.post("member_new", family="Mpia", birth_year="1901")
    assert answer.status_code == 422
    assert "birth_year" in invalid_fields(answer)
    assert _inscribed(ground) == []


def test_somebody_alike_is_shown_before_writing_without_script(ground: Ground) -> None:
    known = ground.member("Mpia", "Jean")
    answer = ground.desk.post("member_new", family="Jean", given="MPIA")
    assert answer.status_code == 422
    assert ground.desk.url("member", known) in words(answer)
    assert len(_inscribed(ground)) == 1
    again = ground.desk.post("member_new", family="Jean", given="MPIA", another="on")
    assert again.status_code == 302
    assert len(_inscribed(ground)) == 2


def test_somebody_alike_is_shown_while_typing(ground: Ground) -> None:
    known = ground.member("Mpia", "Jean", phone="0811234567")
    by_name = ground.desk.get("members_similar", family="jean", given="mpi")
    by_phone = ground.desk.get("members_similar", family="", phone="+243 811 234 567")
    for page in (words(by_name), words(by_phone)):
        assert ground.desk.url("member", known) in page
        assert "<html" not in page
    assert "même téléphone" in words(by_phone)
    assert words(ground.desk.get("members_similar", family="Kisita")).strip() == ""


def _values(ground: Ground, member: UUID) -> dict[str, str]:
    form = ground.desk.get("member_edit", member).context["form"]
    return {name: str(value) for name, value in form.initial.items() if name != "operation_id"}


def test_only_what_changed_is_sent(ground: Ground) -> None:
    one = ground.member("Mpia", "Jean")
    answer = ground.desk.post("member_edit", one, **(_values(ground, one) | {"village": "Bulungu"}))
    assert (answer.status_code, answer.url) == (302, ground.desk.url("member", one))
    assert Member.plain.get(id=one).village == "Bulungu"
    assert written("members.update_member", ground.cooperative) == 1
    ground.desk.post("member_edit", one, **_values(ground, one))
    assert written("members.update_member", ground.cooperative) == 1


def test_what_somebody_else_changed_meanwhile_is_kept(ground: Ground) -> None:
    one = ground.member("Mpia", "Jean")
    seen = _values(ground, one)
    ground.send("members.update_member", {"member": one, "changes": {"village": ("Kinzamba", "Idiofa")}})
    answer = ground.desk.post("member_edit", one, **(seen | {"village": "Bulungu"}))
    assert Member.plain.get(id=one).village == "Idiofa"
    assert "À vérifier" in words(ground.desk.client.get(answer.url))


def test_a_page_spoilt_on_its_way_is_refused(ground: Ground) -> None:
    one = ground.member("Mpia", "Jean")
    answer = ground.desk.post("member_edit", one, **(_values(ground, one) | {"seen": "[1]"}))
    assert answer.status_code == 422
    assert written("members.update_member", ground.cooperative) == 0


def test_a_membership_goes_on_in_order(ground: Ground) -> None:
    one = ground.member("Mpia", "Jean", status="applied")
    page = words(ground.desk.get("member_status", one))
    assert 'value="provisional"' in page
    assert 'value="ratified"' not in page
    for step in ("provisional", "ratified", "left"):
        answer = ground.desk.post("member_status", one, status=step, day="2026-03-21", reason="Assemblée")
        assert answer.status_code == 302, step
        assert Member.plain.get(id=one).status == step
    assert str(Member.plain.get(id=one).left_on) == "2026-03-21"
    assert "a quitté la coopérative" in words(ground.desk.get("member_status", one))


def test_a_step_too_far_is_refused_beside_its_field(ground: Ground) -> None:
    one = ground.member("Mpia", "Jean", status="applied")
    answer = ground.desk.post("member_status", one, status="ratified", day="2026-03-21")
    assert answer.status_code == 422
    assert Member.plain.get(id=one).status == "applied"


def test_who_may_not_write_finds_no_form(ground: Ground) -> None:
    one = ground.member()
    treasurer = ground.office("treasurer")
    for name, args in (("member_new", ()), ("member_edit", (one,)), ("member_status", (one,))):
        assert treasurer.get(name, *args).status_code == 404
        assert treasurer.post(name, *args, family="X").status_code == 404
