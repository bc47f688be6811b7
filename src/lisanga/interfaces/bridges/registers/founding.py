"""`--create`: a cooperative for a register that comes before its cooperative does, and what it stands on."""

from uuid import UUID

from django.utils.translation import gettext as _

from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.envelope import envelope
from lisanga.core.operations.gate import submit_one
from lisanga.core.operations.verdicts import Answer
from lisanga.core.scope.models import Organisation
from lisanga.core.scope.roles import PARTNER_KINDS, OrganisationKind
from lisanga.core.scope.viewer import Viewer
from lisanga.domains.cooperatives.operations.create_cooperative import CreateCooperative
from lisanga.domains.directory.operations.create_organisation import CreateOrganisation
from lisanga.domains.directory.operations.found_network import FoundNetwork
from lisanga.domains.directory.operations.writing import NewPerson
from lisanga.domains.places.gazetteer import KINSHASA

NOMINAL = 10_000
UNNAMED_PARTNER = "A-PRECISER"


class NotCreated(Exception):
    """The message says why, in French."""


def create_cooperative(
    viewer: Viewer, code: str, *, name: str = "", nominal: int = NOMINAL, partner: str = "", province: str = ""
) -> UUID:
    """A cooperative at its first stage, through the programme's register. On an empty installation the network is
    founded first; without a partner one is noted that the office will name. Raises NotCreated."""
    programme = _programme(viewer)
    payload = CreateCooperative(
        code=code,
        name=name or _("Coopérative %(code)s") % {"code": code.upper()},
        form=str(OrganisationKind.SCOOPS),
        partner=_partner(viewer, programme, partner),
        link=new_id(),
        province=province or KINSHASA,
        nominal_share=nominal,
    )
    answer = submit_one(viewer, envelope("cooperatives.create_cooperative", programme, payload))
    return _made(answer)


def _programme(viewer: Viewer) -> UUID:
    offices = Organisation.objects.filter(kind=str(OrganisationKind.PROGRAMME)).order_by("id")
    found = offices.values_list("id", flat=True).first()
    if found is not None:
        return found
    # Nobody can sign in as this person before somebody sets a password on the command line.
    first = NewPerson(id=new_id(), name=_("Direction"), email="direction@localhost.invalid")
    founding = FoundNetwork(code="PROGRAMME", name=_("Bureau du programme"), first_person=first, grant=new_id())
    return _made(submit_one(viewer, envelope("directory.found_network", new_id(), founding)))


def _partner(viewer: Viewer, programme: UUID, code: str) -> UUID:
    wanted = (code or UNNAMED_PARTNER).upper()
    kinds = [str(kind) for kind in PARTNER_KINDS]
    found = Organisation.objects.filter(code=wanted, kind__in=kinds).values_list("id", flat=True).first()
    if found is not None:
        return found
    if code:
        raise NotCreated(_("Aucun partenaire n’a le code %(code)s.") % {"code": wanted})
    payload = CreateOrganisation(
        code=UNNAMED_PARTNER, name=_("Partenaire à préciser"), kind=str(OrganisationKind.OTHER_PARTNER)
    )
    return _made(submit_one(viewer, envelope("directory.create_organisation", programme, payload)))


def _made(answer: Answer) -> UUID:
    if not answer.recorded:
        raise NotCreated(" ".join(problem.message for problem in answer.problems))
    return UUID(answer.result["organisation"])
