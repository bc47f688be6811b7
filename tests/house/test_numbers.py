"""Money and weights are integers: where they are reckoned, no binary fraction comes in."""

import ast
from collections.abc import Iterator

from tests.house.reading import Source, breaks, code, hold

# Where sums are made; drawing a chart or reading a cell of a spreadsheet may meet a fraction.
_ROOMS = ("core", "domains", "reports", "demo")


def exact(source: Source) -> Iterator[str]:
    """No written fraction, no float(…), no division that makes one, no column of them."""
    if source.is_test or not source.within(*_ROOMS):
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, float):
            yield source.at(node, f"has the fraction {node.value}")
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("float", "models.FloatField", "FloatField"):
            yield source.at(node, "makes a binary fraction")
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div) and not _is_path(node):
            yield source.at(node, f"divides by / ({ast.unparse(node)})")


def _is_path(node: ast.BinOp) -> bool:
    """A folder and a name in it are joined by the same sign."""
    pieces = [node.right, *ast.walk(node.left)]
    names = {piece.id for piece in pieces if isinstance(piece, ast.Name)}
    texts = [piece for piece in pieces if isinstance(piece, ast.Constant) and isinstance(piece.value, str)]
    return bool(texts) or "Path" in names or (isinstance(node.left, ast.Name) and node.left.id.isupper())


def test_sums_are_exact() -> None:
    hold(exact, code())
    for wrong in ("share = 0.25", "net = float(text)", "part = value / 100", "amount = models.FloatField()"):
        assert breaks(exact, wrong + "\n"), wrong
    for right in ("share = value * 25 // 100", "FILE = DATA / name", "path = folder / 'a.csv'"):
        assert not breaks(exact, right + "\n"), right
