"""The text of an agreement and its amendments, for both sides; and what the holder of a printed page may verify."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import Scope
from lisanga.domains.partnerships.models import Agreement, Amendment, Article
from lisanga.domains.partnerships.rules import AMENDMENTS, STATUSES


@dataclass(frozen=True, slots=True)
class ArticleRow:
    number: int
    title: str
    body: str

    @property
    def paragraphs(self) -> list[str]:
        return [block.strip() for block in self.body.split("\n\n") if block.strip()]


@dataclass(frozen=True, slots=True)
class AmendmentRow:
    """`scan`: a kept file of the office; `before` and `after`: what it changed, in words."""

    id: UUID
    number: int
    kind: str
    signed_on: date
    summary: str
    ends_on: date | None
    scan: str
    effective_on: date | None
    before: str
    after: str

    @property
    def kind_label(self) -> str:
        return AMENDMENTS[self.kind]


@dataclass(frozen=True, slots=True)
class PublicAgreement:
    """What the holder of the paper reads: nothing that does not stand on it."""

    code: str
    title: str
    office: str
    partner: str
    state: str
    signed_on: date | None
    starts_on: date
    ends_on: date
    fingerprint: str


@scoped
def articles(scope: Scope, identifier: UUID) -> list[ArticleRow]:
    """In order; empty for whoever is of neither side."""
    rows = Article.objects.shared(scope).filter(agreement_id=identifier)
    return [ArticleRow(*row) for row in rows.order_by("number").values_list("number", "title", "body")]


@scoped
def amendments(scope: Scope, identifier: UUID) -> list[AmendmentRow]:
    """In order; empty for whoever is of neither side."""
    rows = Amendment.objects.shared(scope).filter(agreement_id=identifier).order_by("number")
    return [AmendmentRow(*row) for row in rows.values_list(*AmendmentRow.__dataclass_fields__)]


def fingerprint(rows: list[ArticleRow]) -> str:
    """The beginning of the SHA-256 of the articles, as it stands on the paper: "3F2A-91C0"."""
    text = json.dumps([[row.number, row.title, row.body] for row in rows], ensure_ascii=False)
    digest = hashlib.sha256(text.encode()).hexdigest().upper()
    return f"{digest[:4]}-{digest[4:8]}"


def public_agreement(identifier: UUID) -> PublicAgreement | None:
    """For who holds the paper: the caller has verified the code printed on it. Not a scoped query on purpose."""
    names = ("code", "title", "organisation__name", "partner__name", "status", "signed_on", "starts_on", "ends_on")
    row = Agreement.plain.filter(id=identifier).values_list(*names).first()
    if row is None:
        return None
    kept = Article.plain.filter(agreement_id=identifier).order_by("number").values_list("number", "title", "body")
    text = fingerprint([ArticleRow(*one) for one in kept])
    code, title, office, partner, status, signed_on, starts_on, ends_on = row
    return PublicAgreement(code, title, office, partner, STATUSES[status], signed_on, starts_on, ends_on, text)
