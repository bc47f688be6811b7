"""Members as the paper register had them, their shares, and those who joined since."""

from datetime import date, timedelta
from uuid import UUID

from lisanga.core.operations.envelope import Envelope
from lisanga.demo.almanac import Almanac
from lisanga.demo.characters import CHARACTERS
from lisanga.demo.names import FAMILY, MEN, POST, VILLAGES, WOMEN, WORK
from lisanga.demo.pen import Pen
from lisanga.demo.plan import Plan
from lisanga.demo.tills import Tills
from lisanga.domains.members.operations.record_existing_shares import RecordExistingShares
from lisanga.domains.members.operations.register_member import RegisterMember
from lisanga.domains.members.operations.subscribe_shares import SubscribeShares

_PREFIXES = ("081", "082", "083", "084", "085", "089", "097", "099", "090")
_LATE = 12  # of a hundred members join during the year


def enrol(pen: Pen, one: Plan, size: int, tills: Tills | None, almanac: Almanac) -> list[UUID]:
    """Ids of all members, the character first where there is one."""
    dice, total = pen.dice, one.members * size
    known = [character for character in CHARACTERS if (character.organisation, character.role) == (one.code, "member")]
    facts = [_member(pen, one, almanac, known[0].name if known and not index else "") for index in range(total)]
    facts = [fact for fact in facts if fact.business_date <= almanac.last]
    early = [fact for fact in facts if fact.business_date <= almanac.opened + timedelta(days=30)]
    late = [fact for fact in facts if fact.business_date > almanac.opened + timedelta(days=30)]
    pen.send(early)
    if one.nominal:
        pen.send(_existing(pen, one, almanac.opened + timedelta(days=31), [fact.id for fact in early]))
    for fact in sorted(late, key=lambda fact: fact.captured_at):
        pen.send([fact])
        if tills is not None and dice.chance(70):
            _subscribe(pen, one, fact, tills)
    return [fact.id for fact in facts]


def _member(pen: Pen, one: Plan, almanac: Almanac, known: str) -> Envelope:
    dice = pen.dice
    woman = dice.chance(47) or one.name.startswith(("Femmes", "Maraîchères")) or bool(known)
    given, _space, family = known.partition(" ") if known else (dice.among(WOMEN if woman else MEN), "", "")
    late = not known and dice.chance(_LATE)
    day = almanac.opened + timedelta(days=dice.between(50, 300) if late else dice.between(0, 25))
    payload = RegisterMember(
        family=family or dice.among(FAMILY),
        post=dice.among(POST),
        given=given,
        sex="F" if woman else "M",
        birth_year=dice.around(1982, 24),
        birth_is_estimate=dice.chance(30),
        phone=f"{dice.among(_PREFIXES)}{dice.between(1_000_000, 9_999_999)}" if dice.chance(78) else "",
        village=dice.among(VILLAGES),
        profession=dice.among(WORK) if dice.chance(60) else "",
        joined_on=day if late else almanac.paper + timedelta(days=dice.between(0, 600)),
        status="provisional" if late else "ratified",
    )
    return pen.fact("members.register_member", payload, day)


def _existing(pen: Pen, one: Plan, day: date, members: list[UUID]) -> list[Envelope]:
    """What the paper says each holds; a few have not paid all of it."""
    dice, held = pen.dice, []
    for _member_id in members:
        shares = min(dice.between(1, 6) * dice.between(1, 2), max(len(members) // 12, 1))
        whole = one.form == "coop_ca" or dice.chance(82)
        held.append((shares, shares * one.nominal if whole else shares * one.nominal // 2))
    total = sum(shares for shares, _paid in held)
    return [
        pen.fact(
            "members.record_existing_shares",
            RecordExistingShares(member=member, shares=shares, paid=paid, register_shares=total),
            day,
        )
        for member, (shares, paid) in zip(members, held, strict=True)
    ]


def _subscribe(pen: Pen, one: Plan, fact: Envelope, tills: Tills) -> None:
    shares = pen.dice.between(1, max(min(one.members // 20, 4), 1))
    whole = one.form == "coop_ca" or pen.dice.chance(60)
    paid = shares * one.nominal if whole else one.nominal
    day = fact.business_date + timedelta(days=2)
    payload = SubscribeShares(member=fact.id, shares=shares, paid=paid, till=tills.cash)
    pen.write("members.subscribe_shares", payload, day)
    tills.shares_paid.append((day, paid))
