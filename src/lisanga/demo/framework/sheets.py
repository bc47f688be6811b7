"""Papers of the demo: pages with a title, kept like any other file."""

from io import BytesIO

from django.core.files.base import File

from lisanga.core.files.keeping import keep
from lisanga.core.files.kinds import DOCUMENTS
from lisanga.demo.pen import Pen


def kept_sheet(office: Pen, title: str) -> str:
    """The digest of one page with its title, as the smallest PDF that readers open. Files belong to the office that
    owns the rows."""
    body = _pdf(title)
    return keep(office.organisation, office.viewer.person, File(BytesIO(body), name=f"{title}.pdf"), DOCUMENTS)


def _pdf(title: str) -> bytes:
    text = title.encode("latin-1", "replace").replace(b"(", b"").replace(b")", b"")
    stream = b"BT /F1 20 Tf 60 740 Td (" + text + b") Tj ET"
    parts = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    )
    body, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(body))
        body += b"%d 0 obj%sendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(body)
    return body + b"xref\n0 6\n0000000000 65535 f \n" + table + end
