"""Documents under labels, access asked for and opened, works of trainees: small real files, kept like any other."""

from datetime import date, timedelta
from io import BytesIO
from uuid import UUID

from django.core.files.base import File

from lisanga.core.files.keeping import keep
from lisanga.core.files.kinds import DOCUMENTS
from lisanga.core.kernel import clock
from lisanga.demo.founding import Network
from lisanga.demo.framework.travelling import first_agreement
from lisanga.demo.pen import Pen
from lisanga.domains.partnerships.operations.deposit_work import DepositWork
from lisanga.domains.partnerships.operations.file_document import FileDocument
from lisanga.domains.partnerships.operations.grant_access import GrantAccess
from lisanga.domains.partnerships.operations.request_access import RequestAccess

# (partner, place, who deposited a work, its title)
_STORIES = (
    ("KWILU", "Kwilu", "Chantal Mavungu", "Plan d’affaires d’une savonnerie de palme"),
    ("KONGO", "Kongo Central", "Groupe Nsimba", "Méthode de séchage des fèves à l’abri"),
)


def share_papers(network: Network, agreements: dict[str, UUID]) -> None:
    """Each side in its own register."""
    for partner, place, author, title in _STORIES:
        agreement, pen = first_agreement(agreements, partner), network.partner_pen(partner)
        assert pen is not None
        day = network.almanac.before(16)
        _file(network.office, pen, agreement, f"Plan agricole du {place}", "partner", day)
        census = _file(network.office, pen, agreement, f"Recensement des groupements du {place}", "restricted", day)
        _file(network.office, network.office, agreement, "Module 3 : tenir la caisse", "public", day)
        _ask(network, pen, agreement, census, day)
        work = DepositWork(
            agreement=agreement,
            title=title,
            kind="business_plan" if "affaires" in title else "method",
            owners=(author,),
            digest=_kept(network.office, title),
            consent=True,
        )
        network.office.write("partnerships.deposit_work", work, day + timedelta(days=6))


def _ask(network: Network, pen: Pen, agreement: UUID, census: UUID, day: date) -> None:
    """One request that is open for a while from the day of the demo on, and one that waits."""
    first = RequestAccess(
        agreement=agreement,
        information="Le recensement des groupements agricoles",
        reason="Choisir les sites de formation sans oublier les secteurs éloignés",
    )
    asked = network.office.write("partnerships.request_access", first, day + timedelta(days=1))
    until = max(clock.today(), network.almanac.today) + timedelta(days=90)
    pen.write("partnerships.grant_access", GrantAccess(request=asked, until=until, opens=(census,)), day + timedelta(3))
    second = RequestAccess(
        agreement=agreement,
        information="Les pistes rurales réhabilitées l’an dernier",
        reason="Prévoir les tournées de suivi en saison des pluies",
    )
    network.office.write("partnerships.request_access", second, day + timedelta(days=12))


def _file(office: Pen, pen: Pen, agreement: UUID, title: str, label: str, day: date) -> UUID:
    digest = _kept(office, title)
    return pen.write(
        "partnerships.file_document", FileDocument(agreement=agreement, title=title, label=label, digest=digest), day
    )


def _kept(office: Pen, title: str) -> str:
    """A page with its title, as the smallest PDF that readers open. Files belong to the office that owns the rows."""
    text = title.encode("latin-1", "replace").replace(b"(", b"").replace(b")", b"")
    stream = b"BT /F1 20 Tf 60 740 Td (" + text + b") Tj ET"
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
    parts = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        page,
        b"<</Length " + str(len(stream)).encode() + b">>stream\n" + stream + b"\nendstream",
        font,
    )
    body, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(body))
        body += str(number).encode() + b" 0 obj" + part + b"endobj\n"
    table = b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    start = str(len(body)).encode()
    body += (
        b"xref\n0 6\n0000000000 65535 f \n"
        + table
        + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n"
        + start
        + b"\n%%EOF\n"
    )
    return keep(office.organisation, office.viewer.person, File(BytesIO(body), name=f"{title}.pdf"), DOCUMENTS)
