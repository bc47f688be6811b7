"""Who reads what of the directory."""

from datetime import date, timedelta

import pytest

from lisanga.core.kernel import clock
from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.tests.network import Network, add_person
from lisanga.core.scope.models import OrganisationLink, Person
from lisanga.core.scope.viewer import NOTHING, NotVisible, viewer_of
from lisanga.domains.directory import queries

pytestmark = pytest.mark.django_db


def test_people_are_read_with_the_rows_alone(network: Network) -> None:
    scope = network.viewer("secretary").scope
    people = queries.people_of(scope, network.cooperative)
    assert [person.name for person in people] == sorted(person.name for person in people)
    assert {grant.role for person in people for grant in person.grants} == {
        "president",
        "manager",
        "treasurer",
        "secretary",
        "collector",
        "control",
    }
    assert all(person.never_signed_in and not person.has_second_factor for person in people)
    for viewer in (network.stranger(), network.viewer("direction"), network.viewer("focal_point")):
        with pytest.raises(NotVisible):
            queries.people_of(viewer.scope, network.cooperative)


def test_offices_read_their_own_people(network: Network) -> None:
    assert len(queries.people_of(network.viewer("administrator").scope, network.programme)) == 3
    assert len(queries.people_of(network.viewer("partner_leader").scope, network.partner)) == 2
    assert len(queries.people_of(network.viewer("direction").scope, network.partner)) == 2
    for role, organisation in (
        ("partner_leader", network.other_partner),
        ("partner_leader", network.programme),
        ("manager", network.programme),
    ):
        with pytest.raises(NotVisible):
            queries.people_of(network.viewer(role).scope, organisation)


def test_members_are_no_staff(network: Network) -> None:
    add_person("Jean Mpia", "member", network.cooperative, new_id())
    grants = queries.grants_of(network.viewer("manager").scope, network.cooperative)
    assert "member" not in {grant.role for grant in grants}


def test_my_grants_have_their_labels(network: Network) -> None:
    mine = queries.my_grants(network.viewer("manager").scope)
    assert [(grant.role_label, grant.organisation_name) for grant in mine] == [("Gérant", "Lisanga ya Bulungu")]


def test_organisations_outside_do_not_exist(network: Network) -> None:
    assert queries.organisation(network.viewer("focal_point").scope, network.cooperative).name == "Lisanga ya Bulungu"
    for scope in (network.stranger().scope, NOTHING):
        with pytest.raises(NotVisible):
            queries.organisation(scope, network.cooperative)
    both = queries.organisations(network.stranger().scope, [network.cooperative, network.other])
    assert list(both) == [network.other]


def test_a_member_reads_the_name_of_the_cooperative(network: Network) -> None:
    member = add_person("Jean Mpia", "member", network.cooperative, new_id())
    scope = viewer_of(member, clock.today()).scope
    assert queries.organisation(scope, network.cooperative).kind_label.startswith("Société Coopérative")


def test_partners(network: Network) -> None:
    assert [row.code for row in queries.partners(network.viewer("direction").scope)] == ["KG", "KL"]
    assert [row.code for row in queries.partners(network.viewer("focal_point").scope)] == ["KL"]
    assert queries.partners(network.viewer("manager").scope) == []


def test_every_organisation_knows_its_programme(network: Network) -> None:
    for role in ("president", "focal_point", "administrator"):
        assert [row.code for row in queries.programmes(network.viewer(role).scope)] == ["CERPEC"], role
    assert queries.programmes(NOTHING) == []


def test_a_person_is_found_by_the_exact_contact(network: Network) -> None:
    Person.objects.create(name="Awa Kisita", phone="+243811234567", email="awa@example.org")
    scope = network.viewer("manager").scope
    for contact in ("0811 234 567", " AWA@example.org"):
        found = queries.person_by_contact(scope, network.cooperative, contact)
        assert found is not None
        assert found[1] == "Awa Kisita"
    assert queries.person_by_contact(scope, network.cooperative, "0811 234 568") is None
    assert queries.person_by_contact(scope, network.cooperative, "awa") is None
    with pytest.raises(NotVisible):
        queries.person_by_contact(scope, network.other, "0811234567")


def test_who_can_see(network: Network) -> None:
    OrganisationLink.objects.create(
        kind="follow_up",
        source_id=network.programme,
        target_id=network.cooperative,
        valid_from=date(2026, 1, 1),
        valid_to=clock.today() + timedelta(days=3),
    )
    lines = queries.who_can_see(network.viewer("control").scope, network.cooperative, clock.today())
    assert [line.who for line in lines[:2]] == ["Président", "Gérant"]
    assert [(line.who, line.what, line.people) for line in lines[-2:]] == [
        ("Province du Kwilu", "lit les totaux, jamais la ligne d’un membre", 2),
        ("CERPEC ASBL", "lit toutes les lignes", 3),
    ]
    with pytest.raises(NotVisible):
        queries.who_can_see(network.viewer("focal_point").scope, network.cooperative, clock.today())


def test_links_show_only_what_the_reader_may_know(network: Network) -> None:
    rows = queries.links(network.viewer("manager").scope, network.cooperative)
    assert [(row.kind, row.other_name) for row in rows] == [("created", "Province du Kwilu")]
    assert [row.other for row in queries.links(network.viewer("focal_point").scope, network.partner)] == [
        network.cooperative
    ]
    with pytest.raises(NotVisible):
        queries.links(network.stranger().scope, network.cooperative)


def test_names_of_authors(network: Network) -> None:
    person = network.people["manager"]
    assert queries.names_of(NOTHING, [person.id, new_id()]) == {person.id: "manager A"}
