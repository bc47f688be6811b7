"""The import of a kept file: at once when it is short, beside the request when it is long."""

import logging
import threading

from django.db import connections
from django.utils.translation import gettext as _

from lisanga.core.scope.viewer import Viewer
from lisanga.interfaces.bridges.registers.bringing import NotAllowed, Wishes, bring
from lisanga.interfaces.bridges.registers.drafts import Draft
from lisanga.interfaces.bridges.registers.people import KnownMembers
from lisanga.interfaces.bridges.spreadsheets.reading import Reading, read_register
from lisanga.interfaces.bridges.spreadsheets.safety import FileRefused

LONG = 3_000
"""Rows above which nobody is made to wait for the answer."""
_BYTES_PER_ROW = 40
"""What a row weighs in a compressed workbook, where the file does not say how many it holds."""
_log = logging.getLogger(__name__)


def open_draft(viewer: Viewer, draft: Draft) -> Reading:
    """The kept file as it was put right, judged against the cooperative's members."""
    return read_register(draft.path, draft.state.overrides, known=KnownMembers(viewer.scope, draft.organisation))


def start(viewer: Viewer, draft: Draft, rows: int | None) -> None:
    """Runs to the end, or begins to. Bringing the same draft again goes on where it was interrupted."""
    draft.state.stage, draft.state.message = "running", ""
    draft.beat("start", 0, 0)
    if (rows if rows is not None else draft.path.stat().st_size // _BYTES_PER_ROW) <= LONG:
        carry(viewer, draft)
        return
    threading.Thread(target=_beside, args=(viewer, draft), name=f"import-{draft.run}", daemon=True).start()


def _beside(viewer: Viewer, draft: Draft) -> None:
    try:
        carry(viewer, draft)
    except Exception:  # nobody waits for this thread: the page says that it failed, the log says why
        _log.exception("import %s", draft.run)
    finally:
        connections.close_all()


def carry(viewer: Viewer, draft: Draft) -> None:
    """The whole import; what stops it stands in the draft's state."""
    try:
        with open_draft(viewer, draft) as reading:
            wishes = Wishes(draft.state.nominal)
            name, organisation = draft.state.file_name, draft.organisation
            result = bring(viewer, viewer.scope, organisation, reading, name, wishes, draft.beat, draft.run)
    except (FileRefused, NotAllowed) as error:
        draft.state.stage, draft.state.message = "failed", str(error)
        draft.note()
        return
    except BaseException:
        draft.state.stage = "failed"
        draft.state.message = _("L’importation s’est arrêtée. Ce qui est déjà enregistré l’est une fois : reprenez-la.")
        draft.note()
        raise
    if result.errors.count:
        with draft.errors_path.open("wb") as target:
            result.errors.save(target)
    result.errors.close()
    draft.keep_left_out(result.left_out)
    draft.forget_file()
    draft.state.stage = "done"
    draft.note()
