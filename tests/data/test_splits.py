"""The estimate of a kecamatan must not tell how a known sum splits between its hidden desa.

A reader knows the method: the shift follows from any desa that is shown. Then every way in which
the hidden counts can add up gives a rate and a number of poor persons, to be held against those of
the kecamatan.
"""

import math
from decimal import Decimal
from pathlib import Path

import duckdb
import numpy as np
import numpy.typing as npt
import pytest

from data import generations
from tests import commands

Floats = npt.NDArray[np.float64]
# More splits than this take a test too long, and are far more than the decimals could tell apart.
MOST_SPLITS = 2_000_000


@pytest.fixture(scope="module")
def small_desa(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A registry of small desa, so that most kecamatan have hidden ones."""
    store = tmp_path_factory.mktemp("small_desa") / "store"
    done = commands.data(store, "sample", "--families", 4_000, "--releases", 1, "--seed", 3)
    assert done.code == 0, done.err
    return store


def test_no_split_of_hidden_desa_is_the_only_one_that_fits(small_desa: Path):
    """In the public edition; the internal one is for officials, who may see counts."""
    path = generations.current(small_desa).folder / "public.duckdb"
    with duckdb.connect(str(path), read_only=True) as connection:
        table = connection.execute(
            "select area_code, persons, persons_known_decile as known, persons_decile1 as poor, "
            "poverty_rate_pct as rate, poor_persons from area_release"
        )
        names = [column[0] for column in table.description]
        rows = {row[0]: dict(zip(names, row, strict=True)) for row in table.fetchall()}
    desa = {area: row for area, row in rows.items() if len(area) == 13}
    shift = float(
        np.median(
            [
                _logit(row["rate"] / 100) - float(_logits(row["poor"], row["known"]))
                for row in desa.values()
                if row["rate"] is not None
            ]
        )
    )
    population = 71_590 / 0.1040 / rows["35.19"]["persons"]
    tried = 0
    for kecamatan in sorted(area for area in rows if len(area) == 8):
        own = rows[kecamatan]
        below = [row for area, row in desa.items() if area.startswith(kecamatan + ".")]
        hidden = [row for row in below if row["poor"] is None]
        shown = [row for row in below if row["poor"] is not None and row["known"]]
        if own["poor"] is None or not hidden or any(row["known"] is None for row in hidden):
            continue
        total = own["poor"] - sum(row["poor"] for row in shown)
        if math.comb(total - 1, len(hidden) - 1) > MOST_SPLITS:
            continue
        others = sum(float(_poor(row, row["poor"], shift)) for row in shown)
        splits = others + _splits(
            [_poor(row, np.arange(total + 1), shift) for row in hidden], total
        )
        persons = sum(row["persons"] for row in (*shown, *hidden))
        for value, found in (
            (own["rate"], 100 * splits / persons),
            (own["poor_persons"], population * splits),
        ):
            if value is not None:
                reach = 0.51 * 10.0 ** -_decimals(value) + 1e-8
                fitting = int(np.count_nonzero(np.abs(found - value) < reach))
                assert fitting > 1, (kecamatan, value)
        tried += 1
    assert tried


def _splits(values: list[Floats], total: int) -> Floats:
    """The sums of values[i][n_i] over all n_i of at least one that add up to `total`."""
    sums, used = np.zeros(1), np.zeros(1, dtype=int)
    for place, own in enumerate(values[:-1]):
        left = len(values) - 1 - place
        grown = [
            (sums[fits] + own[count], used[fits] + count)
            for count in range(1, total - left + 1)
            if (fits := used + count <= total - left).any()
        ]
        sums, used = (np.concatenate(each) for each in zip(*grown, strict=True))
    return sums + values[-1][total - used]


def _poor(row: dict[str, float], poor: npt.ArrayLike, shift: float) -> Floats:
    """Persons of a desa that are estimated poor if so many are in decile 1."""
    return row["persons"] / (1 + np.exp(-_logits(poor, row["known"]) - shift))


def _logits(poor: npt.ArrayLike, known: float) -> Floats:
    """Logits of shares, half a person off 0 and 1."""
    share = np.clip(np.asarray(poor, dtype=float), 0.5, known - 0.5) / known
    return np.log(share / (1 - share))


def _logit(rate: float) -> float:
    return math.log(rate / (1 - rate))


def _decimals(value: float) -> int:
    """How many decimals a number is shown with."""
    return max(0, -int(Decimal(repr(value)).normalize().as_tuple().exponent))
