"""Who reads which cooperatives, a page at a time."""

import pytest

from lisanga.core.kernel import clock
from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.tests.network import Network, add_person
from lisanga.core.scope.viewer import NOTHING, NotVisible, viewer_of
from lisanga.domains.cooperatives import queries
from lisanga.domains.cooperatives.operations.update_identity import UpdateIdentity
from lisanga.domains.cooperatives.queries import CooperativeFilter
from lisanga.domains.cooperatives.tests.ground import act, create, president_of

pytestmark = pytest.mark.django_db
ALL = CooperativeFilter()


def fill(network: Network) -> None:
    create(network, code="AA", name="Élikia", province="CD-KG", territory="", partner=network.other_partner)
    create(network, code="BB", name="Bomoko", stage="registered", rsc_number="1")
    create(network, code="CC", name="Bomoko")
    create(network, code="DD", name="Zola Dibundu")


def test_pages_follow_each_other_by_name(network: Network) -> None:
    fill(network)
    scope = network.viewer("direction").scope
    first = queries.cooperatives(scope, ALL, None, 2)
    second = queries.cooperatives(scope, ALL, first[-1].after, 2)
    assert [row.name for row in first + second] == ["Bomoko", "Bomoko", "Élikia", "Zola Dibundu"]
    assert queries.cooperatives(scope, ALL, second[-1].after, 2) == []


def test_filters(network: Network) -> None:
    fill(network)
    scope = network.viewer("direction").scope

    def codes(wanted: CooperativeFilter) -> list[str]:
        return [row.code for row in queries.cooperatives(scope, wanted)]

    assert codes(CooperativeFilter(text="DIBUNDU zo")) == ["DD"]
    assert codes(CooperativeFilter(text="elikia")) == ["AA"]
    assert codes(CooperativeFilter(stage="registered")) == ["BB"]
    assert (
        codes(CooperativeFilter(province="CD-KG")) == codes(CooperativeFilter(partner=network.other_partner)) == ["AA"]
    )
    assert queries.counts(scope, ALL) == {
        ("CD-KG", "initiative"): 1,
        ("CD-KL", "initiative"): 2,
        ("CD-KL", "registered"): 1,
    }


def test_each_reads_its_own(network: Network) -> None:
    fill(network)
    partner = queries.cooperatives(network.viewer("focal_point").scope, ALL)
    assert [row.code for row in partner] == ["BB", "CC", "DD"]
    assert queries.counts(network.stranger("focal_point").scope, ALL) == {("CD-KG", "initiative"): 1}
    assert queries.cooperatives(network.viewer("manager").scope, ALL) == []
    hidden = partner[0].organisation
    for scope in (NOTHING, network.viewer("manager").scope, network.stranger("focal_point").scope):
        for query in (queries.cooperative, queries.header_of):
            with pytest.raises(NotVisible):
                query(scope, hidden)


def test_the_identity_never_promises_more_than_the_law(network: Network) -> None:
    organisation = create(network, nominal_share=5_000).id
    identity = queries.cooperative(network.viewer("direction").scope, organisation)
    assert (identity.label, identity.short_form, identity.nominal_share) == (
        "Groupe d’initiative, en formation",
        "SCOOPS",
        5_000,
    )


def test_the_header_of_documents(network: Network) -> None:
    organisation = create(network, stage="registered", rsc_number="RSC/KL/7").id
    president = president_of(organisation)
    update = UpdateIdentity(place="Avenue du Marché 4", header="Tél. 0811 234 567\nNIF A123")
    act(president, "update_identity", organisation, update)
    header = queries.header_of(president.scope, organisation)
    assert header == queries.DocumentHeader(
        "Bomoko ya Idiofa",
        "Société Coopérative Simplifiée (SCOOPS)",
        "Avenue du Marché 4, Idiofa",
        "RSC/KL/7",
        ("Tél. 0811 234 567", "NIF A123"),
    )
    member = viewer_of(add_person("Jean Mpia", "member", organisation, new_id()), clock.today())
    assert queries.header_of(member.scope, organisation) == header


def test_an_organisation_that_is_no_cooperative(network: Network) -> None:
    for query in (queries.cooperative, queries.header_of):
        with pytest.raises(NotVisible):
            query(network.viewer("direction").scope, network.partner)


def test_a_seat_does_not_say_the_territoire_twice(network: Network) -> None:
    answer = create(network, place="Marché, Idiofa", territory="Idiofa")
    assert queries.header_of(network.viewer("focal_point").scope, answer.id).seat == "Marché, Idiofa"
    other = create(network, code="GUNGU", place="Avenue du Marché 4", territory="Gungu")
    assert queries.header_of(network.viewer("focal_point").scope, other.id).seat == "Avenue du Marché 4, Gungu"
