"""The text of a draft, article by article."""

from uuid import UUID

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.tests.network import Network
from lisanga.core.operations.verdicts import Answer
from lisanga.domains.partnerships import queries
from lisanga.domains.partnerships.models import Article
from lisanga.domains.partnerships.operations.write_article import WriteArticle
from lisanga.domains.partnerships.tests.ground import act, advance, codes, draft, signed
from lisanga.domains.partnerships.wording import ARTICLES

pytestmark = pytest.mark.django_db


def _write(network: Network, agreement: UUID, number: int, title: str = "Titre", body: str = "Texte") -> Answer:
    sent = WriteArticle(agreement=agreement, number=number, title=title, body=body)
    return act(network.viewer("programme_officer"), "write_article", network.programme, sent)


def _titles(agreement: UUID) -> list[str]:
    rows = Article.plain.filter(agreement=agreement).order_by("number")
    assert [row.number for row in rows] == list(range(1, len(rows) + 1))
    return [row.title for row in rows]


def test_a_draft_begins_with_the_framework(network: Network) -> None:
    made = draft(network).id
    rows = queries.articles(network.viewer("focal_point").scope, made)
    assert len(rows) == len(ARTICLES)
    text = " ".join(row.body for row in rows)
    for word in ("Province du Kwilu", "CERPEC ASBL", "Bulungu (Kwilu)", "31 janvier", "15 jours", "billets d’avion"):
        assert word in text, word
    assert "{" not in text
    assert "Le silence ne vaut pas validation." in text
    assert rows[3].title == "Obligations de CERPEC ASBL"
    assert queries.articles(network.stranger("focal_point").scope, made) == []


def test_a_tacit_clause_is_written(network: Network) -> None:
    made = draft(network, tacit_days=45).id
    text = " ".join(row.body for row in queries.articles(network.viewer("direction").scope, made))
    assert "Sans réponse après 45 jours" in text


def test_put_right_added_and_taken_out(network: Network) -> None:
    made = draft(network).id
    before = _titles(made)
    assert codes(_write(network, made, 2, "Zone", "Partout")) == []
    assert codes(_write(network, made, len(before) + 1, "Langue", "Le français")) == []
    assert _titles(made) == [before[0], "Zone", *before[2:], "Langue"]
    assert codes(_write(network, made, 1, "", "")) == []
    assert _titles(made) == ["Zone", *before[2:], "Langue"]


@pytest.mark.parametrize(
    ("number", "title", "body", "expected"),
    [
        (0, "T", "B", "unknown_article"),
        (99, "T", "B", "unknown_article"),
        (len(ARTICLES) + 1, "", "", "unknown_article"),
        (1, "", "B", "no_title"),
        (1, "T", " ", "no_body"),
        (1, "x" * 121, "B", "no_title"),
        (1, "T", "x" * 6001, "no_body"),
    ],
)
def test_what_stops_it(network: Network, number: int, title: str, body: str, expected: str) -> None:
    assert codes(_write(network, draft(network).id, number, title, body)) == [expected]


def test_until_the_signature_and_by_the_programme_alone(network: Network) -> None:
    made = draft(network).id
    advance(network, made, "in_review")
    assert codes(_write(network, made, 1)) == []
    assert codes(_write(network, signed(network, code="KL-2"), 1)) == ["already_signed"]
    assert codes(_write(network, new_id(), 1)) == ["unknown_agreement"]
    sent = WriteArticle(agreement=made, number=1, title="T", body="B")
    assert codes(act(network.viewer("focal_point"), "write_article", network.partner, sent)) == ["forbidden"]


def test_the_fingerprint_follows_the_text(network: Network) -> None:
    made = draft(network).id
    scope = network.viewer("direction").scope
    before = queries.fingerprint(queries.articles(scope, made))
    shown = queries.public_agreement(made)
    assert shown is not None
    assert shown.fingerprint == before
    _write(network, made, 1, "Objet", "Autre chose")
    assert queries.fingerprint(queries.articles(scope, made)) != before
    assert queries.public_agreement(new_id()) is None
