"""`lisanga report --partner CODE --period 2026-Q1 --out FILE.pdf` (or `.xlsx`)."""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin

from lisanga.core.kernel import clock
from lisanga.core.scope.viewer import NotVisible
from lisanga.interfaces.bridges.pdf.issuing import issue
from lisanga.interfaces.bridges.pdf.rendering import render_report
from lisanga.interfaces.bridges.pdf.workbook import report_workbook
from lisanga.reports.quarterly_shape import QuarterlyReport
from lisanga.reports.quarters import BadQuarter
from lisanga.reports.readers import as_observer

OK, MALFORMED = 0, 2
_MAKERS: dict[str, Callable[[QuarterlyReport], bytes]] = {".pdf": render_report, ".xlsx": report_workbook}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--partner", required=True, metavar="CODE", help="code du partenaire, par exemple KL")
    parser.add_argument("--period", required=True, metavar="2026-Q1", help="le trimestre")
    parser.add_argument("--out", required=True, type=Path, metavar="FICHIER", help="fichier .pdf ou .xlsx à écrire")
    parser.add_argument("--address", default="", help="adresse publique du site, pour le code QR (https://…)")


def run(options: argparse.Namespace) -> int:
    """Writes the file whole or not at all. 0 when it is written, 2 when what was asked for cannot be made."""
    out: Path = options.out
    maker = _MAKERS.get(out.suffix.lower())
    if maker is None:
        return _malformed("Le fichier se termine par .pdf ou par .xlsx.")
    if not out.parent.is_dir():
        return _malformed(f"Le dossier {out.parent} n’existe pas.")
    today = clock.today()
    address = options.address
    absolute = (lambda path: urljoin(address, path)) if address else None
    try:
        observed = as_observer(options.partner, today)
        report = issue(observed.scope, observed.partner, options.period, "", absolute)
    except NotVisible:
        return _malformed(f"Aucun partenaire n’a le code {options.partner}.")
    except BadQuarter as problem:
        return _malformed(str(problem))
    _write(out, maker(report))
    sys.stdout.write(f"{report.partner}, {report.period} : {out} (code {report.verification_code})\n")
    return OK


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
