"""What a person arranges: kept for that person, that organisation, that list."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.tests.network import Network
from lisanga.core.scope import preferences
from lisanga.core.scope.models import Person
from lisanga.core.scope.preferences import (
    LONGEST_NAME,
    MOST_SAVED,
    Preference,
    SavedList,
    forget_list,
    hide_columns,
    preference_of,
    save_list,
)

pytestmark = pytest.mark.django_db


def test_nothing_is_arranged_at_first(network: Network) -> None:
    assert preference_of(network.people["manager"].id, network.cooperative, "members") == Preference()


def test_columns_and_names_do_not_disturb_each_other(network: Network) -> None:
    me, here = network.people["manager"].id, network.cooperative
    assert save_list(me, here, "members", "  Femmes   de Kinzamba ", "sexe=F&village=Kinzamba")
    hide_columns(me, here, "members", {"village"})
    assert save_list(me, here, "members", "À payer", "compte=to")
    assert preference_of(me, here, "members") == Preference(
        frozenset({"village"}),
        (SavedList("Femmes de Kinzamba", "sexe=F&village=Kinzamba"), SavedList("À payer", "compte=to")),
    )
    forget_list(me, here, "members", "À payer")
    forget_list(me, here, "members", "jamais gardée")
    hide_columns(me, here, "members", ())
    assert preference_of(me, here, "members").saved == (SavedList("Femmes de Kinzamba", "sexe=F&village=Kinzamba"),)
    assert not preference_of(me, here, "members").hidden


def test_they_are_of_one_person_one_organisation_and_one_list(network: Network) -> None:
    me, other = network.people["manager"].id, network.people["secretary"].id
    save_list(me, network.cooperative, "members", "À moi", "sexe=F")
    for person, organisation, key in (
        (other, network.cooperative, "members"),
        (me, network.other, "members"),
        (me, network.cooperative, "deliveries"),
    ):
        assert preference_of(person, organisation, key) == Preference()


def test_the_same_name_is_replaced_and_there_is_an_end(network: Network) -> None:
    me, here = network.people["manager"].id, network.cooperative
    assert all(save_list(me, here, "members", f"Liste {number}", "") for number in range(MOST_SAVED))
    assert not save_list(me, here, "members", "Une de trop", "")
    assert save_list(me, here, "members", "LISTE 3", "sexe=M")
    kept = preference_of(me, here, "members").saved
    assert len(kept) == MOST_SAVED
    assert kept[-1] == SavedList("LISTE 3", "sexe=M")
    assert not save_list(me, here, "members", "   ", "sexe=M")


class Anything(TestCase):
    @given(st.lists(st.tuples(st.text(max_size=60), st.text(max_size=600)), max_size=20))
    def test_what_is_kept_is_read_back_within_its_bounds(self, asked: list[tuple[str, str]]) -> None:
        me, here = Person.objects.create(name="Awa", email=f"{new_id().hex}@example.org").id, new_id()
        for name, query in asked:
            save_list(me, here, "members", name, query)
        kept = preference_of(me, here, "members").saved
        assert len(kept) <= MOST_SAVED
        assert len({one.name.casefold() for one in kept}) == len(kept)
        assert all(0 < len(one.name) <= LONGEST_NAME for one in kept)
        assert all(len(one.query) <= preferences.LONGEST_QUERY for one in kept)
