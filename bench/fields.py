"""Cooperatives of real sizes for telephones, and codes to enrol with."""

from pathlib import Path
from random import Random

from django.core.management import call_command

from bench import ground
from lisanga.core.kernel import clock
from lisanga.core.operations.envelope import envelope
from lisanga.core.operations.gate import submit_one
from lisanga.core.scope.devices.codes import issue_code
from lisanga.core.scope.models import Grant, Organisation
from lisanga.core.scope.viewer import Viewer, viewer_of
from lisanga.demo.names import FAMILY, MEN, POST, VILLAGES, WOMEN
from lisanga.domains.directory.operations.invite_device import InviteDevice
from lisanga.domains.members.operations.register_member import RegisterMember


def lay(folder: Path, wanted: dict[int, int]) -> dict[int, list[str]]:
    """By size of the register, as many codes as wanted."""
    call_command("migrate", verbosity=0)
    ground.lay(folder / "ground.json", cooperatives=len(wanted), members=0)
    cooperatives = Organisation.objects.filter(code__startswith="BANC").order_by("code")
    return {size: _codes(one, size, count) for one, (size, count) in zip(cooperatives, wanted.items(), strict=True)}


def _codes(cooperative: Organisation, size: int, count: int) -> list[str]:
    manager = viewer_of(Grant.objects.get(organisation=cooperative, role="manager").person, clock.today())
    dice = Random(size)
    joining = [_member(dice) for _place in range(size)]
    for at in range(0, size, 1_000):
        ground.write(manager, cooperative.id, "members.register_member", *joining[at : at + 1_000])
    return [code(manager, cooperative) for _turn in range(count)]


def code(manager: Viewer, cooperative: Organisation) -> str:
    """Of a telephone that is expected from now on."""
    sent = envelope("directory.invite_device", cooperative.id, InviteDevice(name="Téléphone"))
    assert submit_one(manager, sent).recorded
    return issue_code(sent.id)


def _member(dice: Random) -> RegisterMember:
    woman = dice.random() < 0.47
    return RegisterMember(
        family=dice.choice(FAMILY),
        post=dice.choice(POST),
        given=dice.choice(WOMEN if woman else MEN),
        sex="F" if woman else "M",
        birth_year=dice.randrange(1950, 2005),
        village=dice.choice(VILLAGES),
        phone=f"081{dice.randrange(1_000_000, 9_999_999)}" if dice.random() < 0.78 else "",
        joined_on=ground.OPENED,
    )
