"""Six sizes of type and no other on screen: 14, 16, 20, 24, 32 and 46 px."""

import re
from pathlib import Path

import pytest

from data.settings import PROJECT

SIZES = {f"{size}px" for size in (14, 16, 20, 24, 32, 46)} | {
    *(".875rem", "1rem", "1.25rem", "1.5rem", "2rem", "2.875rem")  # the same, of 16 px
}
FREE = {"inherit", "0"}
SHEETS = sorted([*(PROJECT / "ui" / "look").glob("*.css"), *PROJECT.glob("ui/*/browser/*.css")])


def on_screen(sheet: str) -> str:
    """A stylesheet without what is for paper alone."""
    kept, depth, skipped_from = [], 0, None
    for piece in re.split(r"([{}])", sheet):
        depth += (piece == "{") - (piece == "}")
        if skipped_from is None and "@media print" in piece:
            kept.append(piece.split("@media print")[0])
            skipped_from = depth
        elif skipped_from is None:
            kept.append(piece)
        elif piece == "}" and depth == skipped_from:
            skipped_from = None
    return "".join(kept)


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_a_stylesheet_uses_the_six_sizes(path: Path) -> None:
    sheet = on_screen(path.read_text(encoding="utf-8"))
    # The root is the measure of all: larger for a projector.
    rules = re.sub(r"html:root[^{]*\{[^}]*\}", "", sheet)
    sizes = re.findall(r"font-size:\s*([^;}]+?)\s*[;}]", rules)
    shorthands = re.findall(r"font:\s*([^;}]+?)\s*[;}]", rules)
    assert set(sizes) <= SIZES | FREE
    assert set(shorthands) <= FREE


def test_only_what_is_for_paper_is_left_out() -> None:
    sheet = "a { b: c } @media print { d { e: f } g { h: i } } j { k: l }"
    assert on_screen(sheet).split() == "a { b: c } j { k: l }".split()
