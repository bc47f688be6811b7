"""Writing a part: nothing is lost, two authors at once are both kept."""

import pytest

from lisanga.core.operations.tests.network import Network
from lisanga.core.operations.verdicts import Verdict
from lisanga.domains.partnerships.operations.write_part import WritePart
from lisanga.domains.partnerships.queries.deliverables import texts
from lisanga.domains.partnerships.tests.delivering import office, opened, partner, submit, validate
from lisanga.domains.partnerships.tests.ground import codes

pytestmark = pytest.mark.django_db


def test_saving_again_and_again(network: Network) -> None:
    one = opened(network)
    for revision, text in enumerate(("Un.", "Un et deux.", "")):
        answer = office(network, "write_part", WritePart(deliverable=one, part="context", text=text, base=revision))
        assert (answer.verdict, answer.result["revision"]) == (Verdict.ACCEPTED, revision + 1)
    assert texts(network.viewer("direction").scope, one)["context"].text == ""
    assert texts(network.viewer("partner_leader").scope, one) == {}  # a draft is the programme's own


def test_two_authors_at_once_are_both_kept(network: Network) -> None:
    one, scope = opened(network), network.viewer("direction").scope
    first = WritePart(deliverable=one, part="context", text="De Déodate.", base=0)
    second = WritePart(deliverable=one, part="context", text="De Béatrice.", base=0)
    office(network, "write_part", first)
    answer = office(network, "write_part", second, "direction")
    assert (answer.verdict, codes(answer)) == (Verdict.FLAGGED, ["two_texts"])
    found = texts(scope, one)["context"]
    assert (found.text, [variant.text for variant in found.variants]) == ("De Déodate.", ["De Béatrice."])
    assert codes(submit(network, one)) == ["two_texts"]
    joined = WritePart(deliverable=one, part="context", text="Des deux.", base=1, settles=(answer.id,))
    assert office(network, "write_part", joined).verdict == Verdict.ACCEPTED
    found = texts(scope, one)["context"]
    assert (found.text, found.variants) == ("Des deux.", ())
    assert submit(network, one).recorded


def test_the_same_text_twice_is_no_quarrel(network: Network) -> None:
    one = opened(network)
    for _time in range(2):
        answer = office(network, "write_part", WritePart(deliverable=one, part="plan", text="Pareil.", base=0))
        assert answer.verdict == Verdict.ACCEPTED


def test_what_is_written_after_a_validation_is_the_next_version(network: Network) -> None:
    one = opened(network)
    submit(network, one)
    validate(network, one)
    answer = office(network, "write_part", WritePart(deliverable=one, part="plan", text="Plus tard.", base=0))
    assert answer.verdict == Verdict.ACCEPTED


@pytest.mark.parametrize(
    ("part", "text", "code"),
    [
        ("", "x", "unknown_part"),
        ("../x", "x", "unknown_part"),
        ("p" * 25, "x", "unknown_part"),
        ("plan", "x" * 40_001, "too_long"),
    ],
)
def test_what_no_part_takes(network: Network, part: str, text: str, code: str) -> None:
    answer = office(network, "write_part", WritePart(deliverable=opened(network), part=part, text=text))
    assert (answer.verdict, codes(answer)) == (Verdict.REFUSED, [code])


def test_only_the_programme_writes(network: Network) -> None:
    one = opened(network)
    assert codes(partner(network, "write_part", WritePart(deliverable=one, part="plan", text="x"))) == ["forbidden"]
    assert codes(office(network, "write_part", WritePart(deliverable=network.partner, part="plan", text="x"))) == [
        "unknown_deliverable"
    ]
