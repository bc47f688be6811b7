"""The lineage of trainers as a tree: who learnt from whom, the cooperatives reached, and their results."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from lisanga.core.kernel import french
from lisanga.domains.training.queries import TrainerNode
from lisanga.interfaces.web.svg.drawing import FOREST, OCHRE, RIVER, Drawing, element, named, sheet, words
from lisanga.reports.network import NetworkRow

COLUMN, ROW, BOX = 236.0, 30.0, 196.0
_COLOURS = (FOREST, RIVER, OCHRE)
LONGEST = 26  # letters of a name in its box


@dataclass(frozen=True, slots=True)
class Leaf:
    """A cooperative whose members a trainer trained."""

    name: str
    url: str
    members: int
    grams: int


@dataclass(frozen=True, slots=True)
class Branch:
    """A trainer with those taught and the cooperatives reached."""

    node: TrainerNode
    leaves: tuple[Leaf, ...]
    taught: tuple["Branch", ...]


def branches(nodes: Sequence[TrainerNode], lines: Mapping[UUID, NetworkRow]) -> list[Branch]:
    """The tree from the experts down. Each trainer's teacher stands one generation before, so it has an end."""
    below: dict[UUID | None, list[TrainerNode]] = {}
    for node in nodes:
        below.setdefault(node.taught_by, []).append(node)

    def grown(node: TrainerNode) -> Branch:
        leaves = [lines[place] for place in node.cooperatives if place in lines]
        shown = tuple(Leaf(row.name, reverse("cooperative", args=[row.code]), row.members, row.grams) for row in leaves)
        return Branch(node, shown, tuple(grown(one) for one in below.get(node.participant, ())))

    return [grown(node) for node in below.get(None, ())]


def lineage_drawing(tree: Sequence[Branch]) -> Drawing:
    """A column a generation; a line leads from a trainer to each one taught."""
    parts: list[str] = []
    rows: list[tuple[str, ...]] = []
    place, deepest = 0.0, 0

    def draw(branch: Branch) -> float:
        nonlocal place, deepest
        node = branch.node
        deepest = max(deepest, node.generation)
        rows.append(_row(node))
        ends = [draw(one) for one in branch.taught]
        if ends:
            y = (ends[0] + ends[-1]) / 2
        else:
            y = place + ROW / 2
            place += ROW
        x = node.generation * COLUMN
        for end in ends:
            bend = x + BOX + (COLUMN - BOX) / 2
            line = f"M{x + BOX:.0f} {y:.1f}H{bend:.0f}V{end:.1f}H{x + COLUMN:.0f}"
            parts.append(element("path", d=line, stroke="currentColor", stroke_opacity=0.45, fill="none"))
        parts.append(_box(node, x, y))
        return y

    for branch in tree:
        draw(branch)
    width = deepest * COLUMN + BOX + 2
    title = _("La lignée des formateurs")
    sentence = _("%(trainers)s en %(generations)s.") % {
        "trainers": french.plural(len(rows), _("formateur"), _("formateurs")),
        "generations": french.plural(deepest + 1, _("génération"), _("générations")),
    }
    columns = (_("Formateur"), _("Génération"), _("Séances"), _("Personnes formées"), _("Membres"), _("Coopératives"))
    return Drawing(
        sheet("".join(parts), width, max(place, ROW) + 2, title, sentence), title, sentence, columns, tuple(rows)
    )


def _box(node: TrainerNode, x: float, y: float) -> str:
    colour = _COLOURS[min(node.generation, len(_COLOURS) - 1)]
    short = node.name if len(node.name) <= LONGEST else f"{node.name[: LONGEST - 1]}…"
    told = f"{node.name} : {french.plural(node.people, _('personne formée'), _('personnes formées'))}"
    frame = element(
        "rect", named(told), x=x + 1, y=y - 12, width=BOX, height=24, rx=5, fill="none", stroke=colour, stroke_width=2
    )
    return frame + words(short, x + 9, y + 4)


def _row(node: TrainerNode) -> tuple[str, ...]:
    figures = (node.generation, node.sessions, node.people, node.members, len(node.cooperatives))
    return (node.name, *(french.number(one) for one in figures))
