"""Scoped reads of the register, and its sentences."""

from dataclasses import replace
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.envelope import envelope
from lisanga.core.operations.gate import submit, submit_one
from lisanga.core.operations.queries import (
    RegisterFilter,
    history_of,
    register_children,
    register_entry,
    register_lines,
    register_of,
)
from lisanga.core.operations.redaction import blank
from lisanga.core.operations.registry import OPERATIONS
from lisanga.core.operations.sentences import Known, label_of, sentence_of
from lisanga.core.operations.tests.network import Network
from lisanga.core.operations.tests.plans import plan_of
from lisanga.core.operations.tests.probe import DAY, Probe, probes
from lisanga.core.operations.tests.test_gate import probe
from lisanga.core.scope.viewer import NOTHING, NotVisible, Scope

__all__ = ["probes"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("probes")]


@pytest.fixture
def scope(network: Network) -> Scope:
    """Four lines: accepted, flagged, refused, accepted."""
    for word in ("", "warn", "nonsense", ""):
        submit_one(network.viewer("secretary"), probe(network.cooperative, word))
    return network.viewer("secretary").scope


def test_lines_are_read_newest_first_a_page_at_a_time(
    network: Network, scope: Scope, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(3):
        page = register_lines(scope, network.cooperative, limit=3)
    assert [row.number for row in page] == [4, 3, 2]
    assert [row.verdict for row in page] == ["accepted", "refused", "flagged"]
    assert [row.number for row in register_lines(scope, network.cooperative, before=2)] == [1]
    assert {row.author_name for row in page} == {"secretary A"}
    assert [problem.code for problem in page[1].problems] == ["nonsense"]
    assert page[0].payload is not None
    assert page[0].payload["word"] == ""


def test_filters_keep_what_was_asked(network: Network, scope: Scope) -> None:
    def numbers(**wanted: object) -> list[int]:
        chosen = RegisterFilter(**wanted)  # type: ignore[arg-type]  # names of the filter's own fields
        return [row.number for row in register_lines(scope, network.cooperative, wanted=chosen)]

    assert numbers(verdict="refused") == [3]
    assert numbers(domain="probe") == [4, 3, 2, 1]
    assert numbers(domain="prob") == []
    assert numbers(author=network.people["secretary"].id) == [4, 3, 2, 1]
    assert numbers(author=network.people["manager"].id) == []


def test_one_line_by_number_and_by_operation(network: Network, scope: Scope) -> None:
    row = register_entry(scope, network.cooperative, 2)
    assert row is not None
    assert register_of(scope, network.cooperative, row.operation) == row
    assert [register_entry(scope, network.cooperative, number) for number in (0, 9, 10**30)] == [None] * 3
    assert register_of(scope, network.cooperative, new_id()) is None


def test_a_history_leaves_out_what_changed_nothing(network: Network, scope: Scope) -> None:
    refused = register_entry(scope, network.cooperative, 3)
    accepted = register_entry(scope, network.cooperative, 1)
    assert refused is not None
    assert accepted is not None
    assert history_of(scope, network.cooperative, refused.operation) == []
    assert history_of(scope, network.cooperative, accepted.operation) == [accepted]


def test_a_history_is_found_by_two_indexes(network: Network, scope: Scope) -> None:
    """However long the register: neither search may walk through it."""
    given = submit(network.viewer("secretary"), [probe(network.cooperative) for _place in range(300)])[-1]
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    with CaptureQueriesContext(connection) as asked:
        history_of(scope, network.cooperative, given.id)
    sql = next(one["sql"] for one in asked.captured_queries if "UNION" in one["sql"])
    plan = plan_of(sql)
    assert "register_subject" in plan
    assert "one_final_verdict" in plan


def test_what_an_operation_caused(network: Network, scope: Scope) -> None:
    parent = register_entry(scope, network.cooperative, 1)
    assert parent is not None
    child = envelope(
        "probe.observe", network.cooperative, Probe(amount=5), version=2, caused_by=parent.operation, business_date=DAY
    )
    submit_one(network.viewer("secretary"), child)
    assert [row.operation for row in register_children(scope, network.cooperative, parent.operation)] == [child.id]


def test_a_blanked_payload_is_gone_and_its_line_stays(network: Network, scope: Scope) -> None:
    assert blank(network.cooperative, 1, new_id()) == 1
    row = register_entry(scope, network.cooperative, 1)
    assert row is not None
    assert row.payload is None
    assert row.label == "essai"


@pytest.mark.parametrize("who", ["stranger", "partner", "visitor"])
def test_others_see_nothing(network: Network, scope: Scope, who: str) -> None:
    scopes = {"stranger": network.stranger().scope, "partner": network.viewer("partner_leader").scope}
    other, organisation = scopes.get(who, NOTHING), network.cooperative
    for read in (
        lambda: register_lines(other, organisation),
        lambda: register_entry(other, organisation, 1),
        lambda: register_of(other, organisation, UUID(int=1)),
        lambda: history_of(other, organisation, UUID(int=1)),
        lambda: register_children(other, organisation, UUID(int=1)),
    ):
        with pytest.raises(NotVisible):
            read()


def sentence(template: str, payload: dict[str, object] | None, **names: str) -> str:
    """The sentence of a type whose words are `template`."""
    OPERATIONS["probe.request"] = replace(OPERATIONS["probe.request"], sentence=template)
    by_id = {UUID(int=int(key[1:])): name for key, name in names.items()}
    return sentence_of("probe.request", "Awa Kisita", DAY, payload, Known(by_id, {UUID(int=9): "USD"}))


def test_sentences_take_words_figures_and_names_from_what_was_sent() -> None:
    member = str(UUID(int=7))
    assert sentence("{author} a payé {member}.", {"member": member}, n7="Jean Mpia") == "Awa Kisita a payé Jean Mpia."
    assert sentence("{author} a payé {member}.", {"member": member}) == "Awa Kisita a payé …."
    assert sentence("{author} reprend {shares} parts.", {"shares": 1200}) == "Awa Kisita reprend 1\u202f200 parts."
    assert sentence("{author} a noté « {item.name} ».", {"item": {"name": "Maïs"}}) == "Awa Kisita a noté « Maïs »."
    assert sentence("{author}, le {date}.", {}) == "Awa Kisita, le 14/04/2026."


def test_codes_are_said_in_the_words_that_their_type_brings() -> None:
    words = {"stage": {"functional": "Fonctionnelle"}}
    probe = replace(OPERATIONS["probe.request"], sentence="{author} : étape « {stage} », {note}.", words=words)
    OPERATIONS["probe.request"] = probe
    told = sentence_of("probe.request", "Awa", DAY, {"stage": "functional", "note": "functional"})
    assert told == "Awa : étape « Fonctionnelle », functional."
    assert "« other »" in sentence_of("probe.request", "Awa", DAY, {"stage": "other", "note": "x"})


def test_every_code_that_a_sentence_names_has_words() -> None:
    for operation in OPERATIONS.values():
        for name in operation.words:
            assert f"{{{name}}}" in str(operation.sentence), operation.name


def test_figures_take_their_unit() -> None:
    assert sentence("{author} : {net:kg}.", {"net": 308_910}) == "Awa Kisita : 308,91\u00a0kg."
    assert sentence("{author} a clos {month:month}.", {"month": 2026 * 12 + 2}) == "Awa Kisita a clos mars 2026."
    paid = "{author} a payé {amount:money}."
    assert sentence(paid, {"amount": 45_000}) == "Awa Kisita a payé 45\u202f000."
    assert sentence(paid, {"amount": 45_000, "currency": "CDF"}) == "Awa Kisita a payé 45\u202f000\u00a0FC."
    assert sentence(paid, {"amount": 1_650, "till": str(UUID(int=9))}) == "Awa Kisita a payé 16,50\u00a0$."


def test_what_came_of_it_speaks_where_nothing_was_sent(network: Network, scope: Scope) -> None:
    row = register_entry(scope, network.cooperative, 1)
    assert row is not None
    known = OPERATIONS["probe.observe"]
    OPERATIONS["probe.observe"] = replace(known, sentence="{author} : {amount}, {word}{entry}.")
    assert row.sentence() == "secretary A : 100, 1."


def test_an_empty_field_leaves_no_hole() -> None:
    assert sentence("{author} a noté un mouvement : {label}.", {"label": ""}) == "Awa Kisita a noté un mouvement."
    assert sentence("{author} a inscrit {family} {post} {given}.", {"family": "Mpia", "given": "Jean"}) == (
        "Awa Kisita a inscrit Mpia Jean."
    )


def test_what_was_sent_is_never_a_template() -> None:
    told = sentence("{author} a noté : {label}.", {"label": "{author} {0.__class__} %(who)s"})
    assert told == "Awa Kisita a noté : {author} {0.__class__} %(who)s."


def test_a_type_of_another_installation_keeps_its_name() -> None:
    assert label_of("later.thing") == "later.thing"
    told = sentence_of("later.thing", "Awa", DAY, {})
    assert told.replace("\u00a0", " ") == "Awa : later.thing."
    assert sentence("{author} a noté : {label}.", None).replace("\u00a0", " ") == "Awa Kisita : essai."
