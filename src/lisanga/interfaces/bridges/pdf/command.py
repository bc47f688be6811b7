"""`lisanga report --partner CODE --period 2026-Q1 --out FILE.pdf` (or `.xlsx`); with `--agreement CODE` the report of
an agreement (`2026-Q1`, `2026` or `final`; also `.docx`)."""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin

from lisanga.core.kernel import clock
from lisanga.core.scope.viewer import NotVisible
from lisanga.interfaces.bridges.dossiers.document import dossier_document
from lisanga.interfaces.bridges.dossiers.issuing import agreement_paper
from lisanga.interfaces.bridges.dossiers.paper import Paper
from lisanga.interfaces.bridges.dossiers.typeset import dossier_pdf
from lisanga.interfaces.bridges.dossiers.workbook import dossier_workbook
from lisanga.interfaces.bridges.pdf.issuing import issue
from lisanga.interfaces.bridges.pdf.rendering import render_report
from lisanga.interfaces.bridges.pdf.workbook import report_workbook
from lisanga.reports.parts.snapshot import BadSnapshot
from lisanga.reports.quarterly_shape import QuarterlyReport
from lisanga.reports.quarters import BadQuarter
from lisanga.reports.readers import as_observer

OK, MALFORMED = 0, 2
_MAKERS: dict[str, Callable[[QuarterlyReport], bytes]] = {".pdf": render_report, ".xlsx": report_workbook}
_PAPERS: dict[str, Callable[[Paper], bytes]] = {
    ".pdf": dossier_pdf,
    ".xlsx": dossier_workbook,
    ".docx": dossier_document,
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    whose = parser.add_mutually_exclusive_group(required=True)
    whose.add_argument("--partner", metavar="CODE", help="code du partenaire, par exemple KL")
    whose.add_argument("--agreement", metavar="CODE", help="code de la convention, par exemple KWILU-2025")
    parser.add_argument(
        "--period", required=True, metavar="2026-Q1", help="le trimestre (d’une convention aussi 2026, final)"
    )
    parser.add_argument(
        "--out", required=True, type=Path, metavar="FICHIER", help="fichier .pdf, .xlsx ou .docx à écrire"
    )
    parser.add_argument("--address", default="", help="adresse publique du site, pour le code QR (https://…)")


def run(options: argparse.Namespace) -> int:
    """Writes the file whole or not at all. 0 when it is written, 2 when what was asked for cannot be made."""
    out: Path = options.out
    kinds = _PAPERS if options.agreement else _MAKERS
    if out.suffix.lower() not in kinds:
        return _malformed(f"Le fichier se termine par {' ou par '.join(sorted(kinds))}.")
    if not out.parent.is_dir():
        return _malformed(f"Le dossier {out.parent} n’existe pas.")
    address = options.address
    absolute = (lambda path: urljoin(address, path)) if address else None
    try:
        content, told = _made(options, out.suffix.lower(), absolute)
    except NotVisible:
        if options.agreement:
            return _malformed(f"Aucune convention n’a le code {options.agreement}.")
        return _malformed(f"Aucun partenaire n’a le code {options.partner}.")
    except BadQuarter as problem:
        return _malformed(str(problem))
    except BadSnapshot:
        return _malformed("La version gardée de ce rapport ne se lit pas : soumettez-en une nouvelle.")
    _write(out, content)
    sys.stdout.write(told.format(out=out) + "\n")
    return OK


def _made(options: argparse.Namespace, suffix: str, absolute: Callable[[str], str] | None) -> tuple[bytes, str]:
    """The file, and what is said of it."""
    if options.agreement:
        paper = agreement_paper(options.agreement, options.period, absolute)
        code = f" (code {paper.code})" if paper.code else ""
        dossier = paper.dossier
        told = f"{dossier.agreement}, {dossier.period}, {paper.version_words.lower()} : {{out}}{code}"
        return _PAPERS[suffix](paper), told
    observed = as_observer(options.partner, clock.today())
    report = issue(observed.scope, observed.partner, options.period, "", absolute)
    return _MAKERS[suffix](report), f"{report.partner}, {report.period} : {{out}} (code {report.verification_code})"


def _write(out: Path, content: bytes) -> None:
    descriptor, name = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}.")
    try:
        with os.fdopen(descriptor, "wb") as target:
            target.write(content)
        os.chmod(name, 0o644)
        os.replace(name, out)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _malformed(text: str) -> int:
    sys.stderr.write(text + "\n")
    return MALFORMED
