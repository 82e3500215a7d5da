"""No hidden cell of a cross-table can be told from everything that is shown."""

import random
from dataclasses import replace

import pytest

from data import slices
from data.settings import Edition
from data.slices import Key, Table, tables
from data.suppression import hidden_counts
from tests.data.crossing import Attack, Registry, kinds, tree

NAMES = ("decile_group", "floor", "wall", "disability")
SMALLEST: dict[Edition, int] = {"internal": 3, "public": 6}


def registry(seed: int, desa: tuple[int, ...], rows: int, rare: float) -> Registry:
    """Rows spread unevenly over desa and values, so that many cells are small or empty."""
    draw = random.Random(seed)
    places = tree(desa)
    sizes = [len(kind.values) for kind in kinds("family", NAMES)]
    found = []
    for _row in range(rows):
        place = min(int(draw.expovariate(1 / (0.4 * sum(desa)))), sum(desa) - 1)
        found.append((place, *(min(int(draw.expovariate(rare)), size - 1) for size in sizes)))
    return Registry(places, kinds("family", NAMES), found)


def shown_totals(made: Registry, least: int) -> dict[str, int | None]:
    hidden = hidden_totals(made, least)
    return {code: None if code in hidden else n for code, n in made.totals().items()}


def protected(made: Registry, smallest: dict[Edition, int]) -> dict[Edition, list[Table]]:
    """The tables of both editions, the internal one first; areas' totals hidden by size."""
    start: dict[Key, list] = {}
    result = {}
    for edition, least in smallest.items():
        hidden = {
            "families": hidden_totals(made, least),
            "families_decile1": hidden_counts(poorest(made), parents(made), least, 8),
        }
        found = list(tables([made.cube()], made.tree, edition, least, hidden, start))
        start = {table.key: table.hidden for table in found}
        result[edition] = found
    return result


def hidden_totals(made: Registry, least: int) -> set[str]:
    return hidden_counts(made.totals(), parents(made), least)


def parents(made: Registry) -> dict[str, str]:
    return {code: code.rpartition(".")[0] for code in made.totals() if code != "k"}


def poorest(made: Registry) -> dict[str, int]:
    """The rows of decile group '1' in each area, as the area's own count of them."""
    of = replace(made, rows=[row for row in made.rows if row[1] == 1])
    return of.totals()


CASES = [
    (1, (3, 4), 300, 0.9),
    (2, (4, 3, 3), 900, 1.2),
    (3, (5, 6), 2000, 1.5),
    (4, (2, 2, 2), 400, 0.6),
    (5, (6,), 700, 1.0),
    (6, (1, 5, 3), 1200, 2.0),
]


@pytest.fixture(autouse=True)
def _down_to_the_desa(monkeypatch: pytest.MonkeyPatch) -> None:
    """These registries are small; their tables go down to the desa all the same."""
    monkeypatch.setattr(slices, "WIDE", {"family": 0, "person": 0})
    monkeypatch.setattr(slices, "FEWEST", 0)


@pytest.mark.parametrize(("seed", "desa", "rows", "rare"), CASES)
def test_no_hidden_count_can_be_told(seed, desa, rows, rare):
    """By all tables of an edition at once. A hidden zero may be told to be zero: no secret."""
    made = registry(seed, desa, rows, rare)
    for edition, found in protected(made, SMALLEST).items():
        attack = Attack(made, found, shown_totals(made, SMALLEST[edition]))
        hidden = [cell for cell in attack.hidden if attack.true[cell]]
        assert hidden
        random.Random(seed).shuffle(hidden)
        for cell in hidden[:40]:
            least, most = attack.bounds(cell)
            assert most - least > 0.99, (edition, cell, attack.true[cell], least, most)


@pytest.mark.parametrize(("seed", "desa", "rows", "rare"), CASES)
def test_the_public_edition_shows_nothing_that_the_internal_one_hides(seed, desa, rows, rare):
    made = registry(seed, desa, rows, rare)
    read = {
        edition: Attack(made, found, made.totals())
        for edition, found in protected(made, SMALLEST).items()
    }
    both = set(read["internal"].hidden) & set(read["public"].true)
    assert both and both <= set(read["public"].hidden)


def test_an_attack_finds_what_is_hidden_badly():
    """The attack is not blind: with one cell hidden alone, it tells it."""
    made = registry(1, (3, 4), 300, 0.9)
    found = protected(made, SMALLEST)["public"]
    for table in found:
        for mask in table.hidden:
            mask[...] = False
    (pair,) = [each for each in found if each.key == ("family", "floor", "wall", False)]
    pair.hidden[-1][0, 0, 0] = True
    attack = Attack(made, found, made.totals())
    (cell,) = attack.hidden
    assert attack.bounds(cell) == (attack.true[cell], attack.true[cell])
