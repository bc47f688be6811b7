"""A side names who speaks for it. At a partner the naming gives the role, so that it opens the access (S10)."""

from datetime import date
from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel import clock
from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.models import Person
from lisanga.core.scope.roles import ROLES, Permission
from lisanga.domains.directory.operations import ranks
from lisanga.domains.directory.operations.writing import NewPerson, create_grant, create_person, person_problems
from lisanga.domains.partnerships.models import FocalPoint
from lisanga.domains.partnerships.operations import focal, ledger, sides
from lisanga.domains.partnerships.operations.sides import Side
from lisanga.domains.partnerships.operations.terms import invalid
from lisanga.domains.partnerships.rules import CLOSED


class NameFocalPoint(msgspec.Struct, frozen=True, kw_only=True):
    """The focal point's id is the operation's. `person` is known already, or `new_person` is registered; `grant` is
    the id of the role, if one must be given. `validates` is a partner's alone."""

    agreement: UUID
    grant: UUID
    valid_from: date
    person: UUID | None = None
    new_person: NewPerson | None = None
    validates: bool = False


def _check(context: Context, item: Item[NameFocalPoint]) -> list[Problem]:
    new = item.payload
    agreement = sides.agreement_of(context, new.agreement)
    if agreement is None:
        return sides.unknown_agreement()
    if agreement.status == CLOSED:
        return [Problem(code="closed", message=_("Cette convention est close."))]
    if (new.person is None) == (new.new_person is None):
        return [invalid("no_person", _("Choisissez une personne, ou écrivez-en une nouvelle."), "person")]
    if new.person is not None and not Person.objects.filter(id=new.person).exists():
        return [invalid("no_person", _("Cette personne n’existe pas."), "person")]
    if FocalPoint.plain.filter(agreement=agreement, person_id=new.person, valid_to=None).exists():
        return [Problem(code="already_named", message=_("Cette personne est déjà point focal."), field="person")]
    today = clock.local_date(context.received_at)
    if sides.side_of(context, agreement) == Side.OFFICE:
        return _office_problems(context, new, today)
    return _partner_problems(context, new, today)


def _office_problems(context: Context, new: NameFocalPoint, today: date) -> list[Problem]:
    """The programme names its own officers; their roles are given where its people are kept."""
    if new.validates:
        text = _("Le droit de valider un livrable est celui du partenaire.")
        return [Problem(code="partner_validates", message=text, field="validates")]
    if new.person is None or not ledger.acts_for(new.person, context.organisation, today):
        text = _("Le point focal du programme est quelqu’un de la direction ou un chargé de programme.")
        return [Problem(code="not_of_the_office", message=text, field="person")]
    return []


def _partner_problems(context: Context, new: NameFocalPoint, today: date) -> list[Problem]:
    """Who gives a role keeps the people of the partner, gives it to others, and of the partner's own people."""
    problems = person_problems(new.new_person) if new.new_person else []
    held = focal.roles_of(new.person, context.organisation, today) if new.person else set()
    role = focal.needed_role(new.validates, held)
    if new.person is not None and not held:
        text = _("Cette personne n’a pas de rôle chez vous : écrivez-la comme une nouvelle personne.")
        problems.append(invalid("stranger", text, "person"))
    if role and ranks.rank_of(context.author, context.organisation, today) <= ROLES[role].rank:
        text = _("C’est au responsable du partenaire de nommer les points focaux.")
        problems.append(Problem(code="above_own_rank", message=text, field="person"))
    if role and new.person == context.author:
        problems.append(Problem(code="own_grant", message=_("Nul ne se donne un rôle à soi-même."), field="person"))
    return problems


def _apply(context: Context, item: Item[NameFocalPoint]) -> Outcome:
    new = item.payload
    agreement = sides.agreement_of(context, new.agreement)
    assert agreement is not None
    side = sides.side_of(context, agreement)
    person = create_person(new.new_person).id if new.new_person else new.person
    assert person is not None
    role = ""
    if side == Side.PARTNER:
        held = focal.roles_of(person, context.organisation, clock.local_date(context.received_at))
        role = focal.needed_role(new.validates, held)
    if role:
        create_grant(new.grant, person, role, context.organisation, new.valid_from)
    FocalPoint.plain.create(
        id=item.envelope.id,
        organisation_id=agreement.organisation_id,
        partner_id=agreement.partner_id,
        agreement=agreement,
        side=side,
        person_id=person,
        validates=new.validates,
        valid_from=new.valid_from,
        grant=new.grant if role else None,
    )
    return Outcome({"code": agreement.code, "role": role}, subject=agreement.id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="partnerships.name_focal_point",
    label=gettext_lazy("Nommer un point focal"),
    kind=Kind.REQUEST,
    permission=Permission.PARTNERSHIP,
    payload=NameFocalPoint,
    check=check,
    apply=apply,
    example=lambda: NameFocalPoint(
        agreement=UUID(int=1), grant=UUID(int=3), valid_from=date(2026, 1, 12), person=UUID(int=2), validates=True
    ),
    sentence=gettext_lazy("{author} a nommé un point focal pour la convention {code}."),
)
