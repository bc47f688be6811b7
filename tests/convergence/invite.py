"""Run as a program: telephones expected in the cooperatives of an installation, and their codes as JSON."""

import json
import sys
from pathlib import Path

from lisanga.config.cli import set_up_django

if __name__ == "__main__":
    set_up_django()
    from lisanga.core.kernel import clock
    from lisanga.core.operations.envelope import envelope
    from lisanga.core.operations.gate import submit_one
    from lisanga.core.scope.devices.codes import issue_code
    from lisanga.core.scope.models import Grant, Organisation
    from lisanga.core.scope.roles import COOPERATIVE_KINDS
    from lisanga.core.scope.viewer import viewer_of
    from lisanga.domains.directory.operations.invite_device import InviteDevice

    cooperatives = list(Organisation.objects.filter(kind__in=COOPERATIVE_KINDS).order_by("code"))
    codes = []
    for turn in range(int(sys.argv[2])):
        cooperative = cooperatives[turn % len(cooperatives)]
        manager = Grant.objects.filter(organisation=cooperative, role="manager")[0].person
        sent = envelope("directory.invite_device", cooperative.id, InviteDevice(name=f"Téléphone {turn}"))
        assert submit_one(viewer_of(manager, clock.today()), sent).recorded
        codes.append(issue_code(sent.id))
    Path(sys.argv[1]).write_text(json.dumps(codes))
