"""An article of a draft written, added or taken out; a signed text changes by an amendment."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.partnerships.models import Article
from lisanga.domains.partnerships.operations import sides, text
from lisanga.domains.partnerships.operations.terms import invalid
from lisanga.domains.partnerships.rules import OPEN_TEXT

_MOST = 60


class WriteArticle(msgspec.Struct, frozen=True, kw_only=True):
    """`number`: one that exists, or the next one. Title and body both empty: it is taken out and the others move
    up."""

    agreement: UUID
    number: int
    title: str
    body: str


def _check(context: Context, item: Item[WriteArticle]) -> list[Problem]:
    new = item.payload
    agreement = sides.office_agreement(context, new.agreement)
    if agreement is None:
        return sides.unknown_agreement()
    if agreement.status not in OPEN_TEXT:
        text_ = _("Une convention signée ne change que par un avenant.")
        return [Problem(code="already_signed", message=text_)]
    count = Article.plain.filter(agreement=agreement).count()
    empty = not (new.title.strip() or new.body.strip())
    if not 1 <= new.number <= min(count + (not empty), _MOST):
        return [invalid("unknown_article", _("Cet article n’existe pas."), "number")]
    problems = []
    if not empty and not 0 < len(new.title.strip()) <= 120:
        problems.append(invalid("no_title", _("Donnez un titre à l’article (120 signes au plus)."), "title"))
    if not empty and not 0 < len(new.body.strip()) <= 6000:
        problems.append(invalid("no_body", _("Écrivez le texte de l’article (6 000 signes au plus)."), "body"))
    return problems


def _apply(context: Context, item: Item[WriteArticle]) -> Outcome:
    new = item.payload
    agreement = sides.office_agreement(context, new.agreement)
    assert agreement is not None
    if new.title.strip():
        text.write(agreement, new.number, new.title.strip(), new.body.strip())
    else:
        text.take_out(agreement, new.number)
    return Outcome({"code": agreement.code}, subject=agreement.id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="partnerships.write_article",
    label=gettext_lazy("Écrire un article de la convention"),
    kind=Kind.REQUEST,
    permission=Permission.PROGRAMME,
    payload=WriteArticle,
    check=check,
    apply=apply,
    example=lambda: WriteArticle(agreement=UUID(int=1), number=3, title="Durée", body="Deux ans."),
    sentence=gettext_lazy("{author} a écrit l’article {number} de la convention {code}."),
)
