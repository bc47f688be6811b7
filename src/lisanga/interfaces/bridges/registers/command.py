"""`lisanga import-register FILE.xlsx --cooperative CODE --report REPORT.json`."""

import argparse
import json
import sys
from contextlib import closing
from pathlib import Path
from uuid import UUID

from django.core.management import call_command
from django.db import connection
from django.utils.translation import gettext as _

from lisanga.core.kernel import clock
from lisanga.core.scope.models import Organisation
from lisanga.core.scope.roles import COOPERATIVE_KINDS
from lisanga.core.scope.viewer import Scope, system_viewer
from lisanga.domains.cooperatives.queries import cooperative
from lisanga.interfaces.bridges.registers.bringing import NotAllowed, Result, Wishes, bring
from lisanga.interfaces.bridges.registers.founding import NOMINAL, NotCreated, create_cooperative
from lisanga.interfaces.bridges.registers.people import KnownMembers
from lisanga.interfaces.bridges.registers.progress import ProgressBar
from lisanga.interfaces.bridges.spreadsheets.reading import read_register
from lisanga.interfaces.bridges.spreadsheets.safety import FileRefused

REFUSED = 1
MALFORMED = 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FICHIER.xlsx", help="le registre, au format .xlsx ou .csv")
    parser.add_argument("--cooperative", required=True, metavar="CODE", help="code de la coopérative")
    parser.add_argument("--create", action="store_true", help="crée la coopérative si le code est nouveau")
    parser.add_argument("--nominal", type=int, metavar="FRANCS", help="valeur d’une part (10000 pour une nouvelle)")
    parser.add_argument("--partner", default="", metavar="CODE", help="partenaire de la nouvelle coopérative")
    parser.add_argument("--province", default="", metavar="CD-XX", help="province de la nouvelle coopérative")
    parser.add_argument("--name", default="", metavar="NOM", help="nom de la nouvelle coopérative")
    parser.add_argument("--dry-run", action="store_true", help="lit et juge sans rien enregistrer")
    parser.add_argument("--report", metavar="RAPPORT.json", help="écrit les chiffres du registre")
    parser.add_argument("--errors", metavar="A-CORRIGER.xlsx", help="écrit les lignes à corriger")


def run(options: argparse.Namespace) -> int:
    """0: the register was read to its end, whatever rows are left to correct; 1: refused; 2: the file is not there."""
    path = Path(options.file)
    if not path.is_file():
        return _failed(_("Le fichier %(path)s n’existe pas.") % {"path": options.file}, MALFORMED)
    if options.nominal is not None and options.nominal <= 0:
        return _failed(_("La valeur d’une part est plus grande que zéro."), MALFORMED)
    try:
        organisation = _organisation(options)
        result = _bring(options, path, organisation)
    except (FileRefused, NotAllowed, NotCreated) as error:
        return _failed(str(error), REFUSED)
    if options.report:
        figures = json.dumps(result.report.to_json(), ensure_ascii=False, indent=1)
        Path(options.report).write_text(figures + "\n", encoding="utf-8")
    if options.errors:
        with Path(options.errors).open("wb") as target:
            result.errors.save(target)
    result.errors.close()
    sys.stdout.write(_told(result, dry=options.dry_run) + "\n")
    return 0


def _failed(message: str, code: int) -> int:
    sys.stderr.write(message + "\n")
    return code


def _organisation(options: argparse.Namespace) -> UUID | None:
    """None for a cooperative that a dry run would create. Raises NotCreated."""
    code = options.cooperative.strip().upper()
    if options.create:
        call_command("migrate", interactive=False, verbosity=0)
    elif Organisation._meta.db_table not in connection.introspection.table_names():
        raise NotCreated(_("La base n’est pas prête : lancez d’abord « lisanga migrate », ou ajoutez --create."))
    kinds = [str(kind) for kind in COOPERATIVE_KINDS]
    found = Organisation.objects.filter(code=code, kind__in=kinds).values_list("id", flat=True).first()
    if found is not None:
        return found
    if not options.create:
        text = _("Aucune coopérative n’a le code %(code)s. Ajoutez --create pour la créer.")
        raise NotCreated(text % {"code": code})
    if options.dry_run:
        return None
    return create_cooperative(
        system_viewer(clock.today()),
        code,
        name=options.name,
        nominal=options.nominal or NOMINAL,
        partner=options.partner,
        province=options.province,
    )


def _bring(options: argparse.Namespace, path: Path, organisation: UUID | None) -> Result:
    known = UUID(int=0) if organisation is None else organisation
    scope = Scope(rows=frozenset({known}), aggregates=frozenset({known}))
    nominal = None if organisation is None else _nominal(scope, organisation, options.nominal)
    bar = ProgressBar(sys.stderr, {"read": _("Lecture       "), "record": _("Enregistrement")})
    with read_register(path, known=KnownMembers(scope, known)) as reading, closing(bar):
        wishes = Wishes(nominal, dry=options.dry_run)
        return bring(system_viewer(clock.today()), scope, known, reading, path.name, wishes, bar)


def _nominal(scope: Scope, organisation: UUID, given: int | None) -> int | None:
    """What the cooperative has noted goes before what is given here. Raises NotAllowed where neither is there."""
    if cooperative(scope, organisation).nominal_share:
        return None
    if given is None:
        text = _("La valeur d’une part n’est pas notée dans la coopérative : ajoutez --nominal.")
        raise NotAllowed(text)
    return given


def _told(result: Result, *, dry: bool) -> str:
    bad = sum(result.bad.values())
    if dry:
        text = _("Essai : %(known)s lignes à prendre, %(bad)s à corriger. Rien n’est enregistré.")
        return text % {"known": result.known, "bad": bad}
    text = _(
        "%(members)s membres et %(deliveries)s livraisons enregistrés, %(known)s lignes déjà connues, "
        "%(bad)s lignes à corriger."
    )
    counts = {"members": result.members, "deliveries": result.deliveries, "known": result.known, "bad": bad}
    return text % counts
