"""Rows of deliveries: those that are new are recorded; a changed copy of a paper recorded before is handed back."""

from collections.abc import Sequence
from functools import partial

from django.utils.translation import gettext as _

from lisanga.core.kernel.french import short_date
from lisanga.core.kernel.problems import Problem, Severity
from lisanga.core.scope.viewer import Scope
from lisanga.domains.collect import queries
from lisanga.interfaces.bridges.registers import payloads
from lisanga.interfaces.bridges.registers.ground import Ground
from lisanga.interfaces.bridges.registers.keys import short
from lisanga.interfaces.bridges.registers.people import People
from lisanga.interfaces.bridges.registers.sending import Door, Settle, Wish, refused
from lisanga.interfaces.bridges.registers.survey import delivery_id
from lisanga.interfaces.bridges.spreadsheets.cells import number_key
from lisanga.interfaces.bridges.spreadsheets.lines import DeliveryRow

_LONGEST_NUMBER = 24


class Deliveries:
    """Records deliveries list by list. `marks` are those of all rows of this file."""

    def __init__(
        self, door: Door, people: People, ground: Ground, scope: Scope, settle: Settle, marks: set[int]
    ) -> None:
        self._door, self._people, self._ground = door, people, ground
        self._scope, self._settle, self._marks = scope, settle, marks
        # Where nothing was ever delivered, nothing can be known already.
        self._first = not queries.deliveries(scope, door.organisation, limit=1)

    def record(self, rows: Sequence[DeliveryRow]) -> None:
        known = self._recorded(rows)
        changed = self._changed([row for row in rows if row.key not in known])
        wanted: list[tuple[DeliveryRow, Wish]] = []
        for row in rows:
            if row.key in known:
                self._settle(row)
            elif row.key in changed:
                self._settle(refused(row, [_changed_copy(row, changed[row.key])]))
            else:
                wish = self._wish(row)
                if isinstance(wish, Wish):
                    wanted.append((row, wish))
                else:
                    self._settle(refused(row, [wish]))
        answers = self._door.many([wish for _row, wish in wanted])
        for (row, _wish), answer in zip(wanted, answers, strict=True):
            if answer.recorded:
                self._settle(row, answer)
            else:
                self._settle(refused(row, answer.problems))

    def _recorded(self, rows: Sequence[DeliveryRow]) -> set[str]:
        if self._first:
            return set()
        ids = {delivery_id(self._door.organisation, row): row.key for row in rows}
        return {ids[found] for found in queries.recorded(self._scope, self._door.organisation, ids)}

    def _changed(self, rows: Sequence[DeliveryRow]) -> dict[str, queries.PaperRow]:
        """Key → the delivery of an earlier file that this row is a changed copy of."""
        papers = [row for row in rows if row.receipt]
        if self._first or not papers:
            return {}
        written = {text for row in papers for text in (row.receipt[:_LONGEST_NUMBER], number_key(row.receipt))}
        earlier: dict[str, list[queries.PaperRow]] = {}
        for paper in queries.papers(self._scope, self._door.organisation, written - {""}):
            # What another row of this very file says is no older version of this one.
            if short(paper.id) not in self._marks:
                earlier.setdefault(number_key(paper.paper_number), []).append(paper)
        found = {}
        for row in papers:
            for paper in earlier.get(number_key(row.receipt[:_LONGEST_NUMBER]), []):
                if self._is_kin(row, paper):
                    found[row.key] = paper
        return found

    def _is_kin(self, row: DeliveryRow, paper: queries.PaperRow) -> bool:
        """The same receipt, and two of day (the year, for a member's), member, product and weight left as they were."""
        assert row.delivered_on is not None
        product = self._ground.product(row.product, row.form) == paper.product
        member = self._people.find(row.member_number) == paper.member
        same_day = row.delivered_on == paper.on
        if same_day and (product or (member and row.net == paper.net)):
            return True
        return member and product and row.delivered_on.year == paper.on.year

    def _wish(self, row: DeliveryRow) -> Wish | Problem:
        who = self._people.find(row.member_number)
        if who is None:
            text = _("Le membre n’a pas pu être inscrit : corrigez d’abord sa ligne dans la liste des membres.")
            return _problem("unknown_member", text)
        product, centre = self._ground.product(row.product, row.form), self._ground.centre(row.centre)
        if product is None or centre is None:
            text = _("Le produit ou le centre n’existe pas dans la coopérative : ajoutez-le d’abord dans ses listes.")
            return _problem("unknown_product", text)
        identify = partial(delivery_id, self._door.organisation, row)
        payload = payloads.delivery(row, who, product, centre)
        return Wish(identify, "collect.record_delivery", payload, row.delivered_on)


def _problem(code: str, message: str) -> Problem:
    return Problem(code, message, severity=Severity.INVALID)


def _changed_copy(row: DeliveryRow, paper: queries.PaperRow) -> Problem:
    text = _(
        "Le bon n° %(number)s est déjà enregistré autrement (livraison du %(day)s). S’il était faux, annulez d’abord "
        "cette livraison, puis apportez de nouveau la ligne."
    )
    return _problem("changed", text % {"number": row.receipt, "day": short_date(paper.on)})
