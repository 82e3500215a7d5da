"""Perturbation tables of the cell key method: what is added to each count before it is published.

Every record has a record key of 32 uniform bits (queries/key); the cell key of a count is the sum
of the record keys in it, modulo 2³². For a true count n the cell key chooses one of a few changes
v by a distribution p(v | n) with

- every result n + v is 0 or more than `unseen`, and |v| is at most `most`; 0 stays 0,
- mean: Σ p v = 0, so sums and averages of many cells are not bent,
- variance: Σ p v² = `variance`; where the results that are allowed to a small n do not permit it,
  the nearest that leaves each of them possible (MARGIN of the permitted range inside its ends),
- among all these the greatest entropy: p(v | n) ∝ exp(a v + b v²), with the two multipliers a and
  b found by a root finder.

From n = most + unseen + 1 on nothing is forbidden and the distribution stays the same.
The same records give the same cell key, hence the same published count, in every table and
release; each edition turns the key in its own way (`TURNS`), so that reading both editions gives
two independent changes and not one seen twice.

Sources: Thompson, Broadfoot, Elazar 2013, Methodology for the automatic confidentialisation of
statistical outputs (UNECE work session on statistical data confidentiality); Giessing 2016,
Computational issues in the design of transition probabilities and disclosure risk estimation for
additive noise (Privacy in Statistical Databases); Bach 2020, arXiv 2012.09775, on how large the
change must be.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import fsum
from typing import Final

import duckdb
import numpy as np
import numpy.typing as npt

from data.estimates.roots import root
from data.settings import Edition, Protection

Floats = npt.NDArray[np.float64]

KEYS: Final = 2**32  # cell keys are 0 .. KEYS - 1
MARGIN: Final = 0.05
# An odd number for each edition, below 2³¹ so that its product with a key fits 63 bits.
TURNS: Final[Mapping[Edition, int]] = {"internal": 1, "public": 1_103_515_245}


@dataclass(frozen=True)
class Change:
    """One way in which a true `count` is changed: by `added`, with a probability."""

    count: int
    added: int
    probability: float


def perturbation_table(protection: Protection) -> list[Change]:
    """The changes of every true count from 0 to most + unseen + 1, which stands for all above too.

    Probabilities of one count add up to 1; changes come in rising order.
    """
    if protection.is_exact:
        return [Change(0, 0, 1.0)]
    table = [Change(0, 0, 1.0)]
    for count in range(1, protection.most + protection.unseen + 2):
        support = np.array(
            [
                added
                for added in range(-protection.most, protection.most + 1)
                if count + added == 0 or count + added > protection.unseen
            ],
            dtype=float,
        )
        table += [
            Change(count, int(added), float(probability))
            for added, probability in zip(
                support, most_even(support, protection.variance), strict=True
            )
        ]
    return table


def most_even(support: Floats, variance: float) -> Floats:
    """The distribution of greatest entropy over `support` with mean 0 and a variance.

    Args:
        support: n changes in rising order, some below and some above 0.
        variance: wanted; moved inside what `support` permits.

    Returns n probabilities. For a given b the mean rises with a, and along the mean 0 the variance
    rises with b: two bracketed root finders, one inside the other, always meet.
    """
    below, above = support[support < 0], support[support > 0]
    least = 0.0 if 0 in support else float(-below[-1] * above[0])
    greatest = float(-below[0] * above[-1])
    inside = MARGIN * (greatest - least)
    target = min(max(variance, least + inside), greatest - inside)
    # In units of the widest change: then the same brackets hold for every `most`.
    scale = float(np.abs(support).max())
    unit = support / scale

    def spread(a: float, b: float) -> Floats:
        power = a * unit + b * unit**2
        weight = np.exp(power - power.max())
        return weight / weight.sum()

    def centred(b: float) -> Floats:
        reach = 200 + 4 * abs(b)  # beyond it almost all weight lies on one end, whatever b is
        a = root(lambda a: fsum(spread(a, b) * unit), -reach, reach, within=1e-14)
        return spread(a, b)

    def excess(b: float) -> float:
        return fsum(centred(b) * support**2) - target

    return centred(root(excess, -600, 600, within=1e-13))


@cache
def intervals(protection: Protection) -> list[tuple[int, int, int, int]]:
    """(count, low_key, high_key, added) in rising order; the last count stands for all above it.

    A cell of `count` whose turned key lies in low_key .. high_key - 1 is changed by `added`.
    """
    rows: list[tuple[int, int, int, int]] = []
    table = perturbation_table(protection)
    for count in range(table[-1].count + 1):
        own = [change for change in table if change.count == count]
        ends = np.rint(np.cumsum([change.probability for change in own]) * KEYS).astype(int)
        ends[-1] = KEYS
        rows += [
            (count, low, high, change.added)
            for change, (low, high) in zip(own, pairwise([0, *ends.tolist()]), strict=True)
        ]
    return rows


def store_perturbation(connection: duckdb.DuckDBPyConnection, protection: Protection) -> None:
    """Make perturbation(count, low_key, high_key, added) of `intervals`."""
    connection.execute(
        "create or replace table perturbation "
        "(count bigint, low_key bigint, high_key bigint, added bigint)"
    )
    connection.execute(
        "insert into perturbation select unnest(?), unnest(?), unnest(?), unnest(?)",
        [list(column) for column in zip(*intervals(protection), strict=True)],
    )


def store_protection(
    connection: duckdb.DuckDBPyConnection, edition: Edition, protection: Protection
) -> None:
    """Make protection(edition, most, variance, unseen), one row: what an edition says of itself."""
    connection.execute(
        "create or replace table protection "
        "(edition varchar, most integer, variance double, unseen integer)"
    )
    connection.execute(
        "insert into protection values (?, ?, ?, ?)",
        [edition, protection.most, protection.variance, protection.unseen],
    )
